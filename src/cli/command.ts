import type { Repository } from '../repository/repository';

/** How results are written. */
export type Format = 'text' | 'json';

/** What the command line does with a repository. */
export interface Command {
  readonly name: string;
  /** What follows the name, for the help: `DIR ID`. The first is always the folder. */
  readonly operands: readonly string[];
  readonly summary: () => string;
  /** @param operands those behind the folder. */
  run(repository: Repository, operands: readonly string[], format: Format): Promise<Outcome>;
}

/** What a command came to. */
interface Outcome {
  /** Goes to standard output: results and nothing else. */
  readonly output: string;
  /** Goes to standard error. */
  readonly message?: string;
  readonly exitCode: ExitCode;
}

/** 0: done, no errors found. 1: errors found. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** A result as JSON, for programs, and still readable. */
export function json(result: unknown): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
