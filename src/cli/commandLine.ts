import { config, t } from '@vscode/l10n';
import { existsSync, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { agreement } from './agreement';
import { check } from './check';
import { claims } from './claims';
import type { Command, ExitCode } from './command';
import { excerpts } from './excerpts';
import { links } from './links';
import { map } from './map';
import { matrix } from './matrix';
import { openFolder } from './openFolder';
import { pack } from './pack';
import { search } from './search';
import { sequences } from './sequences';
import { stats } from './stats';

/** Where results and messages go, and where the language is looked up. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const commands: readonly Command[] = [
  check,
  stats,
  links,
  search,
  claims,
  map,
  excerpts,
  matrix,
  agreement,
  sequences,
  pack,
];

/** Runs the command line. @param args without the program's name. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const refuse = (reason: string): ExitCode => {
    terminal.err(`red-thread: ${reason}\n`);
    return 2;
  };
  const parsed = parse(args);
  const isRead = !(parsed instanceof TypeError);
  const language = languageOf(isRead ? parsed.values.language : undefined, terminal.environment);
  speak(language);
  if (!isRead) return refuse(`${optionProblem(parsed)} ${t('See red-thread --help.')}`);
  const { values, positionals } = parsed;
  if (values.version) {
    terminal.out(`${version}\n`);
    return 0;
  }
  const [name, ...operands] = positionals;
  if (values.help || name === undefined) {
    if (values.help) terminal.out(help());
    else terminal.err(help());
    return values.help ? 0 : 2;
  }
  const command = commands.find((c) => c.name === name);
  if (!command) return refuse(`${t('There is no command “{0}”.', name)} ${t('See red-thread --help.')}`);
  if (operands.length !== command.operands.length) return refuse(t('Usage: {0}', usageOf(command)));
  const foreign = Object.keys(values).find(
    (option) => isOwnOption(option) && !(option in (command.options ?? {})),
  );
  if (foreign !== undefined) return refuse(t('“{0}” takes no option --{1}.', command.name, foreign));
  const formats = command.formats ?? ['text', 'json'];
  const format = formats.find((f) => f === (values.format ?? formats[0]));
  if (!format) return refuse(t('The format is one of: {0}.', formats.join(', ')));
  const { out } = values;
  if (format === 'xlsx' && out === undefined)
    return refuse(t('A workbook goes into a file: say --out FILE.'));

  const [folder = '', ...rest] = operands;
  const opened = await openFolder(folder, language);
  if (opened.kind === 'failed') return refuse(opened.reason);
  const options = Object.fromEntries(Object.entries(values).filter(([option]) => isOwnOption(option)));
  const outcome = await command.run(opened.repository, rest, format, { language, options });
  opened.repository.dispose();
  if (outcome.message !== undefined) return refuse(outcome.message);
  if (outcome.notice !== undefined) terminal.err(`red-thread: ${outcome.notice}\n`);
  if (out !== undefined && outcome.files) {
    const kept = await writtenInto(out, outcome.files);
    return kept === undefined
      ? outcome.exitCode
      : refuse(t('{0} is there already, or cannot be written.', kept));
  }
  if (out === undefined) terminal.out(String(outcome.output));
  else if (!(await written(out, outcome.output)))
    return refuse(t('{0} is there already, or cannot be written.', out));
  return outcome.exitCode;
}

/** Writes a new file. One that is there is never written over. */
async function written(file: string, content: string | Uint8Array): Promise<boolean> {
  return fs.writeFile(file, content, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

/** Writes new files into a folder, made where it is missing. @returns the first that could not be written. */
async function writtenInto(
  folder: string,
  files: NonNullable<Awaited<ReturnType<Command['run']>>['files']>,
): Promise<string | undefined> {
  await fs.mkdir(folder, { recursive: true }).catch(() => undefined);
  for (const { name, text } of files) {
    const file = join(folder, name);
    if (!(await written(file, text))) return file;
  }
  return undefined;
}

/** Whether an option belongs to some command, and not to all. */
function isOwnOption(option: string): boolean {
  return commands.some((command) => option in (command.options ?? {}));
}

/** @returns why not, where an option does not exist, lacks its value or has one too many. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...ownOptions(),
        format: { type: 'string' },
        out: { type: 'string' },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) return error;
    throw error;
  }
}

/** What Node says about an option, in plain words and in the language that is spoken. */
function optionProblem({ message }: TypeError): string {
  const [, option = ''] = /'(--?[^\s'=]+)/.exec(message) ?? [];
  if (message.startsWith('Unknown')) return t('There is no option {0}.', option);
  return message.includes('does not take')
    ? t('{0} takes no value.', option)
    : t('{0} takes a value.', option);
}

function ownOptions(): Record<string, { type: 'string' | 'boolean' }> {
  const all = commands.flatMap((command) => Object.entries(command.options ?? {}));
  return Object.fromEntries(all.map(([name, isFlag]) => [name, { type: isFlag ? 'boolean' : 'string' }]));
}

/** `da_DK.UTF-8` → `da`; English where nothing is said. */
function languageOf(wanted: string | undefined, environment: Terminal['environment']): string {
  const said = [wanted, environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean);
  return /^[a-z]{2,3}(?![a-z])/i.exec(said ?? '')?.[0].toLowerCase() ?? 'en';
}

/** Speaks the language from here on, if the package has its texts. */
function speak(language: string): void {
  const texts = join(__dirname, '..', 'l10n', `bundle.l10n.${language}.json`);
  if (existsSync(texts)) config({ fsPath: texts });
}

function help(): string {
  const width = Math.max(...commands.map((c) => usageOf(c).length));
  return [
    t('Looks after a repository of qualitative material, without an editor.'),
    '',
    ...commands.map((c) => `  ${usageOf(c).padEnd(width)}   ${c.summary()}`),
    '',
    `  --format text|json   ${t('How results are written. Without it: text.')}`,
    `  --out FILE           ${t('Writes the results into a new file.')}`,
    ...commands.flatMap(optionsHelp),
    `  --language da|en     ${t('Without it, the language of the system.')}`,
    `  --help, --version`,
    '',
    t('Lines and columns count from 1; columns are UTF-16 code units, as in VS Code.'),
    t('Exit code: 0 no errors, 1 errors found, 2 it could not run.'),
    '',
  ].join('\n');
}

/** The formats and options of a command's own. */
function optionsHelp({ name, formats, options = {} }: Command): readonly string[] {
  const own = Object.entries(options).map(([option, isFlag]) => `[--${option}${isFlag ? '' : ' …'}]`);
  if (own.length === 0) return [];
  return [`  ${name}: ${formats ? `--format ${formats.join('|')} ` : ''}${own.join(' ')}`];
}

function usageOf(command: Command): string {
  return ['red-thread', command.name, ...command.operands].join(' ');
}
