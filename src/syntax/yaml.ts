import { t } from '@vscode/l10n';
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Scalar as YamlScalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Problem, RelatedPlace } from '../model/problem';
import type { RuleId } from '../model/rules';
import type { Span } from '../model/span';
import type { Entry, Scalar, Value } from '../model/value';
import { detached } from './detached';
import { tooDeepAt, tooSteepAt } from './yamlDepth';
import { wordingOf } from './yamlProblems';
import { repairedSource, unmasked } from './yamlRepair';

/** What a stretch of YAML says, and what is wrong with it. */
export interface ParsedYaml {
  /** Absent where there is nothing, or nothing that could be read. */
  readonly root?: Value;
  /** In order of place. */
  readonly problems: readonly Problem[];
}

/** Values that may come in through aliases, in one file: what stops an alias bomb. */
const MAX_ALIASED = 10_000;
/** Problems told of one file: after a mistake high up, the rest is noise. */
const MAX_PROBLEMS = 20;
/** Problems gathered before the first of them are chosen. */
const MAX_GATHERED = 200;

/**
 * Reads the first YAML document between two offsets. Total: whatever can be read is given,
 * and what cannot becomes a problem. All spans are offsets in the whole text.
 * @param path the file's path, for problems that point to a second place in it.
 */
export function parseYaml(text: string, from = 0, to = text.length, path = ''): ParsedYaml {
  return new Reading(text.slice(from, to), from, path).result();
}

class Reading {
  private readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, Value>();
  private aliased = 0;

  constructor(
    private readonly source: string,
    private readonly base: number,
    private readonly path: string,
  ) {}

  result(): ParsedYaml {
    const document = this.firstDocument(this.source);
    // Of several complaints about one line the first is the cause.
    let reportedTo = -1;
    for (const error of document?.errors.slice(0, MAX_GATHERED) ?? []) {
      const span = this.spanWithinLine(...error.pos);
      if (span.start <= reportedTo) continue;
      this.report('yaml-syntax', span, wordingOf(error));
      reportedTo = this.base + endOfLine(this.source, error.pos[0]);
    }
    const root = this.valueOf((this.repaired(document?.errors ?? []) ?? document)?.contents);
    const problems = this.problems.sort((a, b) => a.span.start - b.span.start).slice(0, MAX_PROBLEMS);
    return root ? { root, problems } : { problems };
  }

  /** The document as it was probably meant; what was wrong with it is told already. */
  private repaired(errors: readonly YAMLError[]): Document.Parsed | undefined {
    const source = repairedSource(this.source, errors);
    const told = this.problems.length;
    const document = source === undefined ? undefined : this.firstDocument(source);
    this.problems.length = told;
    return document;
  }

