import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** What makes up the VS Code server. A change here makes the next run install anew. */
const serverVersions = { 'code-server': '4.139.1', node: '24.21.0', nodeForMac: '24.18.1' } as const;

const root = path.resolve(__dirname, '..');
const home = path.join(root, '.vscode-test/server');

/** The two programs that an installed server consists of. */
export interface InstalledServer {
  readonly node: string;
  readonly entry: string;
}

/** A running server. Paths in its URL are those of this machine. */
export interface RunningServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly origin: string;
  /** What the server and its extension hosts have printed so far. */
  output(): string;
  close(): Promise<void>;
}

/** How to start a server; all its state lies in `state`. */
export interface ServerOptions {
  readonly state: string;
  /** Asked for on a login page; without one the server answers whoever reaches the port. */
  readonly password?: string;
  /** Whether Workspace Trust is on; without it every folder is trusted. */
  readonly workspaceTrust: boolean;
  readonly locale?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Gives the VS Code server, and installs it from the npm registry when it is not there yet.
 * Safe when several processes ask at once, and when an earlier install was cut off: each installs into a
 * folder of its own, and only a finished one is moved to its place.
 */
export function installServer(say: (line: string) => void = console.log): InstalledServer {
  const node = nodePackage();
  const place = path.join(home, `code-server-${serverVersions['code-server']}-node-${node.version}`);
  if (!fs.existsSync(place)) {
    say(
      `Installing VS Code (code-server ${serverVersions['code-server']}) from the npm registry, about a minute…`,
    );
    const partial = `${place}.${process.pid}.partial`;
    removeAbandoned();
    fs.mkdirSync(partial, { recursive: true });
    fs.writeFileSync(
      path.join(partial, 'package.json'),
      JSON.stringify({
        private: true,
        dependencies: { [node.name]: node.version, 'code-server': serverVersions['code-server'] },
      }),
    );
    // Without the install scripts: they compile native extras (terminal, file-watcher watchdog) and need a compiler.
    const bin = path.join(partial, 'node_modules', node.name, 'bin');
    npmInstall(partial, bin);
    const vscode = path.join(partial, 'node_modules/code-server/lib/vscode');
    npmInstall(vscode, bin);
    npmInstall(path.join(vscode, 'extensions'), bin);
    try {
      fs.renameSync(partial, place);
    } catch (error) {
      // Another process was first; its folder is as good as this one.
      if (!fs.existsSync(place)) throw error;
      fs.rmSync(partial, { recursive: true, force: true });
    }
  }
  const programs = path.join(place, 'node_modules');
  return {
    node: path.join(programs, node.name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    entry: path.join(programs, 'code-server/out/node/entry.js'),
  };
}

/** The npm package that carries Node's binary for this machine; the `node` package would fetch it in a script. */
function nodePackage(): { name: string; version: string } {
  if (process.platform === 'win32') return { name: `node-win-${process.arch}`, version: serverVersions.node };
  if (process.platform === 'darwin') {
    const prefix = process.arch === 'arm64' ? 'node-bin' : 'node';
    return { name: `${prefix}-darwin-${process.arch}`, version: serverVersions.nodeForMac };
  }
  return { name: `node-${process.platform}-${process.arch}`, version: serverVersions.node };
}

function npmInstall(folder: string, firstInPath: string): void {
  const result = spawnSync(
    'npm',
    [
      'install',
      '--omit=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
    ],
    {
      cwd: folder,
      env: { ...process.env, PATH: `${firstInPath}${path.delimiter}${process.env['PATH'] ?? ''}` },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    throw new Error(`npm install failed in ${folder}:\n${result.stderr}`, { cause: result.error });
  }
}

/** Removes what cut-off installs left, those of living processes excepted. */
function removeAbandoned(): void {
  if (!fs.existsSync(home)) return;
  for (const name of fs.readdirSync(home)) {
    const owner = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) {
      fs.rmSync(path.join(home, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts a server on a free port of the loopback interface and waits until it answers. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = installServer();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const flags = [
    '--auth',
    options.password === undefined ? 'none' : 'password',
    '--bind-addr',
    `127.0.0.1:${port}`,
  ];
  if (!options.workspaceTrust) flags.push('--disable-workspace-trust');
  if (options.locale !== undefined) flags.push('--locale', options.locale);
  const child = run(server, options, flags, { detached: process.platform !== 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (output += data.toString()));
  }
  const stop = () => stopTree(child);
  process.once('exit', stop);
  const deadline = Date.now() + 90_000;
  while (!(await answers(`${origin}/healthz`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      stop();
      throw new Error(`The VS Code server did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    origin,
    output: () => output,
    close: async () => {
      process.off('exit', stop);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      stop();
      const force = setTimeout(() => stopTree(child, 'SIGKILL'), 5000);
      await ended;
      clearTimeout(force);
    },
  };
}

/** Installs a packaged extension into the server's state. */
export async function installVsix(options: Pick<ServerOptions, 'state'>, vsix: string): Promise<void> {
  const child = run(installServer(), options, ['--install-extension', vsix], {});
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (output += data.toString()));
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`Installing ${vsix} failed:\n${output}`);
}

/** Where a server with this state keeps the user's settings. */
export function settingsFile(state: string): string {
  return path.join(state, 'data/User/settings.json');
}

function run(
  server: InstalledServer,
  options: Pick<ServerOptions, 'state' | 'password' | 'environment'>,
  flags: readonly string[],
  how: SpawnOptions,
): ChildProcess {
  const config = path.join(options.state, 'code-server.yaml');
  // Its own configuration file would else be made in, and read from, the user's home.
  if (!fs.existsSync(config)) fs.writeFileSync(config, '{}\n');
  const environment: NodeJS.ProcessEnv = { ...process.env, ...options.environment };
  // A server started from a terminal inside VS Code would else hand its commands to that one.
  for (const name of Object.keys(environment)) if (name.startsWith('VSCODE_')) environment[name] = undefined;
  environment['PASSWORD'] = options.password;
  return spawn(
    server.node,
    [
      server.entry,
      '--config',
      config,
      '--user-data-dir',
      path.join(options.state, 'data'),
      '--extensions-dir',
      path.join(options.state, 'extensions'),
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--disable-proxy',
      ...flags,
    ],
    { ...how, stdio: ['ignore', 'pipe', 'pipe'], env: environment },
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The server runs its extension hosts as children; they form one process group where there are such. */
function stopTree(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
