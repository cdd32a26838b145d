import type { Repository } from '../repository/repository';

/** How results are written. */
export type Format = 'text' | 'json' | 'csv' | 'xlsx' | 'md' | 'svg';

/** What was said besides the operands and the format. */
export interface Invocation {
  /** Of labels that the repository gives in several languages. */
  readonly language: string;
  /** Options of the command's own, without their hyphens. */
  readonly options: Readonly<Partial<Record<string, string | boolean>>>;
}

/** What the command line does with a repository. */
export interface Command {
  readonly name: string;
  /** What follows the name, for the help: `DIR ID`. The first is always the folder. */
  readonly operands: readonly string[];
  readonly summary: () => string;
  /** The formats it can write, the usual one first; without it, text and JSON. */
  readonly formats?: readonly Format[];
  /** Options of its own: with `true`, one that stands alone, else one with a value. */
  readonly options?: Readonly<Record<string, boolean>>;
  /** @param operands those behind the folder. */
  run(
    repository: Repository,
    operands: readonly string[],
    format: Format,
    invocation: Invocation,
  ): Promise<Outcome>;
}

/** What a command came to. */
interface Outcome {
  /** Goes to standard output, or into the file that is named: results and nothing else. */
  readonly output: string | Uint8Array;
  /** What belongs into the folder that `--out` names, in the place of the output. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  /** Goes to standard error, and the command goes on: what the reader should know of the results. */
  readonly notice?: string;
  /** Goes to standard error: why there are no results. */
  readonly message?: string;
  readonly exitCode: ExitCode;
}

/** 0: done, no errors found. 1: errors found. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** Why a command could not run. */
export function refusal(message: string): Outcome {
  return { output: '', message, exitCode: 2 };
}

/** The values of an option that names several, as in `--coders mk,dc`, each once; undefined where it is not given. */
export function listOf(option: string | boolean | undefined): readonly string[] | undefined {
  return typeof option === 'string' ? [...new Set(option.split(',').map((one) => one.trim()))] : undefined;
}

/** A result as JSON, for programs, and still readable. */
export function json(result: unknown): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
