import * as vscode from 'vscode';
import { addEvidence } from '../claims/addEvidence';
import type { OpenRepository } from '../openRepository';
import type { TreeNode } from './node';

/** What a dragged line is, for the Claims view alone. */
const DRAGGED = 'application/vnd.red-thread.evidence';

/** A line that can be evidence. */
interface Dragged {
  readonly root: string;
  readonly ref: string;
}

/** Lets lines be dragged: onto a claim as evidence, and into a text as a link. */
export function dragging(
  repositories: () => readonly OpenRepository[],
  takesEvidence: boolean,
): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [DRAGGED, 'text/plain'],
    dropMimeTypes: takesEvidence ? [DRAGGED] : [],
    handleDrag(nodes, data) {
      const dragged = nodes.flatMap(({ link, isWork, claim, place }): readonly Dragged[] =>
        link === undefined || isWork || claim || !place
          ? []
          : [{ root: place.repository.root.toString(), ref: link.replace(/^\[\[|\]\]$/g, '') }],
      );
      if (dragged.length > 0) data.set(DRAGGED, new vscode.DataTransferItem(JSON.stringify(dragged)));
      const links = nodes.flatMap(({ link }) => link ?? []);
      if (links.length > 0) data.set('text/plain', new vscode.DataTransferItem(links.join(' ')));
    },
    async handleDrop(target, data) {
      const claim = claimAbove(target);
      if (!claim) return;
      for (const { root, ref } of await draggedIn(data)) {
        const repository = repositories().find((open) => open.root.toString() === root);
        if (repository !== claim.repository) continue;
        // Who gives up at one does not want to be asked about the others.
        if (!(await addEvidence({ repository, ref }, claim))) return;
      }
    },
  };
}

/** The claim that a line is or belongs to. */
function claimAbove(node: TreeNode | undefined): TreeNode['claim'] {
  return node && (node.claim ?? claimAbove(node.parent));
}

/**
 * What was dragged here. It may come from anywhere: nothing of it is trusted before it has the right shape. Of what
 * comes from another view the editor first has an empty item, and behind it what that view gave.
 */
async function draggedIn(data: vscode.DataTransfer): Promise<readonly Dragged[]> {
  const items = [...data].flatMap(([type, item]) => (type === DRAGGED ? item : []));
  const values = await Promise.all(items.map(async (item) => parsed(await item.asString())));
  return values.flatMap((value) => (Array.isArray(value) ? value.filter(isDragged) : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDragged(value: unknown): value is Dragged {
  if (typeof value !== 'object' || value === null) return false;
  return 'root' in value && typeof value.root === 'string' && 'ref' in value && typeof value.ref === 'string';
}
