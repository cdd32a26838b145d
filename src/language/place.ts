import type { DefinitionKind, Reference } from '../model/facts';
import { type Span, touches } from '../model/span';
import type { Link, Located, RecordEntry, Resolution, Snapshot } from '../repository/snapshot';
import { fieldAt, schemaOf } from './schema';
import type { OpenDocument } from './texts';

/** A link or a name under the cursor, with what it stands for. */
export type Place =
  | {
      readonly kind: 'reference';
      /** The part under the cursor: the fragment, or all the rest. */
      readonly part: 'target' | 'fragment';
      readonly span: Span;
      readonly reference: Reference;
      readonly resolution: Resolution;
    }
  | { readonly kind: 'definition'; readonly span: Span; readonly located: Located };

/** What the cursor stands on: a link, or a name at the place that gives it. */
export function placeAt(snapshot: Snapshot, document: OpenDocument, offset: number): Place | undefined {
  const { path, facts } = document;
  const reference = innermost(facts.references, offset);
  const resolution = reference && snapshot.resolve(reference, path);
  if (reference && resolution && points(snapshot, document, reference, resolution)) {
    const inFragment = reference.fragmentSpan !== undefined && touches(reference.fragmentSpan, offset);
    return {
      kind: 'reference',
      part: inFragment ? 'fragment' : 'target',
      span: reference.span,
      reference,
      resolution,
    };
  }
  const definition = innermost(facts.definitions, offset);
  return definition && { kind: 'definition', span: definition.span, located: { path, definition } };
}

/** A word in YAML that only has the form of an id points nowhere, unless it stands where an id is expected. */
function points(
  snapshot: Snapshot,
  document: OpenDocument,
  reference: Reference,
  resolution: Resolution,
): boolean {
  if (reference.form !== 'field' || resolution.kind !== 'missing') return true;
  const schema = schemaOf(document.facts, document.text);
  return fieldAt(snapshot.vocabulary, schema, (reference.field ?? '').split('.'))?.kind === 'link';
}

/**
 * The definitions that the cursor means: of a link with a fragment the fragment, of an ambiguous one all
 * candidates; of a link whose fragment is missing the record.
 */
export function targetsOf(place: Place): readonly Located[] {
  if (place.kind === 'definition') return [place.located];
  const { resolution } = place;
  if (resolution.kind === 'ambiguous') return resolution.candidates;
  if (resolution.kind === 'missing') return resolution.target ? [resolution.target] : [];
  return [resolution.fragment ?? resolution.target];
}

/**
 * The definitions that are to be renamed, or whose links are wanted: of `[[OBS-012#x03]]` those of the part
 * under the cursor alone.
 */
export function targetsUnder(snapshot: Snapshot, place: Place): readonly Located[] {
  if (place.kind === 'definition') return [place.located];
  const { reference, resolution, part } = place;
  if (part === 'fragment' || reference.target === '') {
    return resolution.kind === 'missing' ? [] : targetsOf(place);
  }
  return namedBy(snapshot, reference);
}

/** Whether two definitions are the same, told by file and place. */
export function isSame(a: Located, b: Located): boolean {
  return (
    a.path === b.path &&
    a.definition.kind === b.definition.kind &&
    a.definition.span.start === b.definition.span.start &&
    a.definition.name === b.definition.name
  );
}

/**
 * Whether a reference means a definition, or could mean it: `[[OBS-012#x03]]` means the record as well as the
 * excerpt, and a link to a name that two records have means both.
 */
export function leadsTo(
  snapshot: Snapshot,
  reference: Reference,
  fromPath: string,
  target: Located,
): boolean {
  if (!isFragment(target.definition.kind)) {
    return namedBy(snapshot, reference).some((located) => isSame(located, target));
  }
  const resolution = snapshot.resolve(reference, fromPath);
  if (resolution.kind === 'ambiguous') return resolution.candidates.some((c) => isSame(c, target));
  return (
    resolution.kind === 'found' && resolution.fragment !== undefined && isSame(resolution.fragment, target)
  );
}

/** Whether a name of this kind belongs to a record and is reached through `#`. */
export function isFragment(kind: DefinitionKind): boolean {
  return kind === 'excerpt' || kind === 'heading' || kind === 'block';
}

/** What carries the name before `#`; nothing for a link within a file. */
function namedBy(snapshot: Snapshot, { form, target }: Reference): readonly Located[] {
  if (form === 'citation') return snapshot.cited(target);
  return target === '' ? [] : snapshot.named(target);
}

/** Links that lead to a definition, those left out that only name something else of the same name. */
export function linksLeadingTo(snapshot: Snapshot, target: Located): readonly Link[] {
  return snapshot.linksTo(target).filter(({ path, reference }) => leadsTo(snapshot, reference, path, target));
}

function innermost<T extends { readonly span: Span }>(items: readonly T[], offset: number): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    if (item.span.start === item.span.end || !touches(item.span, offset)) continue;
    if (!best || item.span.end - item.span.start < best.span.end - best.span.start) best = item;
  }
  return best;
}

/** The record in a file, or the one that an excerpt file belongs to. */
export function ownerAt(snapshot: Snapshot, path: string): RecordEntry | undefined {
  return snapshot.recordAt(path) ?? snapshot.ownerOf(path);
}
