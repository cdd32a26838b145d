import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const sample = path.resolve(__dirname, '../sample');

/**
 * Makes a copy of `sample/` as a git repository of its own in a temporary folder.
 * @returns its path; `removeCopy` deletes it
 */
export function copyOfSample(): string {
  const folder = path.join(temporaryFolder('red-thread-sample-'), 'sample');
  fs.cpSync(sample, folder, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  // Settings that a test or a user makes here are no change to the sample.
  fs.appendFileSync(path.join(folder, '.git/info/exclude'), '/.vscode/\n');
  git('add', '--all');
  const author = ['-c', 'user.name=Red Thread', '-c', 'user.email=sample@example.org'];
  git(...author, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--no-verify', '-m', 'The sample');
  return folder;
}

/** Deletes what `copyOfSample` made. */
export function removeCopy(folder: string): void {
  fs.rmSync(path.dirname(folder), { recursive: true, force: true, maxRetries: 5 });
}

/** Makes an empty folder whose path has no symbolic link in it, so that VS Code shows it as given. */
export function temporaryFolder(prefix: string): string {
  return fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), prefix));
}
