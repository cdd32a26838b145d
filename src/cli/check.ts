import { t } from '@vscode/l10n';
import { problemsOf } from '../checks/problems';
import { Lines } from '../model/lines';
import { type RuleId, rules, type Severity } from '../model/rules';
import type { Repository } from '../repository/repository';
import { type Command, json } from './command';

/** A problem as it is written out. Lines and columns count from 1; columns are UTF-16 code units, as in VS Code. */
interface WrittenProblem {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it ends; the column is the first one behind it. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** `red-thread check DIR`: everything that is wrong, with the severities that rules have without settings. */
export const check: Command = {
  name: 'check',
  operands: ['DIR'],
  summary: () => t('Tell what is wrong in a repository.'),
  async run(repository, _operands, format) {
    const problems = await problemsIn(repository);
    const records = [...repository.snapshot.records()].filter((r) => r.type !== undefined).length;
    const hasErrors = problems.some((p) => p.severity === 'error');
    return {
      output: format === 'json' ? json({ problems, records }) : asText(problems, records),
      exitCode: hasErrors ? 1 : 0,
    };
  },
};

/** In order of file and place. */
async function problemsIn(repository: Repository): Promise<WrittenProblem[]> {
  const { snapshot } = repository;
  const written: WrittenProblem[] = [];
  const files = [...snapshot.files()].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const facts of files) {
    const problems = problemsOf(snapshot, facts);
    if (problems.length === 0) continue;
    const lines = new Lines((await repository.text(facts.path)) ?? '');
    for (const { rule, span, message } of problems) {
      const start = lines.positionAt(span.start);
      const end = lines.positionAt(span.end);
      written.push({
        rule,
        severity: rules[rule],
        file: facts.path,
        line: start.line + 1,
        column: start.column + 1,
        endLine: end.line + 1,
        endColumn: end.column + 1,
        message,
      });
    }
  }
  return written;
}

function asText(problems: readonly WrittenProblem[], records: number): string {
  const told = problems.map(
    (p) => `${p.file}:${p.line}:${p.column}: ${p.severity}: ${p.message} [${p.rule}]\n`,
  );
  const count = (severity: Severity): number => problems.filter((p) => p.severity === severity).length;
  const summary = t(
    'Records: {0}. Errors: {1}. Warnings: {2}. Others: {3}.',
    records,
    count('error'),
    count('warning'),
    count('information') + count('hint'),
  );
  return `${told.join('')}${summary}\n`;
}
