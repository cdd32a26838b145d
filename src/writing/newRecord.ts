import { t } from '@vscode/l10n';
import { precisionOf } from '../checks/dates';
import { dateOf, detailOf, sitesOf, siteText, titleOf } from '../language/about';
import { fieldCandidates } from '../language/linkCandidates';
import { type NewFile, usualFolder } from '../language/newRecord';
import { fold, isId } from '../model/ids';
import { type Field, fieldNamed, type RecordType } from '../model/vocabulary';
import type { Located, Snapshot } from '../repository/snapshot';
import { type Answers, fillTemplate, type Stop } from './fillTemplate';
import { languageOf, placeholdersOf } from './templates';
import { usualOf } from './usual';

/** A file to be made, with the places in it that are still to be filled in. */
export interface PlannedRecord extends NewFile {
  readonly stops: readonly Stop[];
}

/** What is known of a new record before anything is asked. */
export interface Circumstances {
  /** As `2017-03-14`. */
  readonly today: string;
  /** Who writes, by initials or id; empty when not known. */
  readonly author: string;
}

/**
 * Plans the file of a new record from a template: in the folder where most records of its type lie, else in the
 * usual one.
 * @param answers by field name; what is missing becomes a place to fill.
 */
export function planNewRecord(
  snapshot: Snapshot,
  type: RecordType,
  template: string,
  answers: Answers,
  { today, author }: Circumstances,
): PlannedRecord {
  const id = answers.get('id');
  if (typeof id !== 'string' || !isId(id)) throw new Error('A new record needs an id.');
  const all: Answers = new Map([
    ['type', type.name],
    ['today', today],
    ['year', today.slice(0, 4)],
    ['author', author],
    ['lang', snapshot.configuration.materialLanguages[0] ?? languageOf(snapshot)],
    ...answers,
  ]);
  const { text, stops } = fillTemplate(template, withSites(all), placeholdersOf(type));
  const folder = usualFolder(snapshot, type.name) ?? usualOf(type).folder;
  return { path: folder === '' ? `${id}.md` : `${folder}/${id}.md`, text, stops };
}

/** A template may ask for the site of a type that has several, and the reverse. */
function withSites(answers: Answers): Answers {
  const sites = answers.get('sites') ?? answers.get('site') ?? [];
  return new Map([...answers, ['site', sites], ['sites', sites]]);
}

/**
 * What to ask before a record of this type is made, in order: its title, where nothing else names it, and its
 * required fields. The id is asked for apart.
 */
export function questionsFor(type: RecordType): readonly Field[] {
  const required = type.fields.filter(
    (f) => f.required && f.name !== 'id' && f.name !== 'type' && f.kind !== 'map' && f.kind !== 'any',
  );
  const isNamed = required.some((f) => f.kind === 'text');
  const title = fieldNamed(type.fields, 'title');
  return isNamed || !title ? required : [title, ...required];
}

/** Something to choose as the answer to a question. */
export interface Choice {
  readonly value: string;
  /** What it is called or means, and where it belongs. */
  readonly description: string;
}

/** What a question can be answered with; people and records of the chosen sites come first. Nothing for what is typed. */
export function choicesFor(snapshot: Snapshot, field: Field, answers: Answers): readonly Choice[] {
  if (field.kind === 'boolean') return ['true', 'false'].map((value) => ({ value, description: '' }));
  if (field.kind === 'one-of') return field.values.map(({ value, description }) => ({ value, description }));
  if (field.kind !== 'link') return [];
  const chosen = new Set([...listed(answers.get('site')), ...listed(answers.get('sites'))].map(fold));
  const byName = new Intl.Collator(undefined, { numeric: true });
  const isElsewhere = (located: Located): boolean =>
    chosen.size > 0 && !sitesAt(snapshot, located).some((site) => chosen.has(fold(site)));
  return [...fieldCandidates(snapshot, field.to, '')]
    .map(({ located, written }) => ({
      value: written ?? located.definition.name,
      description: descriptionOf(snapshot, located),
      isElsewhere: isElsewhere(located),
    }))
    .sort((a, b) => Number(a.isElsewhere) - Number(b.isElsewhere) || byName.compare(a.value, b.value));
}

function descriptionOf(snapshot: Snapshot, located: Located): string {
  const { root } = snapshot.recordAt(located.path)?.facts ?? {};
  const detail =
    located.definition.kind === 'record'
      ? [siteText(snapshot, sitesOf(root)), dateOf(root)]
      : [detailOf(snapshot, located)];
  return [titleOf(snapshot, located), ...detail]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function sitesAt(snapshot: Snapshot, { path, definition }: Located): readonly string[] {
  return sitesOf(definition.kind === 'record' ? snapshot.recordAt(path)?.facts.root : definition.fields);
}

function listed(answer: string | readonly string[] | undefined): readonly string[] {
  return typeof answer === 'string' ? [answer] : (answer ?? []);
}

/** Why a text cannot be the id of a new record; undefined when it can. */
export function idProblem(snapshot: Snapshot, id: string): string | undefined {
  if (!isId(id)) return t('An id is a prefix in capitals, a hyphen and a number: OBS-012.');
  return snapshot.named(id).length > 0 ? t('{0} is taken already.', id) : undefined;
}

/** Why a text cannot answer a question; undefined when it can. No answer is always one: it can be filled in later. */
export function answerProblem(field: Field, text: string): string | undefined {
  if (text === '') return undefined;
  if (field.kind === 'date' && !precisionOf(text)) return t('Write the date as 2017-03-14, 2017-03 or 2017.');
  if (field.kind === 'integer' && !/^\d+$/.test(text)) return t('This takes a whole number.');
  return field.kind === 'number' && !Number.isFinite(Number(text)) ? t('This takes a number.') : undefined;
}
