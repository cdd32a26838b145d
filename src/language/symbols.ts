import type { CancellationToken } from '../model/event';
import { fold } from '../model/ids';
import { type Span, covers } from '../model/span';
import type { Definition, DefinitionKind } from '../model/facts';
import type { Steps } from '../model/steps';
import { Pace } from '../repository/pace';
import type { Located, Snapshot } from '../repository/snapshot';
import { isSubsequence, searchable } from './searchable';
import { detailOf, titleOf } from './about';
import { shortened } from './markdown';
import type { OpenDocument } from './texts';

/** An entry of the outline. */
export interface DocumentSymbol {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly detail: string;
  /** All that belongs to it. */
  readonly extent: Span;
  /** The name itself, within the extent. */
  readonly span: Span;
  readonly children: readonly DocumentSymbol[];
}

interface OpenSymbol extends DocumentSymbol {
  readonly children: OpenSymbol[];
}

/** More names than this in one file nobody looks through; the editor alone takes 10 ms for each thousand. */
const MOST_IN_OUTLINE = 5000;

/** The outline: what a file gives names to, each under what it is part of. */
export function* documentSymbols(
  snapshot: Snapshot,
  document: OpenDocument,
): Steps<readonly DocumentSymbol[]> {
  const top: OpenSymbol[] = [];
  const open: OpenSymbol[] = [];
  const { definitions } = document.facts;
  const sections = definitions.filter(({ kind }) => kind === 'heading' || kind === 'record');
  const shown =
    definitions.length <= MOST_IN_OUTLINE
      ? [...definitions]
      : [...new Set([...sections, ...definitions])].slice(0, MOST_IN_OUTLINE);
  shown.sort((a, b) => a.extent.start - b.extent.start || b.extent.end - a.extent.end);
  for (const definition of shown) {
    yield;
    const symbol = symbolOf(snapshot, document, definition);
    while (open.length > 0 && !contains(open.at(-1), symbol)) open.pop();
    (open.at(-1)?.children ?? top).push(symbol);
    open.push(symbol);
  }
  return top;
}

function contains(outer: OpenSymbol | undefined, inner: OpenSymbol): boolean {
  return outer !== undefined && outer.kind !== 'block' && covers(outer.extent, inner.extent);
}

function symbolOf(snapshot: Snapshot, { path, text }: OpenDocument, definition: Definition): OpenSymbol {
  const { kind, name, extent, span } = definition;
  const title =
    kind === 'block'
      ? text.slice(extent.start, span.start).replace(/\s*\^$/, '')
      : titleOf(snapshot, { path, definition });
  return {
    kind,
    name: kind === 'block' ? `^${name}` : name === '' ? '–' : name,
    detail: shortened((title ?? '').replace(/\s+/g, ' ').trim(), 80),
    extent,
    span: covers(extent, span) ? span : extent,
    children: [],
  };
}

/** A name of the repository, for jumping to it from anywhere. */
export interface WorkspaceSymbol {
  readonly kind: DefinitionKind;
  /** The name and the title: both are searched. */
  readonly label: string;
  readonly detail: string;
  readonly located: Located;
}

/** More than this nobody looks through. */
const CAP = 300;

/** Records, people, codes and works whose name or title contains the letters of the query in this order, best first. */
export async function workspaceSymbols(
  snapshot: Snapshot,
  query: string,
  token: CancellationToken,
): Promise<readonly WorkspaceSymbol[]> {
  const phrase = fold(query).trim();
  const wanted = phrase.replace(/\s+/g, '');
  const found: { readonly located: Located; readonly name: string; readonly rank: number }[] = [];
  const pace = new Pace();
  for (const located of namesOf(snapshot)) {
    if (pace.isDue) await pace.breathe();
    if (token.isCancellationRequested) return [];
    const { name, text } = searchable(snapshot, located);
    if (!isSubsequence(wanted, text)) continue;
    found.push({ located, name, rank: name.startsWith(phrase) ? 0 : text.includes(phrase) ? 1 : 2 });
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, CAP)
    .map(({ located }) => ({
      kind: located.definition.kind,
      label: shortened(
        [located.definition.name, titleOf(snapshot, located)].filter((part) => part !== undefined).join(' '),
        120,
      ),
      detail: detailOf(snapshot, located),
      located,
    }));
}

function* namesOf(snapshot: Snapshot): Iterable<Located> {
  yield* snapshot.records();
  for (const kind of ['code', 'person', 'citation'] as const) yield* snapshot.definitions(kind);
}
