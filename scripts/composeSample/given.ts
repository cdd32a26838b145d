import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isMapping, listAt, type Mapping, textAt } from './mapping';
import type { ComposedFile } from './record';

export const sampleFolder = path.join(__dirname, '../../sample');
/** The list of what was composed, so that a later run knows it from what was written by hand. */
export const LIST = '.composed';
/** The line of people.yaml below which the composed people stand. */
export const PEOPLE_LINE = '  # Composed: the people of the composed records';

/** A record written by hand. */
export interface GivenRecord {
  readonly id: string;
  readonly type: string;
  readonly fields: Mapping;
}

/** What stands in the sample and was not composed. */
export interface Given {
  /** Paths (with `/`) of all files that were not composed, or were edited since. */
  readonly paths: ReadonlySet<string>;
  readonly records: readonly GivenRecord[];
  /** people.yaml up to the line of the composed ones. */
  readonly peopleText: string;
  readonly people: readonly Mapping[];
}

/**
 * Paths (with `/`) of the files that an earlier run composed and nobody has touched since.
 * A composed file that was edited counts as written by hand from then on.
 */
export function composedPaths(): readonly string[] {
  const list = path.join(sampleFolder, LIST);
  if (!fs.existsSync(list)) return [];
  return fs
    .readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const [fingerprint = '', ...name] = line.split(' ');
      const full = path.join(sampleFolder, name.join(' '));
      const same = fs.existsSync(full) && fingerprintOf(fs.readFileSync(full, 'utf8')) === fingerprint;
      return same ? [name.join(' ')] : [];
    });
}

/** The text of the list for these files. */
export function listOf(files: readonly ComposedFile[]): string {
  const lines = files.map((file) => `${fingerprintOf(file.text)} ${file.path}`);
  return `${lines.sort((a, b) => a.slice(17).localeCompare(b.slice(17), 'en')).join('\n')}\n`;
}

function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

export function readGiven(): Given {
  const composed = new Set(composedPaths());
  const files = fs.readdirSync(sampleFolder, { recursive: true, encoding: 'utf8' });
  const paths = files
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !composed.has(file))
    .sort();
  const records = paths.filter((p) => p.endsWith('.md')).flatMap(readRecord);
  const [peopleText = ''] = fs
    .readFileSync(path.join(sampleFolder, 'people.yaml'), 'utf8')
    .split(PEOPLE_LINE);
  return {
    paths: new Set(paths),
    records,
    peopleText,
    people: listAt(parse(peopleText), 'people').filter(isMapping),
  };
}

function readRecord(file: string): readonly GivenRecord[] {
  const text = fs.readFileSync(path.join(sampleFolder, file), 'utf8');
  const fields: unknown = parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '', { logLevel: 'error' });
  const [id, type] = [textAt(fields, 'id'), textAt(fields, 'type')];
  return isMapping(fields) && id !== undefined && type !== undefined ? [{ id, type, fields }] : [];
}

/** The numbers from 1 to `last` that no record or person with this prefix has. */
export function freeNumbers(given: Given, prefix: string, last: number): readonly number[] {
  const taken = new Set([...given.records.map((r) => r.id), ...given.people.map((p) => textAt(p, 'id'))]);
  const digits = prefix === 'PD' || prefix === 'FLIP' || prefix === 'CASE' ? 2 : 3;
  return Array.from({ length: last }, (_, i) => i + 1).filter((n) => !taken.has(idOf(prefix, n, digits)));
}

export function idOf(prefix: string, number: number, digits: number): string {
  return `${prefix}-${String(number).padStart(digits, '0')}`;
}

/** The dates of the records with this prefix, by number. */
export function anchorsOf(given: Given, prefix: string): ReadonlyMap<number, string> {
  const anchors = new Map<number, string>();
  for (const { id, fields } of given.records) {
    const date = textAt(fields, 'date');
    if (id.startsWith(`${prefix}-`) && date !== undefined) anchors.set(Number(id.split('-')[1]), date);
  }
  return anchors;
}
