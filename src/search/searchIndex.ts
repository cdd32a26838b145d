import Fuse from 'fuse.js';
import type { CancellationToken } from '../model/event';
import type { Steps } from '../model/steps';
import { Pace, paced } from '../repository/pace';
import type { Snapshot } from '../repository/snapshot';
import { bodyWords, documentsOf, type SearchDocument } from './documents';
import { passesAll } from './filters';
import type { Query } from './query';
import { BestHits, byScore, type Hit } from './bestHits';
import { TermIndex, type TermMatch } from './termIndex';
import { idForm, wordsOf } from './words';

/** So many candidates are ranked again by how well their names fit. */
const RERANKED = 100;
/** An id that is typed is an id that is meant. */
const ID_WHOLE = 1000;
const ID_BEGINNING = 60;

/** The score of what is no hit; without words everything that passes the filters has 0. */
const NONE = -Infinity;
/** Candidates whose texts are looked at for a phrase. */
const PHRASES_TRIED = 2000;
/** So many documents are looked at in a step: to look at one costs less than the step itself. */
const IN_A_STEP = 100;

/** Finds records, people, codes, works and excerpts by name, field and text. One for each repository. */
export class SearchIndex {
  private readonly fields = new TermIndex();
  private readonly bodies = new TermIndex();
  private readonly documents = new Map<number, SearchDocument>();
  private readonly numbersAt = new Map<string, readonly number[]>();
  private readonly bodyAt = new Map<string, number>();
  /** The record whose body has this number in `bodies`. */
  private readonly recordOfBody = new Map<number, string>();
  private next = 0;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly read: (path: string) => Promise<string | undefined>,
  ) {}

  /**
   * Takes in what a file's names and fields say now, or takes the file out where it is gone. Of one file, one run must
   * be over before the next begins.
   */
  *updateFields(path: string): Steps<void> {
    for (const number of this.numbersAt.get(path) ?? []) {
      this.fields.remove(number);
      this.documents.delete(number);
    }
    this.numbersAt.delete(path);
    const facts = this.snapshot.file(path);
    if (!facts) {
      this.removeBody(path);
      return;
    }
    const numbers: number[] = [];
    this.numbersAt.set(path, numbers);
    for (const [document, words] of documentsOf(facts, this.snapshot)) {
      const number = this.next++;
      numbers.push(number);
      this.documents.set(number, document);
      this.fields.add(number, words);
      yield;
    }
  }

  /** Takes in the body of a record. */
  *updateBody(path: string, text: string): Steps<void> {
    const facts = this.snapshot.file(path);
    const words = facts?.kind === 'record' ? yield* bodyWords(text, facts.bodyStart) : undefined;
    this.removeBody(path);
    if (!words) return;
    const number = this.next++;
    this.bodies.add(number, words);
    this.bodyAt.set(path, number);
    this.recordOfBody.set(number, path);
  }

  /**
   * The best hits, best first. A hit has every word of the query somewhere: in its names, fields or body.
   * @returns nothing once cancelled.
   */
  async search(query: Query, limit: number, token: CancellationToken): Promise<readonly Hit[]> {
    const hasPhrases = query.phrases.length + query.excludedPhrases.length > 0;
    const most = hasPhrases ? PHRASES_TRIED : Math.max(limit, RERANKED);
    const ranked = await paced(this.ranked(query, most, token));
    return hasPhrases ? await this.withPhrases(ranked, query, limit, token) : ranked.slice(0, limit);
  }

  /** The best hits by words and filters, in steps; none once cancelled. */
  private *ranked(query: Query, most: number, token: CancellationToken): Steps<readonly Hit[]> {
    const passes = yield* passesAll(query.filters, this.snapshot);
    const scores = yield* this.scored(query);
    const best = new BestHits(most);
    let seen = 0;
    for (const [number, document] of this.documents) {
      if (token.isCancellationRequested) return [];
      const score = scores[number] ?? NONE;
      if (score !== NONE && best.wants(score) && passes(document)) best.add({ document, score });
      if (++seen % IN_A_STEP === 0) yield;
    }
    const hits = best.hits;
    yield;
    return rerankedByName(hits, query);
  }

  private removeBody(path: string): void {
    const number = this.bodyAt.get(path);
    if (number === undefined) return;
    this.bodies.remove(number);
    this.bodyAt.delete(path);
    this.recordOfBody.delete(number);
  }

  /** By document: the sum of what each word gives; `NONE` where a word is missing or one stands that must not. */
  private *scored({ words, phrases, excludedWords }: Query): Steps<Float64Array> {
    const total = new Float64Array(this.next);
    for (const word of [...words, ...phrases.flat()]) {
      const scores = yield* this.scoresOf((index) => index.matches(word));
      for (let i = 0; i < total.length; i++)
        total[i] = scores[i] === 0 ? NONE : (total[i] ?? 0) + (scores[i] ?? 0);
    }
    yield* this.addIdScores(idForm(words.join('')), total);
    for (const word of excludedWords) {
      const scores = yield* this.scoresOf((index) => index.beginnings(word));
      for (let i = 0; i < total.length; i++) if (scores[i] !== 0) total[i] = NONE;
    }
    return total;
  }

  /** What one word gives each document: its names and fields, and of a record its body too. */
  private *scoresOf(termsIn: (index: TermIndex) => readonly TermMatch[]): Steps<Float64Array> {
    const scores = new Float64Array(this.next);
    const inBodies = new Float64Array(this.next);
    yield* this.fields.scores(termsIn(this.fields), (number, score) => {
      if (score > (scores[number] ?? 0)) scores[number] = score;
    });
    yield* this.bodies.scores(termsIn(this.bodies), (body, score) => {
      const number = this.numbersAt.get(this.recordOfBody.get(body) ?? '')?.[0];
      if (number !== undefined && score > (inBodies[number] ?? 0)) inBodies[number] = score;
    });
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + (inBodies[i] ?? 0);
    return scores;
  }

  private *addIdScores(typed: string, total: Float64Array): Steps<void> {
    if (typed.length < 2) return;
    let seen = 0;
    for (const [number, { idForm: name }] of this.documents) {
      const bonus = idBonus(typed, name);
      if (bonus > 0) total[number] = bonus + Math.max(0, total[number] ?? 0);
      if (++seen % IN_A_STEP === 0) yield;
    }
  }

  private async withPhrases(
    hits: readonly Hit[],
    query: Query,
    limit: number,
    token: CancellationToken,
  ): Promise<Hit[]> {
    const kept: Hit[] = [];
    const pace = new Pace();
    for (const hit of hits) {
      await pace.breathe();
      if (token.isCancellationRequested) return [];
      if (kept.length >= limit) break;
      const text = hit.document.kind === 'record' ? await this.read(hit.document.path) : undefined;
      const words = ` ${wordsOf(`${hit.document.id} ${hit.document.title} ${text ?? ''}`).join(' ')} `;
      const has = (phrase: readonly string[]): boolean => words.includes(` ${phrase.join(' ')} `);
      if (query.phrases.every(has) && !query.excludedPhrases.some(has)) kept.push(hit);
    }
    return kept;
  }
}

