import { type Filter, isFilterKey } from '../search/query';
import { wordsOf } from '../search/words';

/** How far two passages may be apart to belong together. */
export type Reach =
  /** They share some of their words. */
  | { readonly kind: 'overlap' }
  /** In turns of the conversation: 0 is the same turn, 1 the one before or behind. See `isWithin` for notes. */
  | { readonly kind: 'turns'; readonly most: number }
  /** Anywhere in one record. */
  | { readonly kind: 'record' };

/** Which passages somebody wants to see. */
export type PassageQuery =
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** Words, in search form, that stand together in the quotation, its translation or its memo. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly typed: string }
  | { readonly kind: 'not'; readonly part: PassageQuery }
  /** All of these hold for the passage itself; with no parts, every passage. */
  | { readonly kind: 'all'; readonly parts: readonly PassageQuery[] }
  | { readonly kind: 'any'; readonly parts: readonly PassageQuery[] }
  /** Passages that stand together: each link tells how its own stand to those of the last link that is not `without`. */
  | { readonly kind: 'chain'; readonly first: PassageQuery; readonly links: readonly ChainLink[] };

interface ChainLink {
  readonly reach: Reach;
  /** The passages before are wanted where there is none of these. */
  readonly without: boolean;
  readonly to: PassageQuery;
}

/** So many turns are near where the query does not say: a raising, its uptake, and what follows on it. */
const NEAR = 3;

/** A parenthesis, or a part: a minus, a filter's key, and a quoted phrase (its end may be missing) or a run. */
const TOKEN = /[()]|-?(?:[a-z]+:)?(?:"[^"]*"?|[^\s()"]+)|"/gu;
const PART = /^(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(.*))$/su;
const NEAR_WORD = /^NEAR(?:\/(?:(\d{1,4})|(turn)|(record)))?$/;

/**
 * Reads a query for passages: `code:gri.explored AND code:rai.wish site:B coder:mk after:2017-03`.
 * Filters and words are those of the search and narrow down; `-` and `NOT` turn them round; `OR` and parentheses do
 * what they do everywhere. Between codes `AND` asks for passages that overlap; `NEAR` for passages at most three turns
 * apart, `NEAR/5` five, `NEAR/turn` in the same turn, `NEAR/record` in the same record; `AND NOT` and `NOT NEAR` for
 * passages without such a one. They bind more closely than what stands side by side, and that more closely than `OR`.
 * Any text is a query.
 */
export function parsePassageQuery(text: string): PassageQuery {
  const reading = new Reading(text.match(TOKEN) ?? []);
  const parts: PassageQuery[] = [];
  while (!reading.isAtEnd) {
    parts.push(reading.any());
    // A parenthesis that closes nothing.
    reading.take(')');
  }
  return both(parts);
}

/** The parts that stand side by side in a query, as they are written: what can be taken away one by one. */
export function partsOfQuery(text: string): readonly string[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({ word, index }));
  if (tokens.some(({ word }) => word === 'OR') && !isWithinParentheses(tokens, 'OR')) return [text.trim()];
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let joins = false;
  for (const { word, index } of tokens) {
    const end = index + word.length;
    const last = parts.at(-1);
    const isOperator = depth === 0 && (word === 'AND' || word === 'NOT' || NEAR_WORD.test(word));
    if (last && (depth > 0 || joins || (isOperator && word !== 'NOT') || isNotNear(tokens, index)))
      last.end = end;
    else parts.push({ start: index, end });
    joins = isOperator;
    if (word === '(') depth++;
    else if (word === ')') depth = Math.max(0, depth - 1);
  }
  return parts.map(({ start, end }) => text.slice(start, end));
}

/** A query with one condition more: around an OR that would take it for its own last part, parentheses are put. */
export function withPart(text: string, part: string): string {
  const query = text.trim();
  if (query === '') return part;
  return parsePassageQuery(query).kind === 'any' ? `(${query}) ${part}` : `${query} ${part}`;
}

/** A filter as it is typed: `site:"Kommune B"`. */
export function filterText(key: Filter['key'], value: string): string {
  return /[\s()]/.test(value) ? `${key}:"${value}"` : `${key}:${value}`;
}

/** The parts of a query, at any depth. */
export function* allParts(query: PassageQuery): Iterable<PassageQuery> {
  yield query;
  if (query.kind === 'not') yield* allParts(query.part);
  else if (query.kind === 'all' || query.kind === 'any')
    for (const part of query.parts) yield* allParts(part);
  else if (query.kind === 'chain') {
    yield* allParts(query.first);
    for (const { to } of query.links) yield* allParts(to);
  }
}

