import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { FileKind } from '../../src/model/facts';
import { RemoteParser } from '../../src/repository/remoteParser';
import { parseFile } from '../../src/syntax/parseFile';
import { webWorkerChannel } from '../../src/vscode/webWorkerChannel';
import { equal, ok } from './assert';

/** Long enough to be left to the other thread, with a problem that is told of in words. */
const LARGE: readonly [path: string, kind: FileKind, text: string] = [
  'memos/MEMO-large.md',
  'record',
  `---\nid: MEMO-large\nid: MEMO-twice\n---\n${'Om køkkenet og haven. [[OBS-012]]\n\n'.repeat(2000)}`,
];

describe('large files in a web extension host', () => {
  const extension = vscode.extensions.getExtension<Services>('red-thread.red-thread');
  const script = (name: string): vscode.Uri => {
    ok(extension);
    return vscode.Uri.joinPath(extension.extensionUri, 'dist', name);
  };

  it('are read by the worker of the extension', async () => {
    const services = await extension?.activate();
    ok(services);
    const { parser } = services;
    ok(parser.takes('record', LARGE[2]));
    equal(await parser.facts(...LARGE), parseFile(...LARGE));
    // It is closed where it was lost, and what it was asked is then read here.
    ok('isOpen' in parser && parser.isOpen === true, 'the worker is there');
  });

  it('are read in the language of the editor', async () => {
    const translations = { 'The first one stands here.': 'Den første står her.' };
    const parser = new RemoteParser(webWorkerChannel(script('worker.web.js'), translations), (error) => {
      throw error;
    });
    const { problems } = await parser.facts(...LARGE);
    parser.dispose();
    equal(problems[0]?.related?.[0]?.message, 'Den første står her.');
  });

  for (const [what, name] of [
    ['cannot be started', 'none.js'],
    // No script.
    ['fails', '../package.json'],
  ] as const) {
    it(`are read here where the worker ${what}`, async () => {
      const told: string[] = [];
      const parser = new RemoteParser(webWorkerChannel(script(name), undefined), ({ message }) =>
        told.push(message),
      );
      equal(await parser.facts(...LARGE), parseFile(...LARGE));
      equal([told.length, parser.isOpen], [1, false]);
    });
  }
});
