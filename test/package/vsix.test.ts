import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { copyOfSample, removeCopy } from '../../scripts/sampleCopy';
import { runScript } from '../../scripts/setup.mjs';
import { openRealVscode, packageRoot } from '../support/realVscode';
import { UiDriver } from '../support/uiDriver';
import { filesInZip } from './zip';

describe('the packaged extension', () => {
  const vsix = path.join(packageRoot, 'red-thread.vsix');

  before(async () => {
    fs.rmSync(vsix, { force: true });
    assert.equal(await runScript('package'), 0);
  });

  it('carries what it needs and nothing else', () => {
    const files = filesInZip(fs.readFileSync(vsix));
    const unwanted = /\.map$|\.ts$|\.vsix$|(^|\/)(test|src|scripts|node_modules|\.[^/]+)\//;
    assert.deepEqual(
      files.filter((file) => unwanted.test(file)),
      [],
    );
    const scripts = ['extension.js', 'extension.web.js', 'worker.js', 'worker.web.js'];
    for (const needed of ['package.json', ...scripts.map((name) => `dist/${name}`)]) {
      assert.ok(files.includes(`extension/${needed}`), needed);
    }
  });

  it('carries the sample, and the list of its files that a browser needs', () => {
    const list = fs.readFileSync(path.join(packageRoot, 'dist/sample-files.json'), 'utf8');
    const names = JSON.parse(list) as string[];
    assert.ok(names.includes('red-thread.yaml'));
    const inPackage = filesInZip(fs.readFileSync(vsix))
      .filter((file) => file.startsWith('extension/sample/'))
      .map((file) => file.slice('extension/sample/'.length));
    assert.deepEqual(inPackage.sort(), names.sort());
  });

  it('has no reference to a source map', () => {
    for (const name of fs
      .readdirSync(path.join(packageRoot, 'dist'))
      .filter((file) => file.endsWith('.js'))) {
      assert.doesNotMatch(
        fs.readFileSync(path.join(packageRoot, 'dist', name), 'utf8'),
        /^\/\/# sourceMappingURL/m,
      );
    }
  });

  it('installs into an empty VS Code and shows its views', async () => {
    const folder = copyOfSample();
    const vscode = await openRealVscode({ folder, extension: { kind: 'vsix', path: vsix } });
    try {
      const ui = new UiDriver(vscode);
      await ui.openViewContainer('Red Thread');
      await ui.until(
        async () => (await ui.treeLabels('Repository')).length > 0,
        `the repository's tree stays empty:\n${vscode.log()}`,
      );
      await ui.screenshot('packaged');
    } finally {
      await vscode.close();
      removeCopy(folder);
    }
  });
});