interface Token {
  readonly word: string;
  readonly index: number;
}

function isWithinParentheses(tokens: readonly Token[], wanted: string): boolean {
  let depth = 0;
  for (const { word } of tokens) {
    if (word === '(') depth++;
    else if (word === ')') depth = Math.max(0, depth - 1);
    else if (word === wanted && depth === 0) return false;
  }
  return true;
}

function isNotNear(tokens: readonly Token[], index: number): boolean {
  const at = tokens.findIndex((token) => token.index === index);
  return tokens[at]?.word === 'NOT' && NEAR_WORD.test(tokens[at + 1]?.word ?? '');
}

/** Reads tokens from left to right; each method one level of the grammar, from the loosest. */
class Reading {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  any(): PassageQuery {
    const parts = [this.all()];
    while (this.take('OR')) parts.push(this.all());
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'any', parts };
  }

  take(word: string): boolean {
    if (this.tokens[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private all(): PassageQuery {
    const parts: PassageQuery[] = [];
    while (!this.isAtEnd && this.peek() !== 'OR' && this.peek() !== ')') parts.push(...this.chain());
    return both(parts);
  }

  /** Passages that stand together, and what narrows them down: `code:a AND site:B` speaks of no second passage. */
  private chain(): PassageQuery[] {
    let first = this.unary();
    const links: ChainLink[] = [];
    for (let operator = this.operator(); operator; operator = this.operator()) {
      const { reach } = operator;
      const operand = this.unary();
      const without = operator.without !== (operand.kind === 'not');
      const to = operand.kind === 'not' ? operand.part : operand;
      const last = links.findLast((link) => !link.without);
      if (reach.kind !== 'overlap' || (speaksOfCodes(last?.to ?? first) && speaksOfCodes(to))) {
        links.push({ reach, without, to });
      } else if (last) {
        links[links.indexOf(last)] = { ...last, to: both([last.to, negatedIf(without, to)]) };
      } else first = both([first, negatedIf(without, to)]);
    }
    if (links.length > 0) return [{ kind: 'chain', first, links }];
    return first.kind === 'all' ? [...first.parts] : [first];
  }

  private operator(): { readonly reach: Reach; readonly without: boolean } | undefined {
    const start = this.at;
    const and = this.take('AND');
    const without = this.take('NOT');
    const near = NEAR_WORD.exec(this.peek() ?? '');
    if (near) {
      this.at++;
      const [, turns, turn, record] = near;
      if (record !== undefined) return { reach: { kind: 'record' }, without };
      const most = turn !== undefined ? 0 : turns === undefined ? NEAR : Number(turns);
      return { reach: { kind: 'turns', most }, without };
    }
    if (and) return { reach: { kind: 'overlap' }, without };
    this.at = start;
    return undefined;
  }

  private unary(): PassageQuery {
    const word = this.peek();
    if (word === undefined || word === ')' || word === 'OR') return { kind: 'all', parts: [] };
    this.at++;
    if (word === '(') {
      const inner = this.any();
      this.take(')');
      return inner;
    }
    if (word === 'NOT') return negatedIf(true, this.unary());
    return leaf(word);
  }

  private peek(): string | undefined {
    return this.tokens[this.at];
  }
}

function leaf(text: string): PassageQuery {
  const [, minus, key, phrase, run = ''] = PART.exec(text) ?? [];
  const excluded = minus === '-';
  const value = phrase ?? run;
  if (key !== undefined && isFilterKey(key)) {
    const part: PassageQuery =
      value === '' ? { kind: 'all', parts: [] } : { kind: 'filter', filter: { key, value, excluded: false } };
    return value === '' ? part : negatedIf(excluded, part);
  }
  const typed = key === undefined ? value : `${key}:${value}`;
  const words = wordsOf(typed);
  return words.length === 0
    ? { kind: 'all', parts: [] }
    : negatedIf(excluded, { kind: 'words', words, typed });
}

function speaksOfCodes(query: PassageQuery): boolean {
  return [...allParts(query)].some((part) => part.kind === 'filter' && part.filter.key === 'code');
}

function negatedIf(isNegated: boolean, part: PassageQuery): PassageQuery {
  return isNegated ? { kind: 'not', part } : part;
}

/** Parts that all hold; those that ask for nothing are left out. */
function both(parts: readonly PassageQuery[]): PassageQuery {
  const flat = parts.flatMap((part) => (part.kind === 'all' ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind: 'all', parts: flat };
}
