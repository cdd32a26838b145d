import { isWorkday } from './calendar';
import { type Mapping, textAt, textsAt } from './mapping';

/** A record as it is checked. */
export interface CheckedRecord {
  readonly id: string;
  readonly type: string;
  readonly fields: Mapping;
  readonly text: string;
}

const PERSONAL: readonly (readonly [string, RegExp])[] = [
  ['a number like a CPR number', /\b\d{6}[-–]?\d{4}\b/],
  ['a number like a telephone number', /(?<![\d.,-])(?:\d{8}|\d{2}(?: \d{2}){3})(?![\d.,-])/],
  ['an e-mail address', /\S@\S+\.\S/],
  ['a street', /\p{Lu}\p{L}+(?:vej|gade|allé|torv|vænge) \d/u],
];

/** What does not hold together in the records, one line each; ids only. */
export function faultsIn(records: readonly CheckedRecord[], people: readonly Mapping[]): readonly string[] {
  const byId = new Map(records.map((r) => [r.id, r]));
  const siteOf = new Map(people.map((p) => [textAt(p, 'id') ?? '', textAt(p, 'site')]));
  const names = people.map((p) => textAt(p, 'pseudonym') ?? '').filter((name) => name !== 'tolken');
  const shared = names
    .filter((name, i) => names.indexOf(name) !== i)
    .map((name) => `people.yaml: two are called ${name}`);
  const faults = records.flatMap((r) => [
    ...datesOf(r),
    ...strangersIn(r, siteOf),
    ...followUps(r, byId),
    ...caseFaults(r, byId),
    ...devianceFaults(r, byId),
    ...PERSONAL.filter(([, pattern]) => pattern.test(r.text.replace(/seen: \S+/g, ''))).map(
      ([what]) => `${r.id}: ${what}`,
    ),
  ]);
  return [...shared, ...faults];
}

function datesOf({ id, type, fields }: CheckedRecord): readonly string[] {
  const date = textAt(fields, 'date');
  if (date?.length !== 10 || type === 'focus-group') return [];
  const inTime = date >= '2016-11' && date < '2020';
  return inTime && isWorkday(date) ? [] : [`${id}: ${date} is no working day of the project`];
}

/** People of another site than the record's. */
function strangersIn({ id, type, fields }: CheckedRecord, siteOf: ReadonlyMap<string, string | undefined>) {
  const site = textAt(fields, 'site');
  if (site === undefined || type === 'site') return [];
  const present = ['participants', 'interviewee', 'citizen', 'professionals'].flatMap((key) =>
    textsAt(fields, key),
  );
  return present
    .filter((person) => siteOf.get(person) !== site)
    .map((person) => `${id}: ${person} is not of ${site}`);
}

function followUps(r: CheckedRecord, byId: ReadonlyMap<string, CheckedRecord>): readonly string[] {
  return textsAt(r.fields, 'followed_by').flatMap((next) => {
    const interview = byId.get(next);
    if (!interview) return [`${r.id}: ${next} does not exist`];
    const same = textsAt(interview.fields, 'interviewee').some((p) =>
      textsAt(r.fields, 'participants').includes(p),
    );
    const later = (textAt(interview.fields, 'date') ?? '') >= (textAt(r.fields, 'date') ?? '');
    return same && later ? [] : [`${r.id}: ${next} does not follow it`];
  });
}

function caseFaults(r: CheckedRecord, byId: ReadonlyMap<string, CheckedRecord>): readonly string[] {
  const id = textAt(r.fields, 'case');
  if (id === undefined || r.type !== 'observation') return [];
  const found = byId.get(id);
  const sameSite = textAt(found?.fields, 'site') === textAt(r.fields, 'site');
  const sameCitizen = textsAt(r.fields, 'participants').includes(textAt(found?.fields, 'citizen') ?? '');
  return sameSite && sameCitizen ? [] : [`${r.id}: does not belong to ${id}`];
}

function devianceFaults(r: CheckedRecord, byId: ReadonlyMap<string, CheckedRecord>): readonly string[] {
  if (r.type !== 'positive-deviance') return [];
  const interviews = textsAt(r.fields, 'interviews').flatMap((id) => byId.get(id) ?? []);
  const kinds = new Set(interviews.map(({ fields }) => textAt(fields, 'kind')));
  const own = interviews.every(({ fields }) => textAt(fields, 'positive_deviance') === r.id);
  return kinds.has('pd-citizen') && kinds.has('pd-professional') && own ? [] : [`${r.id}: a side is missing`];
}
