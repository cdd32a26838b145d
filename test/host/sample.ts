import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { Snapshot } from '../../src/repository/snapshot';
import type { TreeNode } from '../../src/vscode/trees/node';
import type { NodeTree } from '../../src/vscode/trees/nodeTree';

/** The running extension, once the sample is indexed, its bibliographies included. */
export async function openSample(): Promise<Services> {
  // What tests type must stay unsaved; in the browser the editor saves by itself.
  const files = vscode.workspace.getConfiguration('files');
  await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  const services = (await vscode.extensions
    .getExtension('red-thread.red-thread')
    ?.activate()) as unknown as Services;
  await until(() => services.repositories.activity === 'ready', 'the sample is indexed');
  for (const { repository } of services.repositories.all) await repository.settled();
  return services;
}

/** The index of the sample. */
export function snapshotOf(services: Services): Snapshot {
  const root = sampleUri('').path.replace(/\/$/, '');
  const open = services.repositories.all.find((r) => r.root.path === root);
  assert.ok(open, 'the sample is open');
  return open.repository.snapshot;
}

/** How many observations there are at the moment: those of the sample, and what tests before have left behind. */
export function observationsIn(services: Services): number {
  return [...snapshotOf(services).records()].filter((r) => r.type === 'observation').length;
}

/** A place in the opened copy of the sample. */
export function sampleUri(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Opens a file of the sample with the cursor before the first place where these words stand. */
export async function openAt(file: string, words = ''): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(sampleUri(file));
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, words);
  const position = document.positionAt(offset);
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

/** Writes files behind the editor's back, as git does. */
export function writeOutside(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const target = sampleUri(file).fsPath;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
}

/** Deletes a file or folder behind the editor's back. */
export function deleteOutside(file: string): void {
  fs.rmSync(sampleUri(file).fsPath, { recursive: true, force: true });
}

/** The text of a line of a tree, its description behind a bar. */
export function textOf(node: TreeNode): string {
  const { label, description } = node.item();
  const text = typeof label === 'string' ? label : (label?.label ?? '');
  return typeof description === 'string' && description !== '' ? `${text} | ${description}` : text;
}

/** The texts of the lines below a line, or of the outermost ones. */
export async function textsOf(tree: NodeTree, node?: TreeNode): Promise<readonly string[]> {
  return (await tree.getChildren(node)).map(textOf);
}

/** The line that is reached over lines whose texts begin like this. */
export async function lineOf(tree: NodeTree, ...texts: readonly string[]): Promise<TreeNode> {
  let node: TreeNode | undefined;
  for (const text of texts) {
    const lines = await tree.getChildren(node);
    node = lines.find((line) => textOf(line).startsWith(text));
    assert.ok(node, `no line ${text} among: ${lines.map(textOf).join('; ')}`);
  }
  assert.ok(node);
  return node;
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 50_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * The ways out that the light bulb offers at a place, once there are any: what is asked while another extension brings
 * its own is cancelled, and answered without ours.
 */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  let fixes: vscode.CodeAction[] = [];
  const kind = vscode.CodeActionKind.QuickFix.value;
  await until(async () => {
    fixes = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind, 20);
    return fixes.length > 0;
  }, 'a way out is offered');
  return fixes;
}

/** Throws away what tests have typed, and closes all editors. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Takes what each question of a command proposes, as it comes, until the command is done.
 * @param below so many times the next line is asked for before; a list that just opens may miss it, or be without a
 * chosen line yet.
 */
export async function accepting(asked: PromiseLike<unknown>, below = 0): Promise<void> {
  let isDone = false;
  const done = Promise.resolve(asked).finally(() => (isDone = true));
  await until(async () => {
    for (let i = 0; i < below; i++) {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    }
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone;
  }, 'all is answered');
  await done;
}
