import { suites } from 'host-suites';
import * as vscode from 'vscode';
import { runMocha } from '../support/runMocha';
import type { HostEvent } from '../support/hostEvents';

/**
 * Runs the bundled tests inside the web extension host. There is no file system here but VS Code's own, so the
 * events go through it, into the folder of the extension: `events.jsonl`, written anew with each.
 * @throws Error when a test failed
 */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('red-thread.red-thread');
  if (extension === undefined) throw new Error('The extension is not in this host.');
  const file = vscode.Uri.joinPath(extension.extensionUri, 'events.jsonl');
  let text = '';
  let written = Promise.resolve();
  const tell = (event: HostEvent) => {
    text += `${JSON.stringify(event)}\n`;
    const now = new TextEncoder().encode(text);
    written = written.then(() => vscode.workspace.fs.writeFile(file, now));
  };
  try {
    await runMocha(new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'base' }), suites, tell);
  } finally {
    await written;
  }
}
