import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { t } from '@vscode/l10n';
import type { Reference } from '../../model/facts';
import { shortAuthors, type Work, yearOf } from '../../model/work';
import { citationsIn } from '../../syntax/citations';
import { element, escapeHtml } from '../html';
import type { PreviewContext } from './context';
import { isDefined } from './definedReferences';
import { isWithinLink } from './links';

/** A citation, or words between citations that cite nothing. */
interface Cited {
  readonly key: string | undefined;
  /** Without the author, `[-@key]`. */
  readonly yearAlone: boolean;
  readonly before: string;
  readonly behind: string;
}

/** What stands in one pair of brackets, or in running text. */
interface CitationMeta {
  readonly form: 'brackets' | 'text';
  readonly cited: readonly Cited[];
}

/** How long what stands in brackets may be. */
const LONGEST = 2000;
const LOCATOR = / ?\[([^[\]@]{1,200})\](?![[(])/y;
const metas = new WeakMap<Token, CitationMeta>();
const known = new WeakMap<StateInline, ReadonlyMap<number, Reference>>();

/** Inline rule: `[see @key, p. 3; @other]` and `@key [p. 3]`. */
export function citationRule(state: StateInline, silent: boolean): boolean {
  const first = state.src[state.pos];
  if (first !== '@' && first !== '[') return false;
  const found = first === '@' ? inText(state) : inBrackets(state);
  if (!found) return false;
  if (!silent) {
    const token = state.push('red_thread_citation', '', 0);
    token.content = state.src.slice(state.pos, found.end);
    metas.set(token, found.meta);
  }
  state.pos = found.end;
  return true;
}

/** Authors and year as in running text, with the title on hover; keys that nothing is known of as written. */
export function renderCitation(token: Token, context: PreviewContext | undefined): string {
  const meta = metas.get(token);
  if (!context || !meta || isWithinLink(token)) return escapeHtml(token.content);
  if (meta.form === 'text') return meta.cited.map((cited) => inTextHtml(context, cited)).join('');
  return `(${meta.cited.map((cited) => bracketedHtml(context, cited)).join('; ')})`;
}

function inText(state: StateInline): { end: number; meta: CitationMeta } | undefined {
  const citation = citationsOf(state).get(state.pos);
  if (!citation || citation.span.end > state.posMax) return undefined;
  LOCATOR.lastIndex = citation.span.end;
  const locator = LOCATOR.exec(state.src);
  const cited = { key: citation.target, yearAlone: false, before: '', behind: locator?.[1] ?? '' };
  return { end: locator ? LOCATOR.lastIndex : citation.span.end, meta: { form: 'text', cited: [cited] } };
}

function inBrackets(state: StateInline): { end: number; meta: CitationMeta } | undefined {
  const { src, pos } = state;
  const [inner] = /^[^[\]]*(?=\](?!\(|\[(?![@[])))/.exec(src.slice(pos + 1, pos + 1 + LONGEST)) ?? [];
  if (!inner?.includes('@') || pos + 1 + inner.length >= state.posMax || isDefined(state, inner))
    return undefined;
  const citations = citationsOf(state);
  const cited: Cited[] = [];
  let start = pos + 1;
  for (const part of inner.split(';')) {
    cited.push(citedIn(src, start, start + part.length, citations));
    start += part.length + 1;
  }
  // What begins without a citation is no list of them.
  if (cited[0]?.key === undefined) return undefined;
  return { end: pos + inner.length + 2, meta: { form: 'brackets', cited } };
}

/** The first citation between two offsets, with the words around it. */
function citedIn(src: string, start: number, end: number, citations: ReadonlyMap<number, Reference>): Cited {
  for (let at = src.indexOf('@', start); at >= 0 && at < end; at = src.indexOf('@', at + 1)) {
    const citation = citations.get(at);
    if (!citation) continue;
    const yearAlone = src[at - 1] === '-' && at - 1 >= start;
    return {
      key: citation.target,
      yearAlone,
      before: src.slice(start, yearAlone ? at - 1 : at).trim(),
      behind: src.slice(Math.min(citation.span.end, end), end).trim(),
    };
  }
  return { key: undefined, yearAlone: false, before: src.slice(start, end).trim(), behind: '' };
}

/** The citations of the text that is being read, by where they begin; found once for each text. */
function citationsOf(state: StateInline): ReadonlyMap<number, Reference> {
  const before = known.get(state);
  if (before) return before;
  const all = citationsIn(state.src, 0, state.src.length, () => true);
  const byPlace = new Map(all.map((citation) => [citation.span.start, citation]));
  known.set(state, byPlace);
  return byPlace;
}

function bracketedHtml(context: PreviewContext, { key, yearAlone, before, behind }: Cited): string {
  if (key === undefined) return escapeHtml(before);
  const work = context.snapshot.work(key);
  const name = work && (yearAlone ? yearText(work) : `${authorText(work, key)} ${yearText(work)}`);
  const locator = behind === '' || /^[,.;:]/.test(behind) ? behind : ` ${behind}`;
  return `${before === '' ? '' : `${escapeHtml(before)} `}${workHtml(context, key, name)}${escapeHtml(locator)}`;
}

function inTextHtml(context: PreviewContext, { key = '', behind }: Cited): string {
  const work = context.snapshot.work(key);
  const locator = behind === '' ? '' : `, ${behind}`;
  const name = work && `${authorText(work, key)} (${yearText(work)}${locator})`;
  return workHtml(context, key, name) + (work || behind === '' ? '' : escapeHtml(` [${behind}]`));
}

function workHtml({ snapshot }: PreviewContext, key: string, name: string | undefined): string {
  const work = snapshot.work(key);
  const isMissing = !work && snapshot.complete && snapshot.cited(key).length === 0;
  return element(
    'span',
    {
      class: isMissing ? 'rt-missing' : 'rt-citation',
      title: isMissing ? t('The bibliography has no entry “{0}”.', key) : work?.title,
    },
    escapeHtml(name ?? `@${key}`),
  );
}

function authorText(work: Work, key: string): string {
  return shortAuthors(work) || (work.title ?? key);
}

function yearText(work: Work): string {
  return yearOf(work)?.toString() ?? t('n.d.');
}
