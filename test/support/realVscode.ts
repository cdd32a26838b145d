import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { installVsix, settingsFile, startServer } from '../../scripts/codeServer';
import type { RunningServer } from '../../scripts/codeServer';
import { temporaryFolder } from '../../scripts/sampleCopy';
import { launchChromium } from './chromium';

/** The package's folder: where its manifest lies. */
export const packageRoot = path.resolve(__dirname, '../..');

/** What makes a workbench calm enough for tests and pictures. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'files.exclude': { '**/.git': true, '**/.vscode': true },
  // In a browser VS Code saves by itself; on the desktop, where most people write, it does not.
  'files.autoSave': 'off',
  'window.autoDetectColorScheme': false,
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'compact',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  // Its rows would stand twice in a tree, once behind others.
  'workbench.tree.enableStickyScroll': false,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Which extension the workbench runs: a folder with a manifest, a packaged one, or none of ours. */
type ExtensionUnderTest =
  | { readonly kind: 'development'; readonly path: string; readonly testsPath?: string }
  | { readonly kind: 'vsix'; readonly path: string }
  | { readonly kind: 'none' };

/** How to open a workbench. */
export interface RealVscodeOptions {
  /** The folder to open; a test hands in a copy (`copyOfSample`), since what it opens may be written to. */
  readonly folder: string;
  /** True begins in a window without a folder, from which a test finds its way to `folder`. */
  readonly emptyWindow?: boolean;
  readonly extension: ExtensionUnderTest;
  /** On top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** An IETF tag such as `da`. The extension speaks it; the workbench itself stays English without a language pack. */
  readonly locale?: string;
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A running workbench in a browser page. */
export interface RealVscode {
  readonly page: Page;
  readonly folder: string;
  /** The open folder's settings; VS Code takes over what a test writes there. */
  readonly settingsFile: string;
  /** What the page's console and the server have said, for the report of a failure. */
  log(): string;
  /** Whether an extension host has ended, as it does when the tests within it have. */
  readonly hostEnded: () => boolean;
  close(): Promise<void>;
}

/** Opens a folder in a real VS Code and waits until its workbench is drawn. */
export async function openRealVscode(options: RealVscodeOptions): Promise<RealVscode> {
  const state = temporaryFolder('red-thread-vscode-');
  writeJson(settingsFile(state), { ...quietSettings, ...options.settings });
  // It has to be there from the start: VS Code does not hear of a file made together with its folder.
  const folderSettings = path.join(options.folder, '.vscode/settings.json');
  if (!fs.existsSync(folderSettings)) writeJson(folderSettings, {});
  if (options.extension.kind === 'vsix') await installVsix({ state }, options.extension.path);

  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  const lines: string[] = [];
  const close = async () => {
    await browser?.close();
    await server?.close();
    fs.rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    [server, browser] = await Promise.all([
      startServer({
        state,
        workspaceTrust: !(options.trusted ?? true),
        ...(options.locale === undefined ? {} : { locale: options.locale }),
        ...(options.environment === undefined ? {} : { environment: options.environment }),
      }),
      launchChromium(),
    ]);
    const running = server;
    const { origin } = running;
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1400, height: 900 },
      locale: options.locale ?? 'en',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (options.locale !== undefined) {
      // What a language pack would set; extensions then load their texts in this language.
      await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.locale)};`);
    }
    const page = await context.newPage();
    page.on('console', (message) => lines.push(`[${message.type()}] ${message.text()}`));
    page.on('pageerror', (error) => lines.push(`[page error] ${error.stack ?? error.message}`));
    if (options.extension.kind === 'development') await serveDevelopment(page, origin, options.extension);
    await page.goto(
      `${origin}/?${options.emptyWindow ? 'ew=true' : `folder=${encodeURIComponent(options.folder)}`}`,
      // A busy machine takes its time to send the workbench for the first time.
      { timeout: 120_000 },
    );
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
    return {
      page,
      folder: options.folder,
      settingsFile: folderSettings,
      hostEnded: () => running.output().includes('Extension Host Process exited'),
      log: () => withoutNoise([...lines, running.output()].join('\n')),
      close,
    };
  } catch (error) {
    const said = withoutNoise([...lines, server?.output() ?? ''].join('\n'));
    await close();
    throw new Error(`VS Code did not open:\n${said}`, { cause: error });
  }
}

/**
 * Adds an extension under development to the page that the server sends: a built VS Code takes one from its
 * page's configuration, and ignores the query that a development build would read.
 */
async function serveDevelopment(
  page: Page,
  origin: string,
  extension: Extract<ExtensionUnderTest, { kind: 'development' }>,
): Promise<void> {
  const remote = (file: string) => ({ scheme: 'vscode-remote', authority: new URL(origin).host, path: file });
  await page.route(
    (url) => url.pathname === '/' && (url.searchParams.has('folder') || url.searchParams.has('ew')),
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const changed = html.replace(
        /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
        (_, head: string, json: string) => {
          const configuration = JSON.parse(fromAttribute(json)) as { developmentOptions?: object };
          configuration.developmentOptions = {
            ...configuration.developmentOptions,
            extensions: [remote(extension.path)],
            ...(extension.testsPath === undefined ? {} : { extensionTestsPath: remote(extension.testsPath) }),
          };
          return head + toAttribute(JSON.stringify(configuration));
        },
      );
      if (changed === html) throw new Error('The server page has no workbench configuration to extend.');
      await route.fulfill({ response, body: changed });
    },
  );
}

/** The end of a log, without what the server says at every start about native extras that it has not got. */
function withoutNoise(log: string): string {
  const noise =
    /spdlog|native-watchdog|release\/watchdog|vsda|DefaultAccount|AccountPolicyGate|^\s+at (?!.*red-thread)|^ → |^Require stack|^- \/|^\s*(tries: \[|\]|\})?\s*$/i;
  return log
    .split('\n')
    .filter((line) => !noise.test(line))
    .map((line) => line.replace('%c', '').replace(/ color: #\w+/, ''))
    .slice(-60)
    .join('\n');
}

function fromAttribute(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function toAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function writeJson(file: string, value: unknown): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
