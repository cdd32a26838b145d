import { t } from '@vscode/l10n';
import {
  matrixColumns,
  matrixOf,
  matrixOrders,
  matrixReaches,
  matrixRows,
  matrixUnits,
} from '../analysis/matrix';
import { csvOf } from '../exchange/csv';
import { markdownTableOf } from '../exchange/markdownTable';
import { matrixShares, matrixTable } from '../exchange/matrixTable';
import { xlsxOf } from '../exchange/xlsx';
import { atOnce } from '../model/steps';
import { type Command, type Invocation, json, refusal } from './command';

/** `red-thread matrix DIR --rows code --columns site`: how much there is of each code, by what it is crossed with. */
export const matrix: Command = {
  name: 'matrix',
  operands: ['DIR'],
  formats: ['json', 'csv', 'xlsx', 'md'],
  options: {
    rows: false,
    columns: false,
    unit: false,
    by: false,
    below: false,
    share: false,
    sort: false,
    query: false,
    empty: true,
  },
  summary: () => t('Count coded passages by two of code, site, case, type and coder.'),
  async run(repository, _operands, format, { language, options }) {
    const { snapshot } = repository;
    const rows = choiceOf(options, 'rows', matrixRows);
    const columns = choiceOf(options, 'columns', matrixColumns);
    const unit = choiceOf(options, 'unit', matrixUnits);
    const by = choiceOf(options, 'by', matrixReaches);
    const share = choiceOf(options, 'share', matrixShares);
    const sort = choiceOf(options, 'sort', matrixOrders);
    if (!rows || !columns || !unit || !by || !share || !sort) {
      const of = (name: string, words: readonly string[]): string => `--${name} ${words.join('|')}`;
      const usage = [
        of('rows', matrixRows),
        of('columns', matrixColumns),
        of('unit', matrixUnits),
        of('by', matrixReaches),
        of('share', matrixShares),
        of('sort', matrixOrders),
      ];
      return refusal(t('Usage: {0}', usage.join(' ')));
    }
    const below = typeof options['below'] === 'string' ? options['below'] : undefined;
    if (below !== undefined && !snapshot.named(below).some((l) => l.definition.kind === 'code')) {
      return refusal(t('No code is called {0}.', below));
    }
    await repository.settled();
    const query = typeof options['query'] === 'string' ? options['query'] : '';
    const choice = { rows, columns, unit, by, below, query, sort, empty: options['empty'] === true };
    const counted = matrixOf(snapshot, choice);
    const table = matrixTable(snapshot, counted, choice, share, language);
    const output =
      format === 'csv'
        ? atOnce(csvOf(table))
        : format === 'xlsx'
          ? await xlsxOf(table)
          : format === 'md'
            ? atOnce(markdownTableOf(table))
            : json({ ...choice, below: below ?? null, ...counted });
    return { output, exitCode: 0 };
  },
};

/** The word that an option says, the first where it says none; undefined for a word that is none of them. */
function choiceOf<W extends string>(
  options: Invocation['options'],
  name: string,
  words: readonly W[],
): W | undefined {
  const said = options[name];
  return said === undefined ? words[0] : words.find((word) => word === said);
}
