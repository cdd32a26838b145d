import * as vscode from 'vscode';
import { moveCode } from '../../writing/codebookFile';
import type { TreeNode } from '../trees/node';
import { changeCodebook } from './change';

/** What a dragged line is, for the Codebook view alone. */
const DRAGGED = 'application/vnd.red-thread.code';

/** Lets codes be moved below another one, or to the top where they are dropped beside all lines; in a text, a code is its id. */
export function draggingCodes(
  nodeOf: (id: string) => Promise<TreeNode | undefined>,
): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [DRAGGED, 'text/plain'],
    dropMimeTypes: [DRAGGED],
    handleDrag([node], data) {
      if (!node?.code) return;
      data.set(DRAGGED, new vscode.DataTransferItem(node.id));
      data.set('text/plain', new vscode.DataTransferItem(node.code.id));
    },
    async handleDrop(target, data) {
      const dragged = data.get(DRAGGED);
      const code = dragged && (await nodeOf(await dragged.asString()))?.code;
      if (!code) return;
      const { file, id } = code;
      const parent = target?.code;
      if (parent && (parent.file.repository !== file.repository || parent.file.path !== file.path)) return;
      if (parent?.id === id) return;
      await changeCodebook(file, (book) => moveCode(book, id, { parent: parent?.id }));
    },
  };
}
