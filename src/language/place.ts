import type { DefinitionKind, FileFacts, Reference } from '../model/facts';
import { type Span, touches } from '../model/span';
import type { Steps } from '../model/steps';
import type { Link, Located, RecordEntry, Resolution, Snapshot } from '../repository/snapshot';
import { speakerAt } from '../syntax/passages';
import { fieldOf, isPointer } from './pointers';
import type { OpenDocument } from './texts';
import { turnsIn } from './speakers';

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
  if (reference && resolution && isShown(snapshot, facts, reference, resolution)) {
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
  if (definition) return { kind: 'definition', span: definition.span, located: { path, definition } };
  return speakerPlace(snapshot, document, offset);
}

/** The label before a turn, `CIT-017:`, which stands for the person as a link would. */
function speakerPlace(
  snapshot: Snapshot,
  { path, text, facts }: OpenDocument,
  offset: number,
): Place | undefined {
  if (facts.kind !== 'record' || offset < facts.bodyStart) return undefined;
  // The whole text is read only where the line looks like a turn, as it may stand in code.
  const label = speakerAt(text, text.lastIndexOf('\n', offset - 1) + 1);
  if (!label || !touches(label, offset)) return undefined;
  const turn = turnsIn(text, facts).find(({ speakerSpan }) => touches(speakerSpan, offset));
  if (!turn) return undefined;
  const { speaker: target, speakerSpan: span } = turn;
  const reference: Reference = { form: 'wikilink', target, span, targetSpan: span };
  return {
    kind: 'reference',
    part: 'target',
    span,
    reference,
    resolution: snapshot.resolve(reference, path),
  };
}

/** A word that is no link by its form is one that leads nowhere only where a link is expected. */
function isShown(
  snapshot: Snapshot,
  facts: FileFacts,
  reference: Reference,
  resolution: Resolution,
): boolean {
  if (!isPointer(snapshot, facts, reference)) return false;
  if (reference.form !== 'field' || resolution.kind !== 'missing') return true;
  return fieldOf(snapshot, facts, reference)?.kind === 'link';
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
 * Whether a reference in a file means a definition, or could mean it: `[[OBS-012#x03]]` means the record as well as the
 * excerpt, and a link to a name that two records have means both.
 */
export function leadsTo(
  snapshot: Snapshot,
  facts: FileFacts,
  reference: Reference,
  target: Located,
): boolean {
  if (!isPointer(snapshot, facts, reference)) return false;
  if (!isFragment(target.definition.kind)) {
    return namedBy(snapshot, reference).some((located) => isSame(located, target));
  }
  const resolution = snapshot.resolve(reference, facts.path);
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

/** Links that lead to a definition, those left out that only name something else of the same name; a link in a step. */
export function* linksLeadingTo(snapshot: Snapshot, target: Located): Steps<readonly Link[]> {
  const links: Link[] = [];
  for (const link of yield* snapshot.linksInSteps(target)) {
    const facts = snapshot.file(link.path);
    if (facts && leadsTo(snapshot, facts, link.reference, target)) links.push(link);
    yield;
  }
  return links;
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