  private firstDocument(source: string): Document.Parsed | undefined {
    const composer = new Composer({
      stringKeys: true,
      uniqueKeys: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    const steep = tooSteepAt(source);
    if (steep !== undefined) {
      this.reportDeep(steep);
      return undefined;
    }
    let documents = 0;
    let errors = 0;
    for (const token of new Parser().parse(source)) {
      if (token.type === 'document') {
        documents++;
        const deep = documents === 1 ? tooDeepAt(token) : undefined;
        if (deep !== undefined) {
          this.reportDeep(deep);
          return undefined;
        }
        if (documents > 1) {
          const span = this.spanWithinLine(token.offset, token.offset + 3);
          this.report('yaml-syntax', span, t('Only the first YAML document of a file is read.'));
          break;
        }
      }
      if (token.type === 'error' && ++errors > MAX_PROBLEMS) break;
      // The composer hands out a document when the next one begins; that never happens here.
      for (const early of composer.next(token)) return early;
    }
    for (const document of composer.end(true, source.length)) return document;
    return undefined;
  }

  /** The plain form of one of the library's nodes; undefined for a value that is not written. */
  private valueOf(node: unknown): Value | undefined {
    if (isAlias(node)) return this.aliasedValue(node.source, this.spanOf(node.range));
    const value = this.writtenValue(node);
    if (value && (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor)
      this.anchors.set(node.anchor, value);
    return value;
  }

  private writtenValue(node: unknown): Value | undefined {
    if (isScalar(node)) return this.scalarOf(node);
    if (isMap(node)) return this.mappingOf(node);
    if (!isSeq(node)) return undefined;
    const span = this.spanOf(node.range);
    const items = node.items.map(
      (item) => this.valueOf(item) ?? emptyAt(isScalar(item) ? this.spanOf(item.range).start : span.start),
    );
    return {
      kind: 'list',
      items,
      span: node.flow ? span : upTo(span, items.at(-1)?.span.end),
    };
  }

  private scalarOf(node: YamlScalar): Scalar | undefined {
    const span = this.spanOf(node.range);
    const { value } = node;
    if (typeof value === 'string')
      return { kind: 'scalar', type: 'string', text: detached(unmasked(value)), span };
    const text = this.source.slice(span.start - this.base, span.end - this.base);
    if (value === null && text === '') return undefined;
    const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'null';
    return { kind: 'scalar', type, text: detached(text), span };
  }

  private mappingOf(node: YAMLMap): Value {
    const entries: Entry[] = [];
    const seen = new Map<string, Span>();
    for (const { key, value: valueNode } of node.items) {
      if (!isScalar(key) || typeof key.value !== 'string') continue; // already a problem: NON_STRING_KEY
      const keySpan = this.spanOf(key.range);
      const name = detached(key.value);
      const first = seen.get(name);
      if (first) this.reportDuplicate(name, keySpan, first);
      else seen.set(name, keySpan);
      const value = this.valueOf(valueNode);
      entries.push(value ? { key: name, keySpan, value } : { key: name, keySpan });
    }
    const span = this.spanOf(node.range);
    const last = entries.at(-1);
    return {
      kind: 'mapping',
      entries,
      span: node.flow ? span : upTo(span, last && (last.value?.span ?? last.keySpan).end),
    };
  }

  /** What an alias stands for, at the alias's own place; what lies inside keeps the place where it is written. */
  private aliasedValue(name: string, span: Span): Value | undefined {
    const value = this.anchors.get(name);
    if (!value) {
      this.report(
        'yaml-syntax',
        span,
        t('Nothing in this file is marked with &{0} before this place.', name.slice(0, 40)),
      );
      return undefined;
    }
    this.aliased += sizeOf(value, MAX_ALIASED - this.aliased + 1);
    if (this.aliased > MAX_ALIASED) {
      this.report('yaml-too-deep', span, t('This file repeats parts of itself too often to be read.'));
      return undefined;
    }
    return { ...value, span };
  }

  private reportDuplicate(name: string, span: Span, first: Span): void {
    const related: RelatedPlace = { path: this.path, span: first, message: t('The first one stands here.') };
    this.report(
      'yaml-duplicate-key',
      span,
      t('The key “{0}” stands here a second time.', name.slice(0, 40)),
      related,
    );
  }

  private reportDeep(offset: number): void {
    const span = this.spanWithinLine(offset, offset + 1);
    this.report('yaml-too-deep', span, t('This is nested too deeply to be read.'));
  }

  private report(rule: RuleId, span: Span, message: string, ...related: RelatedPlace[]): void {
    if (this.problems.length < MAX_GATHERED)
      this.problems.push({ rule, span, message, ...(related.length > 0 ? { related } : {}) });
  }

  private spanOf(range: readonly number[] | null | undefined): Span {
    const start = range?.[0] ?? 0;
    // In what is broken, the library lets some empty values end before they begin.
    return { start: this.base + start, end: this.base + Math.max(start, range?.[1] ?? 0) };
  }

  /** A span that stays on the line where it begins, and is not empty where the line goes on. */
  private spanWithinLine(start: number, end: number): Span {
    const from = Math.min(start, this.source.length);
    const to = Math.min(Math.max(end, from + 1), endOfLine(this.source, from));
    return { start: this.base + from, end: this.base + Math.max(from, to) };
  }
}

function endOfLine(source: string, offset: number): number {
  const newline = source.indexOf('\n', offset);
  return newline < 0 ? source.length : newline;
}

function emptyAt(offset: number): Scalar {
  return { kind: 'scalar', type: 'null', text: '', span: { start: offset, end: offset } };
}

/** The number of values in a value; stops counting at `limit`. */
function sizeOf(value: Value, limit: number): number {
  if (value.kind === 'scalar' || limit <= 1) return 1;
  let size = 1;
  for (const inner of value.kind === 'list' ? value.items : value.entries.map((e) => e.value)) {
    if (inner) size += sizeOf(inner, limit - size);
    if (size >= limit) break;
  }
  return size;
}

/** A span that ends with what stands last in it. In broken YAML that can stand before it, as in `!t ]: `. */
function upTo(span: Span, end = span.end): Span {
  return { start: span.start, end: Math.max(span.start, end) };
}
