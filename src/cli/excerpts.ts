import { atOnce } from '../model/steps';
import { t } from '@vscode/l10n';
import {
  allParts,
  filterText,
  parsePassageQuery,
  type PassageQuery,
  withPart,
} from '../analysis/passageQuery';
import { withheldBecause } from '../analysis/passageConsent';
import { passagesInOrder, retrieve, unknownCodes } from '../analysis/retrieval';
import { precisionOf } from '../checks/dates';
import { csvOf } from '../exchange/csv';
import { markdownTableOf } from '../exchange/markdownTable';
import { passageRow, passageTable, quoteTable } from '../exchange/passageTable';
import { xlsxOf } from '../exchange/xlsx';
import { type Command, type Invocation, json, refusal } from './command';

/** Options that are filters of a query of the same name. */
const FILTERS = [
  'code',
  'site',
  'type',
  'case',
  'person',
  'role',
  'coder',
  'claim',
  'after',
  'before',
] as const;

/**
 * `red-thread excerpts DIR [--code … --query …]`: the passages that a query asks for. Passages whose people have
 * withdrawn their consent, and those of records that are not pseudonymised, are left out unless asked for.
 */
export const excerpts: Command = {
  name: 'excerpts',
  operands: ['DIR'],
  formats: ['json', 'csv', 'xlsx', 'md'],
  options: {
    ...Object.fromEntries(FILTERS.map((key) => [key, false])),
    query: false,
    'include-withheld': true,
  },
  summary: () => t('List coded passages, or hand them on as a table.'),
  async run(repository, _operands, format, invocation) {
    const { snapshot } = repository;
    // Who speaks in a passage, and so whose consent counts, is known once it is found in its record.
    await repository.settled();
    const { language, options } = invocation;
    const query = parsePassageQuery(queryOf(invocation));
    const unknown = unknownCodes(snapshot, query);
    if (unknown.length > 0) return refusal(t('No code is called {0}.', unknown.join(', ')));
    if (!datesIn(query).every(precisionOf))
      return refusal(t('Write the date as 2017-03-14, 2017-03 or 2017.'));
    const found = retrieve(snapshot, passagesInOrder(snapshot), query);
    const isAll = options['include-withheld'] === true;
    const passages = found.filter((p) => isAll || withheldBecause(snapshot, p) === undefined);
    const withheld = found.length - passages.length;
    const notice =
      withheld > 0
        ? t(
            'Left out because consent is withdrawn or the record is not pseudonymised: {0} (--include-withheld).',
            withheld,
          )
        : found.length === 0
          ? t('No passage fits this.')
          : undefined;
    const output =
      format === 'csv'
        ? atOnce(csvOf(atOnce(passageTable(snapshot, passages, language))))
        : format === 'xlsx'
          ? await xlsxOf(atOnce(passageTable(snapshot, passages, language)))
          : format === 'md'
            ? atOnce(markdownTableOf(atOnce(quoteTable(snapshot, passages, language))))
            : json({ passages: passages.map((p) => passageRow(snapshot, p, language)), withheld });
    return { output, exitCode: 0, ...(notice === undefined ? {} : { notice }) };
  },
};

/** What is compared with the dates of records. */
function datesIn(query: PassageQuery): readonly string[] {
  return [...allParts(query)].flatMap((part) =>
    part.kind === 'filter' && /^(after|before)$/.test(part.filter.key) ? part.filter.value : [],
  );
}

function queryOf({ options }: Invocation): string {
  const typed = typeof options['query'] === 'string' ? options['query'] : '';
  return FILTERS.reduce((query, key) => {
    const value = options[key];
    return typeof value === 'string' ? withPart(query, filterText(key, value)) : query;
  }, typed);
}
