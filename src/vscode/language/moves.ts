import * as vscode from 'vscode';
import type { FileMove } from '../../language/changes';
import { planMoves } from '../../language/moves';
import type { OpenRepository, Repositories } from '../openRepository';
import { toWorkspaceEdit } from './changes';
import { textsOf } from './documents';

/** Keeps links whole when files and folders are renamed or moved in the Explorer, as part of the same change. */
export function registerMoves(repositories: Repositories): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    for (const [open, moves] of movesByRepository(repositories, event.files)) {
      event.waitUntil(
        planMoves(open.repository.snapshot, textsOf(open), moves, event.token).then((changes) =>
          toWorkspaceEdit(open, changes),
        ),
      );
    }
  });
}

function movesByRepository(
  repositories: Repositories,
  files: vscode.FileWillRenameEvent['files'],
): ReadonlyMap<OpenRepository, readonly FileMove[]> {
  const result = new Map<OpenRepository, FileMove[]>();
  for (const { oldUri, newUri } of files) {
    const open = repositories.of(oldUri);
    const from = open?.pathOf(oldUri);
    const to = open?.pathOf(newUri);
    if (!open || from === undefined || to === undefined) continue;
    result.set(open, [...(result.get(open) ?? []), { from, to }]);
  }
  return result;
}
