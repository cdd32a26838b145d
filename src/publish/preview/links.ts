import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { t } from '@vscode/l10n';
import type { Reference } from '../../model/facts';
import type { Located, Resolution } from '../../repository/snapshot';
import { wikilinkAt } from '../../syntax/wikilinks';
import { element, escapeHtml } from '../html';
import type { PreviewContext } from './context';
import { isDefined } from './definedReferences';
import { linkText, tooltipOf } from './linkTexts';
import { quotationHtml } from './quotations';

/** A link as it is written, and where it stands. */
interface LinkMeta {
  readonly reference: Reference;
  /** Parentheses stand around it already. */
  readonly isInParentheses: boolean;
}

/** How long a link may be, and how far before it a parenthesis is looked for. */
const LONGEST = 1000;
const FARTHEST = 200;
const metas = new WeakMap<Token, LinkMeta>();
/** Embeds that are a paragraph of their own, and links in the words of another link, where no link can be. */
const alone = new WeakSet<Token>();
const withinLinks = new WeakSet<Token>();

/** Inline rule: `[[OBS-012#x03|label]]` and `![[OBS-012#x03]]`. */
export function linkRule(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const open = src[pos] === '!' ? pos + 1 : pos;
  if (!src.startsWith('[[', open)) return false;
  const length = src.slice(open + 2, open + LONGEST).indexOf(']]');
  const close = open + 2 + length;
  if (length < 0 || close + 2 > state.posMax || src.lastIndexOf('[[', close - 1) !== open) return false;
  const reference = wikilinkAt(src, open, close);
  if (!reference) return false;
  if (reference.span.start !== pos || isDefined(state, src.slice(open + 2, close))) return false;
  if (!silent) {
    const token = state.push('red_thread_link', '', 0);
    token.content = src.slice(pos, close + 2);
    const before = src.slice(Math.max(0, pos - FARTHEST), pos);
    metas.set(token, {
      reference,
      isInParentheses: before.lastIndexOf('(') > before.lastIndexOf(')'),
    });
  }
  state.pos = close + 2;
  return true;
}

/** Core rule: looks at where links stand. A paragraph that is an embed and nothing else becomes a quotation. */
export function placeLinks(state: StateCore): void {
  for (const [i, { children }] of state.tokens.entries()) {
    if (!children) continue;
    let depth = 0;
    for (const child of children) {
      if (child.type === 'link_open') depth++;
      else if (child.type === 'link_close') depth--;
      else if (depth > 0) withinLinks.add(child);
    }
    const open = state.tokens[i - 1];
    const close = state.tokens[i + 1];
    const [only] = children;
    if (!only || children.length > 1 || metas.get(only)?.reference.form !== 'embed') continue;
    if (open?.type !== 'paragraph_open' || open.hidden || !close) continue;
    // A quotation has paragraphs of its own.
    open.tag = close.tag = 'div';
    alone.add(only);
  }
}

/** Whether a token stands in the words of a link, where no link can be and nothing is cited. */
export function isWithinLink(token: Token): boolean {
  return withinLinks.has(token);
}

/** A link with the words that a reader wants, and what it leads to on hover; an embed as the quotation. */
export function renderLink(token: Token, context: PreviewContext | undefined): string {
  const meta = metas.get(token);
  if (!context || !meta) return escapeHtml(token.content);
  const { reference } = meta;
  const resolution = context.snapshot.resolve(reference, context.path);
  if (resolution.kind !== 'found') return unresolvedHtml(token, context, resolution);
  const target = resolution.fragment ?? resolution.target;
  if (reference.form === 'embed' && target.definition.kind === 'excerpt') {
    return quotationHtml(context, target, alone.has(token) ? 'block' : 'inline');
  }
  const words = reference.label ?? linkText(context, resolution, meta.isInParentheses);
  const attributes = {
    class: `rt-link rt-to-${kindOf(context, target)}`,
    title: tooltipOf(context, resolution),
  };
  if (isWithinLink(token)) return element('span', attributes, escapeHtml(words));
  const href = hrefOf(context, resolution.target, target);
  return element('a', { ...attributes, href, 'data-href': href }, escapeHtml(words));
}

function unresolvedHtml(
  { content }: Token,
  { snapshot }: PreviewContext,
  { kind }: Exclude<Resolution, { kind: 'found' }>,
): string {
  if (!snapshot.complete) return escapeHtml(content);
  const title = kind === 'ambiguous' ? t('Several things have this name.') : t('This link leads nowhere.');
  return element('span', { class: 'rt-missing', title }, escapeHtml(content));
}

/** The kind of thing a link leads to, for its style: of records those that make a claim are told apart. */
function kindOf({ snapshot }: PreviewContext, { path, definition }: Located): string {
  if (definition.kind === 'record' && snapshot.recordAt(path)?.type === 'claim') return 'claim';
  return definition.kind;
}

/** The preview scrolls to headings; excerpts and blocks are found in their record. */
function hrefOf(context: PreviewContext, target: Located, { definition }: Located): string {
  const fragment = definition.kind === 'heading' ? `#${encodeURIComponent(definition.name)}` : '';
  return context.hrefOf(target.path) + fragment;
}
