import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/sampleCopy';

/** A file as two branches begin with it, and what each makes of it; undefined where there is none. */
export interface TwoSides {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** Whether there is a git to try merges with. */
export function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Merges two branches of a repository of its own, with the git of this machine and no settings but these.
 * @param attributes what stands in `.gitattributes`.
 * @returns the merged files.
 * @throws Error where git finds a conflict.
 */
export function mergedByGit(
  attributes: string,
  files: Readonly<Record<string, TwoSides>>,
): Readonly<Record<string, string>> {
  const folder = temporaryFolder('red-thread-merge-');
  const git = (...args: string[]): void => {
    execFileSync('git', args, { cwd: folder, env: cleanEnvironment(folder), stdio: 'pipe' });
  };
  const names = Object.keys(files);
  const write = (side: keyof TwoSides): void => {
    for (const name of names) {
      const text = files[name]?.[side];
      if (text !== undefined) fs.writeFileSync(path.join(folder, name), text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', side);
  };
  try {
    git('init', '--quiet', '--initial-branch', 'ours');
    fs.writeFileSync(path.join(folder, '.gitattributes'), attributes);
    write('base');
    git('checkout', '--quiet', '-b', 'theirs');
    write('theirs');
    git('checkout', '--quiet', 'ours');
    write('ours');
    git('merge', '--quiet', '--no-edit', 'theirs');
    const merged: Record<string, string> = {};
    for (const name of names) merged[name] = fs.readFileSync(path.join(folder, name), 'utf8');
    return merged;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const who = {
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.org',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.org',
  };
  return { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1', ...who };
}
