import { fold } from '../model/ids';
import { textAt } from '../model/value';
import type { Reference } from '../model/facts';
import type { Located, Snapshot } from '../repository/snapshot';
import { type Candidate, pick } from './candidates';
import type { CompletionItem, CompletionList, Recency } from './completionItem';
import { linkCandidates } from './linkCandidates';
import { shortened } from './markdown';
import { isBareKey } from './names';
import { withPlainLetters } from './searchable';
import type { OpenDocument, Texts } from './texts';

/** A link of which the beginning is written. */
export interface BegunLink {
  /** Where its first bracket stands. */
  readonly start: number;
  readonly target: string;
  /** What is typed behind `#`. */
  readonly fragment?: string;
}

/** A citation of which the beginning is written. */
export interface BegunCitation {
  /** Where its `@` stands. */
  readonly start: number;
  readonly key: string;
  readonly braced: boolean;
}

const BEGUN_LINK = /!?\[\[([^[\]|#\r\n]*)(?:#([^[\]|\r\n]*))?$/;
/** In `a@b` and in addresses the `@` begins no citation. */
const BEGUN_CITATION = /(?<=^|[\s[({;,\-–—])@(\{[^{}\r\n]*|[^\s[\](){},;@"'«»]*)$/u;

/** The wikilink in which the cursor stands, before its label. */
export function linkBegunAt(text: string, offset: number): BegunLink | undefined {
  const match = BEGUN_LINK.exec(lineBefore(text, offset));
  if (!match) return undefined;
  const [all, target = '', fragment] = match;
  return { start: offset - all.length, target, ...(fragment === undefined ? {} : { fragment }) };
}

/** The citation in whose key the cursor stands. */
export function citationBegunAt(text: string, offset: number): BegunCitation | undefined {
  const match = BEGUN_CITATION.exec(lineBefore(text, offset));
  if (!match) return undefined;
  const [all, written = ''] = match;
  const braced = written.startsWith('{');
  return { start: offset - all.length, key: braced ? written.slice(1) : written, braced };
}

/** Suggestions for a wikilink. */
export async function completeWikilink(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  offset: number,
  link: BegunLink,
  recent: Recency,
): Promise<CompletionList | undefined> {
  const after = lineAfter(document.text, offset);
  const { target, fragment } = link;
  if (fragment !== undefined) {
    return completeFragment(snapshot, texts, document, {
      target: target.trim(),
      typed: fragment,
      offset,
      after,
    });
  }
  const rest = /^[^[\]|#\s]*/.exec(after)?.[0] ?? '';
  const isClosed = /^\s*(?:\]\]|\||#)/.test(after.slice(rest.length));
  const closing = isClosed ? '' : missingBrackets(document.text, offset);
  const candidates = linkCandidates(snapshot, textAt(document.facts.root, 'type'), document.path);
  return {
    replace: { start: offset - target.length, end: offset + (closing === '' ? rest.length : 0) },
    ...(await pick(snapshot, candidates, target, recent, (name) => ({ insert: name + closing }))),
  };
}

/** Suggestions for a citation key. */
export async function completeCitation(
  snapshot: Snapshot,
  document: OpenDocument,
  offset: number,
  { key: typed, braced }: BegunCitation,
  recent: Recency,
): Promise<CompletionList> {
  const after = lineAfter(document.text, offset);
  const rest = (braced ? /^[^{}\s]*/ : /^[\p{L}\p{N}_:.#$%&\-+?<>~/]*/u).exec(after)?.[0] ?? '';
  const isClosed = after.slice(rest.length).startsWith('}');
  const written = (key: string): string => {
    if (braced) return isClosed ? key : `${key}}`;
    return isBareKey(key) ? key : `{${key}}`;
  };
  return {
    replace: { start: offset - typed.length, end: offset + rest.length },
    ...(await pick(snapshot, works(snapshot), typed, recent, (key) => ({ insert: written(key) }))),
  };
}

function* works(snapshot: Snapshot): Iterable<Candidate> {
  for (const located of snapshot.definitions('citation')) yield { located, rank: 0 };
}

/**
 * What ends a link that is not closed behind the cursor. A busy editor closes only one of two brackets at times; where
 * a bracket around the link is open as well, the one behind the cursor closes that.
 */
function missingBrackets(text: string, offset: number): ']' | ']]' {
  const before = lineBefore(text, offset);
  const open = before.split('[').length - before.split(']').length;
  return open === 2 && lineAfter(text, offset).startsWith(']') ? ']' : ']]';
}

interface FragmentPlace {
  /** The record; empty for the same file. */
  readonly target: string;
  readonly typed: string;
  readonly offset: number;
  readonly after: string;
}

/** Excerpts, headings, and turns and paragraphs with a block id of a record. */
export async function completeFragment(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  place: FragmentPlace & { readonly closing?: string },
): Promise<CompletionList | undefined> {
  const reference: Reference = {
    form: 'wikilink',
    target: place.target,
    span: { start: 0, end: 0 },
    targetSpan: { start: 0, end: 0 },
  };
  const resolution = snapshot.resolve(reference, document.path);
  if (resolution.kind !== 'found' || resolution.target.definition.kind !== 'record') return undefined;
  const { path } = resolution.target;
  const text = path === document.path ? document.text : ((await texts.read(path)) ?? '');
  const rest = /^[^[\]|\s]*/.exec(place.after)?.[0] ?? '';
  const isClosed = /^\s*(?:\]\]|\|)/.test(place.after.slice(rest.length));
  const closing = place.closing ?? (isClosed ? '' : missingBrackets(document.text, place.offset));
  const items = snapshot.fragmentsOf(path).map((located, i) => fragmentItem(located, text, closing, i));
  return {
    replace: { start: place.offset - place.typed.length, end: place.offset + (isClosed ? rest.length : 0) },
    items: withoutRepeats(items),
    isIncomplete: false,
  };
}

const FRAGMENT_RANKS: Readonly<Partial<Record<Located['definition']['kind'], number>>> = {
  excerpt: 0,
  block: 1,
};

function fragmentItem(located: Located, text: string, closing: string, index: number): CompletionItem {
  const { definition } = located;
  const name = definition.kind === 'block' ? `^${definition.name}` : definition.name;
  const title =
    definition.kind === 'excerpt'
      ? textAt(definition.fields, 'quote')
      : definition.kind === 'block'
        ? text.slice(definition.extent.start, definition.extent.end)
        : undefined;
  const shown = title === undefined ? undefined : shortened(title.replace(/\s+/g, ' ').trim(), 70);
  return {
    kind: definition.kind,
    label: name,
    ...(shown === undefined ? {} : { title: shown }),
    insert: name + closing,
    filterText: withPlainLetters(name, title),
    sortText: `${FRAGMENT_RANKS[definition.kind] ?? 2}${String(index).padStart(5, '0')}`,
    about: located,
  };
}

/** Of equal headings the first is meant by a link. */
function withoutRepeats(items: readonly CompletionItem[]): readonly CompletionItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = fold(item.label);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function lineBefore(text: string, offset: number): string {
  return text.slice(
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1,
    offset,
  );
}

function lineAfter(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset, offset + 2000))?.[0] ?? '';
}
