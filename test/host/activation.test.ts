import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('the extension is there and activates', async () => {
    const extension = vscode.extensions.getExtension('red-thread.red-thread');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
