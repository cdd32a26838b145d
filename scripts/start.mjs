// Opens a copy of the sample in VS Code with the extension: npm start [-- --no-open]
import { setUp } from './setup.mjs';

setUp();
// Only now is tsx there, which reads TypeScript.
const { tsImport } = await import('tsx/esm/api');
/** @type {unknown} */
const opener = await tsImport('./open.ts', import.meta.url);
await /** @type {typeof import('./open')} */ (opener).open(process.argv.slice(2));
