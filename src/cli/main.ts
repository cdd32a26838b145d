import type { ExitCode } from './command';
import { runCommandLine } from './commandLine';

/** Ends once everything is written; bibliographies that are still being read are of no use any more. */
function end(code: ExitCode): void {
  process.stdout.write('', () => process.exit(code));
}

// Whoever reads the output may have had enough of it: `red-thread check . | head`.
process.stdout.on('error', () => process.exit(2));

runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
}).then(end, (error: unknown) => {
  process.stderr.write(`red-thread: ${error instanceof Error ? error.message : String(error)}\n`);
  end(2);
});
