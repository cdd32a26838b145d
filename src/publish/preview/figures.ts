import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { t } from '@vscode/l10n';
import { element, escapeHtml } from '../html';
import type { PreviewContext } from './context';

const FIGURE = /\{\{[ \t]*(count[^{}\r\n]*)\}\}/iy;

/** Inline rule: a live figure. */
export function figureRule(state: StateInline, silent: boolean): boolean {
  FIGURE.lastIndex = state.pos;
  const match = FIGURE.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push('red_thread_figure', '', 0);
    token.content = match[0];
    token.info = (match[1] ?? '').trim();
  }
  state.pos += match[0].length;
  return true;
}

/** The value of a live figure, “…” while nobody knows it; the figure as written where it cannot be worked out. */
export function renderFigure({ content, info }: Token, context: PreviewContext | undefined): string {
  const written = escapeHtml(content);
  if (!context) return written;
  const figure = context.figures.at(info);
  if (figure.kind === 'problem') {
    return element('span', { class: 'rt-missing', title: t('This figure cannot be worked out.') }, written);
  }
  const value = figure.kind === 'open' ? '…' : String(figure.count);
  return element('span', { class: 'rt-figure', title: content }, value);
}
