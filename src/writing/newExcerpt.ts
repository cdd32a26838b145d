import { versionOf } from '../model/code';
import { fold, stemOf } from '../model/ids';
import type { Span } from '../model/span';
import { type Mapping, textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { positionOf } from './selector';

/**
 * An id that no excerpt of the record has or had as far as links tell: the coder's initials and a number, so that two
 * coders on two branches never take the same. `dc04`
 * @param ahead how many ids were taken already for excerpts that are still to be written.
 */
export function nextExcerptId(snapshot: Snapshot, record: RecordEntry, coder: string, ahead = 0): string {
  const prefix = idPrefix(coder);
  const own = snapshot.fragmentsOf(record.path).map(({ definition }) => definition.name);
  const linked = snapshot.linksToName(record.id).map(({ reference }) => reference.fragment ?? '');
  const numbers = [...own, ...linked].map((name) => {
    const rest = name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : '';
    return /^\d{1,9}$/.test(rest) ? Number(rest) : 0;
  });
  return prefix + String(Math.max(0, ...numbers) + 1 + ahead).padStart(2, '0');
}

/**
 * The file that a coder's excerpts of a record go into: the one for all, or the coder's own where each has one – which
 * is so where it is there already.
 */
export function excerptFileOf(
  snapshot: Snapshot,
  record: RecordEntry,
  coder: string,
  hasOwnFile: boolean,
): string {
  const stem = stemOf(record.path);
  const slug = coder.toLowerCase().replace(/[^\p{L}\d_-]+/gu, '');
  const own = [`${stem}.excerpts.${slug}.yaml`, `${stem}.excerpts.${slug}.yml`];
  const there = slug === '' ? undefined : own.find((path) => snapshot.file(path));
  if (there !== undefined) return there;
  if (hasOwnFile && slug !== '') return own[0] ?? '';
  const short = `${stem}.excerpts.yml`;
  return snapshot.file(short) ? short : `${stem}.excerpts.yaml`;
}

/** The versions of codes' definitions as they are now; of codes that are not in the codebook none. */
export function versionsOf(snapshot: Snapshot, codes: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    codes.flatMap((id) => {
      const code = snapshot.named(id).find(({ definition }) => definition.kind === 'code');
      return code ? [[id, versionOf(code.definition.fields)] as const] : [];
    }),
  );
}

/** Where an excerpt stands: in which file, and in the text of the record, where that is known. */
interface PlacedExcerpt {
  readonly id: string;
  readonly path: string;
  readonly span: Span | undefined;
}

/**
 * Where entries of an excerpt file begin, in the units of `at`, by where their passages are now.
 * @param passages those of the record; of other entries it knows nothing.
 * @param text the record's.
 */
export function entryStarts(
  passages: readonly PlacedExcerpt[],
  path: string,
  text: string,
  bodyStart: number,
): (entry: Mapping) => number | undefined {
  const starts = new Map(passages.flatMap((p) => (p.path === path ? [[fold(p.id), p.span?.start]] : [])));
  return (entry) => {
    const start = starts.get(fold(textAt(entry, 'id') ?? ''));
    return start === undefined ? undefined : positionOf(text, bodyStart, { start, end: start })[0];
  };
}

/** Initials as an id begins with them; behind a digit a hyphen keeps the number apart. Without any: `x`. */
function idPrefix(coder: string): string {
  const letters = coder.toLowerCase().replace(/[^\p{L}\d]+/gu, '');
  if (letters === '') return 'x';
  return /\d$/.test(letters) ? `${letters}-` : letters;
}
