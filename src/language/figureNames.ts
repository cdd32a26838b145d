import type { Definition, FileFacts } from '../model/facts';
import { fold } from '../model/ids';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { escapedForPattern } from './names';
import { isFragment } from './place';

/** Files whose live figures, `{{count observation site=SITE-B}}`, speak of a record, a person or a code. A file in a step. */
export function* filesWithFigures(snapshot: Snapshot, definition: Definition): Steps<readonly string[]> {
  const pattern = patternFor(definition);
  if (!pattern) return [];
  const paths: string[] = [];
  for (const { path, figures } of snapshot.files()) {
    if (figures?.some((figure) => figure.expression.search(pattern) >= 0)) paths.push(path);
    yield;
  }
  return paths;
}

/** Where the name stands in the live figures of a text. */
export function figureSpans(text: string, facts: FileFacts, definition: Definition): readonly Span[] {
  const pattern = patternFor(definition);
  if (!pattern) return [];
  return (facts.figures ?? []).flatMap(({ span }) =>
    [...text.slice(span.start, span.end).matchAll(pattern)].map(({ index, 0: name }) => ({
      start: span.start + index,
      end: span.start + index + name.length,
    })),
  );
}

/** Where a code's name is a key: in the versions that excerpts remember of their codes. */
export function codedSpans(facts: FileFacts, { kind, name }: Definition): readonly Span[] {
  if (kind !== 'code' || facts.kind !== 'excerpts') return [];
  return facts.definitions.flatMap(({ fields }) => {
    const coded = valueAt(fields, 'coded');
    const entries = coded?.kind === 'mapping' ? coded.entries : [];
    return entries.filter(({ key }) => fold(key) === fold(name)).map(({ keySpan }) => keySpan);
  });
}

/** The name as a value, behind the equals sign. */
function patternFor({ kind, name }: Definition): RegExp | undefined {
  if (kind === 'citation' || isFragment(kind)) return undefined;
  return new RegExp(`(?<==\\s*"?)${escapedForPattern(name)}(?=["\\s#}]|$)`, 'giu');
}
