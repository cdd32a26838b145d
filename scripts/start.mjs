// Opens a copy of the sample in VS Code with the extension: npm start [-- --no-open] [-- --server]
import { setUp } from './setup.mjs';

try {
  setUp();
  // Only now is tsx there, which reads TypeScript.
  const { require } = await import('tsx/cjs/api');
  /** @type {unknown} */
  const opener = require('./open.ts', import.meta.url);
  await /** @type {typeof import('./open')} */ (opener).open(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? `\nnpm start: ${error.message}` : error);
  process.exit(1);
}
