import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { devDependencies } from '../../package.json';

const root = path.resolve(__dirname, '../..');

/** Starts a headless Chromium: the one CHROME_PATH names, else an installed one, else the npm package's. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? installedChromium() ?? bundledChromium(),
    args: [
      // Chromium refuses its sandbox to root, which is who runs in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page that an interceptor served would count as a public one that calls a local address.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    ],
  });
}

function installedChromium(): string | undefined {
  const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
      folder === undefined
        ? []
        : [
            `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
            `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
          ],
    ),
  };
  const known = places[process.platform]?.find((file) => fs.existsSync(file));
  if (known !== undefined) return known;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}

/**
 * Unpacks the Chromium of the npm package (Linux on x64). The package unpacks into the temporary folder, where
 * a second process would take a half-written file for a whole one; so each unpacks apart and renames.
 */
function bundledChromium(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Install Chrome, Chromium or Edge to run these tests, or name one in CHROME_PATH.');
  }
  const place = path.join(root, `.vscode-test/chromium-${devDependencies['@sparticuz/chromium']}`);
  if (!fs.existsSync(place)) {
    const partial = `${place}.${process.pid}.partial`;
    fs.mkdirSync(partial, { recursive: true });
    const unpacked = spawnSync(process.execPath, [path.join(__dirname, 'unpackChromium.mjs')], {
      cwd: root,
      env: { ...process.env, TMPDIR: partial },
      encoding: 'utf8',
    });
    if (unpacked.status !== 0) throw new Error(`Unpacking Chromium failed:\n${unpacked.stderr}`);
    try {
      fs.renameSync(partial, place);
    } catch (error) {
      if (!fs.existsSync(place)) throw error;
      fs.rmSync(partial, { recursive: true, force: true });
    }
  }
  return path.join(place, 'chromium');
}
