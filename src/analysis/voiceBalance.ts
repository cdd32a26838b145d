import { readExcerpt } from '../model/excerpt';
import type { Reference } from '../model/facts';
import { fold } from '../model/ids';
import { sitesOf } from '../model/sitesOf';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { textAt } from '../model/value';
import { CONFIGURATION_FILE } from '../repository/index';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { roleOf } from './retrieval';

/** A place in a draft that leads to an excerpt. */
export interface Quote {
  /** The link, in the draft. */
  readonly span: Span;
  /** `OBS-012#x03`, as the draft writes it. */
  readonly link: string;
  /** Whether its words stand in the draft: `![[OBS-012#x03]]`, or in quotation marks with the link. */
  readonly isQuotation: boolean;
  /** The length of the excerpt in its record, in UTF-16 code units. */
  readonly characters: number;
  /** Ids of those who speak in it; empty in notes, where nobody does. */
  readonly speakers: readonly string[];
  readonly record: RecordEntry;
}

/** What is quoted of one role, site or person. */
export interface Voice {
  /** The role, or the id of the site or person; empty for quotations without one. */
  readonly name: string;
  readonly quotes: readonly Quote[];
  /** Of the quotations. */
  readonly characters: number;
  /** Links to excerpts whose words do not stand in the draft. */
  readonly mentions: readonly Quote[];
}

/**
 * Whose words a draft quotes. A quotation in which several speak counts for each of them in full, so that voices can
 * add up to more than the whole. The largest come first, what has no name last.
 */
export interface VoiceBalance {
  /** In the order of the draft. */
  readonly all: Voice;
  readonly byRole: readonly Voice[];
  readonly bySite: readonly Voice[];
  readonly byPerson: readonly Voice[];
  /** People who have a larger share of the quotations than `thresholds.voice_share` allows. */
  readonly tooLoud: readonly Voice[];
}

/** Fewer quotations than these have no balance that could be lost. */
const FEWEST = 4;

/** Works out whose words a draft quotes, and how much. A link in a step. @param path of the draft */
export function* voiceBalanceOf(snapshot: Snapshot, path: string): Steps<VoiceBalance> {
  const places = yield* quotesIn(snapshot, path);
  const all = voice('', places);
  yield;
  const byPerson = voicesOf(places, ({ speakers }) => speakers);
  yield;
  const most = voiceShare(snapshot);
  return {
    all,
    byRole: voicesOf(places, ({ speakers }) => speakers.flatMap((id) => roleOf(snapshot, id) ?? [])),
    bySite: voicesOf(places, ({ record }) => sitesOf(record.facts.root)),
    byPerson,
    tooLoud:
      most === undefined || all.quotes.length < FEWEST
        ? []
        : byPerson.filter((one) => one.name !== '' && one.quotes.length / all.quotes.length > most),
  };
}

/** The share of the quotations that one voice may have, where the configuration says so. */
export function voiceShare(snapshot: Snapshot): number | undefined {
  const written = Number(textAt(snapshot.file(CONFIGURATION_FILE)?.root, 'thresholds', 'voice_share'));
  return written > 0 && written <= 1 ? written : undefined;
}

function* quotesIn(snapshot: Snapshot, path: string): Steps<readonly Quote[]> {
  const facts = snapshot.file(path);
  const quotes: Quote[] = [];
  for (const reference of facts?.references ?? []) {
    if (!facts || reference.fragment === undefined || reference.span.start < facts.bodyStart) continue;
    const quote = quoteOf(snapshot, path, reference);
    if (quote) quotes.push(quote);
    yield;
  }
  return quotes;
}

/** What a link in a draft quotes; undefined where it does not lead to an excerpt. */
function quoteOf(snapshot: Snapshot, path: string, reference: Reference): Quote | undefined {
  const resolution = snapshot.resolve(reference, path);
  const record = resolution.kind === 'found' ? snapshot.recordAt(resolution.target.path) : undefined;
  const excerpt = resolution.kind === 'found' ? resolution.fragment : undefined;
  if (!record || excerpt?.definition.kind !== 'excerpt') return undefined;
  return {
    span: reference.span,
    link: `${reference.target}#${reference.fragment ?? ''}`,
    isQuotation: reference.form === 'embed' || reference.quotes === true,
    characters: readExcerpt(excerpt.definition.fields).quote?.length ?? 0,
    speakers: snapshot.anchored(excerpt.path, excerpt.definition.name)?.speakers ?? [],
    record,
  };
}

function voicesOf(places: readonly Quote[], namesOf: (quote: Quote) => readonly string[]): readonly Voice[] {
  const groups = new Map<string, { readonly name: string; readonly places: Quote[] }>();
  for (const place of places) {
    const names = namesOf(place);
    const named = new Map((names.length === 0 ? [''] : names).map((name) => [fold(name), name]));
    for (const [key, name] of named) {
      const group = groups.get(key);
      if (group) group.places.push(place);
      else groups.set(key, { name, places: [place] });
    }
  }
  const voices = [...groups.values()].map(({ name, places: own }) => voice(name, own));
  return voices.sort(
    (a, b) =>
      Number(a.name === '') - Number(b.name === '') ||
      b.quotes.length - a.quotes.length ||
      b.characters - a.characters ||
      b.mentions.length - a.mentions.length ||
      (a.name < b.name ? -1 : 1),
  );
}

function voice(name: string, places: readonly Quote[]): Voice {
  const quotes = places.filter(({ isQuotation }) => isQuotation);
  return {
    name,
    quotes,
    characters: quotes.reduce((sum, { characters }) => sum + characters, 0),
    mentions: places.filter(({ isQuotation }) => !isQuotation),
  };
}
