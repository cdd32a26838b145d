import * as vscode from 'vscode';
import { sampleFiles } from '../../src/vscode/writing/sampleFiles';
import { equal, ok } from './assert';

describe('in a web extension host', () => {
  it('there is no Node', () => {
    ok('importScripts' in globalThis, 'expected a worker');
  });

  it('the extension is there and activates', async () => {
    const extension = vscode.extensions.getExtension('red-thread.red-thread');
    ok(extension);
    await extension.activate();
    equal(extension.isActive, true);
  });

  it('the sample that comes with the extension can be read', async () => {
    const folder = vscode.extensions.getExtension('red-thread.red-thread')?.extensionUri;
    ok(folder);
    const files = await sampleFiles(folder);
    const configuration = files.find((file) => file.path === 'red-thread.yaml');
    ok(configuration);
    ok(new TextDecoder().decode(await configuration.content()).includes('name: LISES'));
  });
});
