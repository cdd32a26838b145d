import Fuse from 'fuse.js';
import type { CancellationToken } from '../model/event';
import type { Snapshot } from '../repository/snapshot';
import { bodyWords, documentsOf, type SearchDocument } from './documents';
import { passesAll } from './filters';
import type { Query } from './query';
import { TermIndex } from './termIndex';
import { idForm, wordsOf } from './words';

/** Something found. */
export interface Hit {
  readonly document: SearchDocument;
  /** Comparable within one search only. */
  readonly score: number;
}

/** So many candidates are ranked again by how well their names fit. */
const RERANKED = 200;
/** An id that is typed is an id that is meant. */
const ID_WHOLE = 1000;
const ID_BEGINNING = 60;

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

  /** Takes in what a file's names and fields say now, or takes the file out where it is gone. */
  updateFields(path: string): void {
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
    const numbers = documentsOf(facts, this.snapshot).map(([document, words]) => {
      const number = this.next++;
      this.documents.set(number, document);
      this.fields.add(number, words);
      return number;
    });
    this.numbersAt.set(path, numbers);
  }

  /** Takes in the body of a record. */
  updateBody(path: string, text: string): void {
    this.removeBody(path);
    const facts = this.snapshot.file(path);
    if (facts?.kind !== 'record') return;
    const number = this.next++;
    this.bodies.add(number, bodyWords(text, facts.bodyStart));
    this.bodyAt.set(path, number);
    this.recordOfBody.set(number, path);
  }

  /**
   * The best hits, best first. A hit has every word of the query somewhere: in its names, fields or body.
   * @returns nothing once cancelled.
   */
  async search(query: Query, limit: number, token: CancellationToken): Promise<readonly Hit[]> {
    const passes = passesAll(query.filters, this.snapshot);
    let scores = this.scored([...query.words, ...query.phrases.flat()], passes);
    for (const words of query.excludedWords) {
      const excluded = this.scoresOf(words, () => true);
      scores = new Map([...scores].filter(([number]) => !excluded.has(number)));
    }
    this.addIdScores(query, scores, passes);
    const ranked = [...scores]
      .flatMap(([number, score]) => {
        const document = this.documents.get(number);
        return document ? [{ document, score }] : [];
      })
      .sort(byScore);
    const reranked = rerankedByName(ranked, query);
    return query.phrases.length + query.excludedPhrases.length === 0
      ? reranked.slice(0, limit)
      : await this.withPhrases(reranked, query, limit, token);
  }

  private removeBody(path: string): void {
    const number = this.bodyAt.get(path);
    if (number === undefined) return;
    this.bodies.remove(number);
    this.bodyAt.delete(path);
    this.recordOfBody.delete(number);
  }

  /** The documents that have all words, with the sum of what each word gives. Without words, all that pass. */
  private scored(words: readonly string[], passes: (d: SearchDocument) => boolean): Map<number, number> {
    const passing = (number: number): boolean => {
      const document = this.documents.get(number);
      return document !== undefined && passes(document);
    };
    if (words.length === 0)
      return new Map([...this.documents.keys()].filter(passing).map((number) => [number, 0]));
    let scores: Map<number, number> | undefined;
    for (const word of words) {
      const before = scores;
      const found = this.scoresOf(word, (number) => (before ? before.has(number) : true));
      scores = new Map([...found].map(([number, score]) => [number, score + (before?.get(number) ?? 0)]));
    }
    return new Map([...(scores ?? [])].filter(([number]) => passing(number)));
  }

  /** What one word gives each document: its names and fields, and of a record its body. */
  private scoresOf(word: string, wanted: (number: number) => boolean): Map<number, number> {
    const scores = this.fields.scores(word, wanted);
    for (const [body, score] of this.bodies.scores(word)) {
      const number = this.numbersAt.get(this.recordOfBody.get(body) ?? '')?.[0];
      if (number !== undefined && wanted(number)) scores.set(number, score + (scores.get(number) ?? 0));
    }
    return scores;
  }

  private addIdScores(
    query: Query,
    scores: Map<number, number>,
    passes: (d: SearchDocument) => boolean,
  ): void {
    const typed = idForm(query.words.join(''));
    if (typed.length < 2) return;
    for (const [number, document] of this.documents) {
      // `012` means `OBS-012` as well.
      const name = document.idForm;
      const bonus =
        name === typed
          ? ID_WHOLE
          : isNumberOf(typed, name)
            ? ID_BEGINNING * 2
            : name.startsWith(typed)
              ? ID_BEGINNING
              : 0;
      if (bonus > 0 && passes(document)) scores.set(number, (scores.get(number) ?? 0) + bonus);
    }
  }

  private async withPhrases(
    hits: readonly Hit[],
    query: Query,
    limit: number,
    token: CancellationToken,
  ): Promise<Hit[]> {
    const kept: Hit[] = [];
    for (const hit of hits) {
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

/** Whether the digits at the end of an id are what was typed: `12` of `obs12`. */
function isNumberOf(typed: string, id: string): boolean {
  return /^\d+$/.test(typed) && id.endsWith(typed) && !/\d/.test(id.at(-typed.length - 1) ?? '');
}

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.document.id < b.document.id ? -1 : 1);
}
