import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../../src/composition';
import { largeFiles } from '../largeFiles';
import { turnsDuring } from '../turns';

/** Measures within the extension host, and appends what it finds to the file that RED_THREAD_BENCH_RESULTS names. */
export async function run(): Promise<void> {
  try {
    await measureAll();
  } catch (error) {
    tell(String(error));
    throw error;
  }
}

const KEYS = 10;
/** Between two keys, in milliseconds. */
const TYPING = 150;

async function measureAll(): Promise<void> {
  const services = (await vscode.extensions
    .getExtension('red-thread.red-thread')
    ?.activate()) as unknown as Services;
  await ready(services);
  await measured('nothing', () => later(2000));
  await measured('first indexing', async () => {
    touch('red-thread.yaml', (text) => `${text}exclude: [nothing]\n`);
    await vscode.commands.executeCommand('redThread.refresh');
    await ready(services);
  });
  for (const [name, file, text, beside] of largeFiles()) {
    for (const [other, content] of Object.entries({ ...beside, [file]: text })) {
      touch(`large/${other}`, () => content);
    }
    await measured(`${name}: found`, () => ready(services));
    const document = await vscode.workspace.openTextDocument(uriOf(`large/${file}`));
    const at = document.positionAt(text.indexOf('samtale', text.length >> 1));
    await measured(`${name}: opened`, async () => {
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
      await ready(services);
    });
    await measured(`${name}: typed in`, async () => {
      for (let key = 0; key < KEYS; key++) {
        await vscode.commands.executeCommand('type', { text: 'x' });
        await later(TYPING);
      }
      await ready(services);
    });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    fs.rmSync(uriOf('large').fsPath, { recursive: true });
    await ready(services);
  }
}

async function measured(name: string, work: () => Promise<void>): Promise<void> {
  const { wall, cpu } = await turnsDuring(work);
  tell(
    `${name}: longest turn ${wall.longest.toFixed(1)} ms by the clock (p99 ${wall.p99.toFixed(1)}), ` +
      `${cpu.longest.toFixed(1)} of the processor (p99 ${cpu.p99.toFixed(1)})`,
  );
}

/** Waits until all is read and shown. */
async function ready(services: Services): Promise<void> {
  await later(1500);
  while (services.repositories.activity !== 'ready') await later(50);
  for (const { repository } of services.repositories.all) await repository.settled();
  await later(500);
}

function tell(line: string): void {
  fs.appendFileSync(process.env['RED_THREAD_BENCH_RESULTS'] ?? '', `${line}\n`);
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Writes a file behind the editor's back, as git does. */
function touch(file: string, change: (text: string) => string): void {
  const target = uriOf(file).fsPath;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, change(fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : ''));
}
