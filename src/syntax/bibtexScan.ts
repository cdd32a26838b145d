import { t } from '@vscode/l10n';
import type { Problem } from '../model/problem';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { detached } from './detached';

/** One entry of a `.bib` file. */
export interface BibliographyEntry {
  /** As written: `article`, `Book`. */
  readonly type: string;
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
}

/** The entries of a `.bib` file, the `@string` definitions that they use, and what is wrong. */
export interface ScannedBibliography {
  readonly entries: readonly BibliographyEntry[];
  /** Where the `@string` definitions stand. */
  readonly macros: readonly Span[];
  readonly problems: readonly Problem[];
}

const HEAD = /@[ \t]*([A-Za-z]+)[ \t\r\n]*([{(])/y;
const KEY = /[ \t\r\n]*([^\s,{}"=]+)[ \t\r\n]*(?=[,})]|$)/y;
const SPACE = /[ \t\r\n]*/y;
const FIELD_NAME = /[^\s=,{}"#()@]+[ \t\r\n]*=[ \t\r\n]*/y;
const BARE_VALUE = /[^\s=,{}"#()]+/y;

/**
 * Finds the entries of a `.bib` file without decoding their fields, in linear time.
 * A broken entry costs that entry alone: reading goes on at the next line that begins one.
 * Where its key can be read it still counts, so that not every citation of it is a problem too.
 */
export function scanBibliography(text: string): ScannedBibliography {
  return atOnce(scanInSteps(text));
}

/** The same, entry by entry: a library of thousands takes longer than others like to wait. */
export function* scanInSteps(text: string): Steps<ScannedBibliography> {
  const entries: BibliographyEntry[] = [];
  const macros: Span[] = [];
  const problems: Problem[] = [];
  const report = (start: number, end: number, message: string): void => {
    problems.push({ rule: 'bibliography-entry', span: { start, end }, message });
  };
  for (let at = text.indexOf('@'); at >= 0;) {
    const head = isInComment(text, at) ? undefined : matchAt(HEAD, text, at);
    if (!head) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    const inside = at + head[0].length;
    const type = (head[1] ?? '').toLowerCase();
    const { end, closed } = endOfEntry(text, inside, head[2] === '{' ? '}' : ')');
    const isEntry = type !== 'comment' && type !== 'string' && type !== 'preamble';
    if (type === 'string' && closed) macros.push({ start: at, end });
    const key = isEntry ? keyAt(text, inside) : undefined;
    if (key) entries.push({ ...key, type: detached(head[1] ?? ''), span: { start: at, end } });
    const place = key?.keySpan ?? { start: at, end: inside };
    if (!closed && type !== 'comment') {
      report(
        place.start,
        place.end,
        t('This entry is not closed: a brace is missing, here or in one of its fields.'),
      );
    } else if (isEntry && !key) {
      report(place.start, place.end, t('This entry has no citation key.'));
    } else if (key) {
      const wrong = wrongField(text, key.keySpan.end, end - 1);
      if (wrong !== undefined)
        report(
          wrong,
          Math.min(wrong + 1, end),
          t(
            'In the entry {0} the fields cannot be read from here on: is a comma, an equals sign or a quotation mark missing?',
            key.key,
          ),
        );
    }
    // A comment that is not closed is only the words of its line.
    at = text.indexOf('@', type === 'comment' && !closed ? inside : end);
    yield;
  }
  return { entries, macros, problems };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether an `@` stands on a line that is commented out with `%`. */
function isInComment(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && '% \t'.includes(text.charAt(start - 1))) start--;
  return text[start] === '%' && (start === 0 || text[start - 1] === '\n');
}

function keyAt(text: string, inside: number): { key: string; keySpan: Span } | undefined {
  const key = matchAt(KEY, text, inside)?.[1];
  if (key === undefined) return undefined;
  const start = text.indexOf(key, inside);
  return { key: detached(key), keySpan: { start, end: start + key.length } };
}

/** Where an entry ends: behind its closing brace; a broken one before the next line that begins an entry. */
function endOfEntry(text: string, inside: number, closing: string): { end: number; closed: boolean } {
  let depth = 0;
  for (let at = inside; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 /* \ */) at++;
    else if (code === 123 /* { */) depth++;
    else if (depth === 0 && text[at] === closing) return { end: at + 1, closed: true };
    else if (code === 125 /* } */) depth--;
    else if (code === 64 /* @ */ && beginsLine(text, at) && matchAt(HEAD, text, at)) {
      return { end: inside + text.slice(inside, at).trimEnd().length, closed: false };
    }
  }
  return { end: text.length, closed: false };
}

function beginsLine(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return start === 0 || text[start - 1] === '\n';
}

/** The offset in an entry from which its fields cannot be read; undefined where all can. */
function wrongField(text: string, start: number, end: number): number | undefined {
  let at = start;
  for (;;) {
    at = behind(SPACE, text, at);
    if (at >= end) return undefined;
    if (text[at] !== ',') return at;
    at = behind(SPACE, text, at + 1);
    if (at >= end) return undefined;
    const value = behind(FIELD_NAME, text, at);
    if (value === at) return at;
    const valueEnd = endOfValue(text, value, end);
    if (valueEnd === undefined) return value;
    at = valueEnd;
  }
}

/** The offset behind a field's value, `{…}`, `"…"`, a word or number, or several joined by `#`. */
function endOfValue(text: string, start: number, end: number): number | undefined {
  let at = start;
  for (;;) {
    const first = text[at];
    const part =
      first === '{' || first === '"' ? endOfDelimited(text, at, end) : behind(BARE_VALUE, text, at);
    if (part === undefined || part === at || part > end) return undefined;
    at = behind(SPACE, text, part);
    if (text[at] !== '#') return part;
    at = behind(SPACE, text, at + 1);
  }
}

function endOfDelimited(text: string, start: number, end: number): number | undefined {
  const isQuoted = text[start] === '"';
  let depth = 0;
  for (let at = start + 1; at < end; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (depth === 0 && character === (isQuoted ? '"' : '}')) return at + 1;
    else if (character === '}') depth--;
  }
  return undefined;
}

function behind(pattern: RegExp, text: string, at: number): number {
  return matchAt(pattern, text, at) ? pattern.lastIndex : at;
}
