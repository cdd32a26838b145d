import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The repository that the tests work in: a copy of the sample. */
function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri;
}

export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

/** Opens a file of the repository in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

const made = new Set<string>();

/** Makes a file with a cursor, `‸`, and opens it. `removeMade` takes it away again. */
export async function make(
  path: string,
  marked: string,
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  made.add(path);
  const offset = marked.indexOf('‸');
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(marked.replace('‸', '')));
  const document = await open(path);
  return { document, position: document.positionAt(Math.max(0, offset)) };
}

let memos = 0;

/**
 * Makes a memo with a cursor, `‸`, under a name that no other test uses: the editor remembers closed documents.
 * `$ID` in it becomes its id.
 */
export async function memo(marked: string): Promise<{
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly path: string;
}> {
  const id = `MEMO-9${String(++memos).padStart(3, '0')}`;
  const path = `memos/${id}.md`;
  return { ...(await make(path, marked.replace('$ID', id))), path };
}

/** Files that a test made otherwise. */
export function alsoRemove(...paths: readonly string[]): void {
  for (const path of paths) made.add(path);
}

/** Takes away what `make` made and gives up what is not saved. */
export async function removeMade(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const path of made) {
    try {
      await vscode.workspace.fs.delete(uriOf(path));
    } catch {
      // Moved or never written.
    }
  }
  made.clear();
}

/** The text of a file, an open document's before the one on disk. */
export async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(uriOf(path))).getText();
}

/** The position behind a piece of text. */
export function behind(document: vscode.TextDocument, piece: string): vscode.Position {
  const at = document.getText().indexOf(piece);
  assert.ok(at >= 0, `No “${piece}” in ${document.uri.path}`);
  return document.positionAt(at + piece.length);
}

/** Asks again until the answer is one, for what takes its time: the editor and its index are asynchronous. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  const until = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > until) assert.fail(`It never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the repository is read: until a link of the sample leads somewhere. */
export async function indexed(): Promise<void> {
  await vscode.extensions.getExtension('red-thread.red-thread')?.activate();
  await eventually(async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'CLM-012',
    );
    return symbols.length > 0 ? true : undefined;
  }, 'the repository is indexed');
}
