import * as vscode from 'vscode';
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
});
