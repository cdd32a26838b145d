// Opens a copy of the sample in VS Code with the extension: npm start [-- --no-open]
import { runScript, setUp } from './setup.mjs';

setUp();
console.log('Building…');
if ((await runScript('build')) !== 0) process.exit(1);
// Only now is tsx there, which reads TypeScript.
const { tsImport } = await import('tsx/esm/api');
/** @type {unknown} */
const opener = await tsImport('./open.ts', import.meta.url);
await /** @type {typeof import('./open')} */ (opener).open(process.argv.slice(2));