/** Ranks the best again with what a fuzzy comparison of the names says: a fitting title before a fitting text. */
function rerankedByName(hits: readonly Hit[], query: Query): readonly Hit[] {
  const typed = [...query.words, ...query.phrases.flat()].join(' ');
  if (typed === '') return hits;
  const best = hits.slice(0, RERANKED);
  const fuse = new Fuse(best, {
    keys: [
      { name: 'id', getFn: (h) => h.document.id, weight: 2 },
      { name: 'title', getFn: (h) => wordsOf(h.document.title).join(' '), weight: 1 },
    ],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.5,
  });
  const fits = new Map(fuse.search(typed).map((r) => [r.item, 1 - (r.score ?? 1)]));
  const reranked = best.map((hit) => ({ ...hit, score: hit.score * (1 + (fits.get(hit) ?? 0)) }));
  return [...reranked.sort(byScore), ...hits.slice(RERANKED)];
}

function idBonus(typed: string, id: string): number {
  if (id === typed) return ID_WHOLE;
  // `012` means `OBS-012` as well.
  if (isNumberOf(typed, id)) return ID_BEGINNING * 2;
  return id.startsWith(typed) ? ID_BEGINNING : 0;
}

/** Whether the digits at the end of an id are what was typed: `12` of `obs12`. */
function isNumberOf(typed: string, id: string): boolean {
  return /^\d+$/.test(typed) && id.endsWith(typed) && !/\d/.test(id.at(-typed.length - 1) ?? '');
}
