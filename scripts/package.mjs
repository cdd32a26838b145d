// Makes red-thread.vsix: a production build and what .vscodeignore lets through.
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './setup.mjs';

// vsce runs the script `vscode:prepublish`, which is the production build.
try {
  await createVSIX({
    cwd: root,
    packagePath: path.join(root, 'red-thread.vsix'),
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
} catch (error) {
  // The build has told what is wrong with it; this is what vsce makes of it.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
