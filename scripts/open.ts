import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { engines } from '../package.json';
import { installServer, installVsix, settingsFile, startServer } from './codeServer';
import { firstSteps } from './firstSteps';
import { copyOfSample, removeCopy, temporaryFolder } from './sampleCopy';
import { root, runScript } from './setup.mjs';

/** Something opened, which can be shut again. */
interface Opened {
  /** Resolves when the user has closed it; never, where that cannot be known. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a copy of the sample with the extension: in the installed desktop VS Code, else in the VS Code server
 * and the browser. Stays until the window is closed or the process is told to stop.
 * @param flags `--no-open`: only print the address. `--server`: the server even where there is a desktop one.
 */
export async function open(flags: readonly string[]): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const desktop = flags.includes('--no-open') || flags.includes('--server') ? undefined : findDesktop();
  const folder = copyOfSample();
  const state = temporaryFolder('red-thread-state-');
  try {
    const opened =
      desktop === undefined
        ? await openInServer(folder, state, !flags.includes('--no-open'))
        : await openOnDesktop(desktop, folder, state);
    console.log(`\nThe folder is a copy of the sample, so nothing that you do can break it:\n  ${folder}`);
    console.log(`\nTry first:\n${firstSteps.map((step, at) => `  ${at + 1}. ${step}`).join('\n')}`);
    console.log('\nCtrl+C stops everything and deletes the copy.');
    await Promise.race([stopped, opened.closed]);
    await opened.close();
  } finally {
    removeCopy(folder);
    fs.rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  }
  // Handles of children that have just ended may linger.
  process.exit();
}

function findDesktop(): string | undefined {
  const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  // In a terminal of a remote window, `code` is another program of the same name.
  if (headless || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  return ['code', 'code-insiders', 'codium'].find((command) => {
    const asked = spawnSync(command, ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (asked.status !== 0) return false;
    const version = asked.stdout.split('\n', 1)[0] ?? '';
    if (isAtLeast(version, engines.vscode.replace('^', ''))) return true;
    console.log(
      `${command} is version ${version}; Red Thread needs ${engines.vscode.replace('^', '')} or newer.`,
    );
    return false;
  });
}

function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map((text) => text.split(/[.-]/).map(Number));
  for (const [at, part] of (need ?? []).entries()) {
    const own = have?.[at] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

async function openOnDesktop(command: string, folder: string, state: string): Promise<Opened> {
  console.log('Building…');
  if ((await runScript('build')) !== 0) throw new Error('The extension could not be built.');
  console.log(`\nOpening a window of ${command}.`);
  const data = path.join(state, 'data');
  writeSettings(path.join(data, 'User/settings.json'));
  const child = spawn(
    command,
    [
      '--new-window',
      '--wait',
      `--extensionDevelopmentPath=${root}`,
      `--user-data-dir=${data}`,
      `--extensions-dir=${path.join(state, 'extensions')}`,
      '--disable-workspace-trust',
      folder,
    ],
    { stdio: 'ignore', shell: process.platform === 'win32' },
  );
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve()).once('exit', () => resolve());
  });
  return {
    closed,
    close: async () => {
      child.kill();
      // The window belongs to another process, which notes its id in its own data folder.
      const lock = path.join(data, 'code.lock');
      const owner = fs.existsSync(lock) ? Number(fs.readFileSync(lock, 'utf8')) : NaN;
      if (Number.isInteger(owner) && owner > 0) process.kill(owner);
      await closed;
    },
  };
}

async function openInServer(folder: string, state: string, inBrowser: boolean): Promise<Opened> {
  installServer();
  console.log('Packaging the extension…');
  if ((await runScript('package')) !== 0) throw new Error('The extension could not be packaged.');
  await installVsix({ state }, path.join(root, 'red-thread.vsix'));
  writeSettings(settingsFile(state));
  const password = randomBytes(12).toString('base64url');
  const server = await startServer({ state, password, workspaceTrust: false });
  const query = `folder=${encodeURIComponent(folder)}`;
  const door = await openDoor(`${server.origin}/login?${query}`, password);
  console.log(
    `\nRed Thread is running in VS Code. Open this address, which signs you in:\n\n  ${door.url}\n`,
  );
  console.log(`Or open ${server.origin}/?${query}\nand type the password ${password}`);
  if (inBrowser) openBrowser(door.url);
  return {
    closed: new Promise(() => undefined),
    close: async () => {
      door.close();
      await server.close();
    },
  };
}

/**
 * Serves one page, under an address that cannot be guessed, that hands the password to the server's login form:
 * a password in the server's own address would stay in its log and in the browser's history.
 */
function openDoor(login: string, password: string): Promise<{ url: string; close: () => void }> {
  const secret = randomBytes(24).toString('base64url');
  const page = `<!doctype html><meta charset="utf-8"><title>Red Thread</title>
<form method="post" action="${login.replaceAll('&', '&amp;')}"><input type="hidden" name="password" value="${password}">
<button>Open</button></form><script>document.forms[0].submit()</script>`;
  const door = http.createServer((request, response) => {
    const known = request.method === 'GET' && request.url === `/${secret}`;
    response.writeHead(known ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    response.end(known ? page : '');
  });
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen(0, '127.0.0.1', () => {
      const { port } = door.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}/${secret}`,
        close: () => {
          door.close();
          door.closeAllConnections();
        },
      });
    });
  });
}

function openBrowser(url: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [command, ...first] = commands[process.platform] ?? ['xdg-open'];
  // The address stands in the terminal; a machine without a browser is no reason to stop.
  spawn(command, [...first, url], { stdio: 'ignore', detached: true })
    .once('error', () => console.log('(No browser was found to open it with.)'))
    .unref();
}

function writeSettings(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const settings = {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
  };
  fs.writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}
