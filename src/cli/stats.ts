import { t } from '@vscode/l10n';
import { type Grouping, recordGroups } from '../analysis/recordGroups';
import { atOnce } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { type Command, json } from './command';

/** Number of records by what they share: a type's name, or the id of a site or potential. */
type Counts = Readonly<Record<string, number>>;

/** `red-thread stats DIR`: records by type, site and potential. A record of two sites counts at both. */
export const stats: Command = {
  name: 'stats',
  operands: ['DIR'],
  summary: () => t('Count records by type, site and potential.'),
  run({ snapshot }, _operands, format) {
    const records = [...snapshot.records()].filter((r) => r.type !== undefined).length;
    const counted = {
      records,
      types: countsBy(snapshot, 'type'),
      sites: countsBy(snapshot, 'site'),
      potentials: countsBy(snapshot, 'potential'),
    };
    return Promise.resolve({ output: format === 'json' ? json(counted) : asText(counted), exitCode: 0 });
  },
};

function countsBy(snapshot: Snapshot, by: Grouping): Counts {
  const groups = atOnce(recordGroups(snapshot, by)).flatMap(({ name, records }) =>
    name === undefined ? [] : [[name, records.filter((r) => r.type !== undefined).length] as const],
  );
  return Object.fromEntries(groups);
}

function asText(counted: { records: number; types: Counts; sites: Counts; potentials: Counts }): string {
  const part = (title: string, counts: Counts): string => {
    const width = Math.max(...Object.keys(counts).map((name) => name.length));
    const lines = Object.entries(counts).map(([name, n]) => `  ${name.padEnd(width)}  ${n}\n`);
    return lines.length === 0 ? '' : `${title}\n${lines.join('')}`;
  };
  return [
    `${t('Records: {0}', counted.records)}\n`,
    part(t('By type'), counted.types),
    part(t('By site'), counted.sites),
    part(t('By potential'), counted.potentials),
  ].join('');
}
