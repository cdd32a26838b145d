import { copyOfSample, removeCopy } from '../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from './realVscode';
import type { RealVscode, RealVscodeOptions } from './realVscode';
import { UiDriver } from './uiDriver';

/** A workbench that the tests of one `describe` share. */
export interface Workbench {
  readonly ui: UiDriver;
  readonly vscode: RealVscode;
  /** The opened copy of the sample. */
  readonly folder: string;
}

/**
 * Opens a workbench on a copy of the sample before the tests of the surrounding `describe`, and closes it after
 * them. A test that fails leaves a picture in `test/ui/shots/` and what VS Code said in the output.
 * @param options on top of: the extension under development, and a fresh copy of the sample
 * @returns the workbench; it is there once the first test runs
 */
export function useWorkbench(options: Partial<RealVscodeOptions> = {}): Workbench {
  let opened: Workbench | undefined;

  before(async function () {
    this.timeout(300_000);
    const folder = options.folder ?? copyOfSample();
    const vscode = await openRealVscode({
      extension: { kind: 'development', path: packageRoot },
      ...options,
      folder,
    });
    opened = { ui: new UiDriver(vscode), vscode, folder };
  });

  afterEach(async function () {
    const test = this.currentTest;
    if (opened === undefined || test?.isFailed() !== true) return;
    const picture = await opened.ui.screenshot(
      `failed ${test.fullTitle()}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
    );
    console.log(`      picture: ${picture}\n${opened.vscode.log()}`);
  });

  after(async function () {
    this.timeout(30_000);
    await opened?.vscode.close();
    if (opened !== undefined && options.folder === undefined) removeCopy(opened.folder);
  });

  const now = (): Workbench => {
    if (opened === undefined) throw new Error('The workbench opens before the first test, not earlier.');
    return opened;
  };
  return {
    get ui() {
      return now().ui;
    },
    get vscode() {
      return now().vscode;
    },
    get folder() {
      return now().folder;
    },
  };
}
