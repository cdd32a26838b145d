import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { blockIdAtEnd } from '../../syntax/blockId';
import { element, escapeHtml } from '../html';
import type { PreviewContext } from './context';
import { isTranscript } from './transcripts';

/** The marks of field notes: said word for word, said in other words, the observer's own thoughts. */
const MARKS = [
  { open: '«', close: '»', class: 'rt-verbatim', isShown: true },
  { open: '~', close: '~', class: 'rt-paraphrase', isShown: false },
  { open: '[', close: ']', class: 'rt-interpretation', isShown: true },
] as const;
const SIGN = /[«»[\]]|(?<!~)~(?!~)/g;
/** Brackets that are no thoughts: a task's box, a footnote, a number. */
const NO_THOUGHT = /^\[(?:[ xX]?\]|\^|\d+\])/;
/** Marks within marks, at most. */
const DEEPEST = 10;

/** Core rule: sets apart what stands between the marks of field notes, and takes block ids out of sight. */
export function fieldNotes(state: StateCore): void {
  const hasMarks = isTranscript(state);
  for (const token of state.tokens) {
    if (token.type !== 'inline' || !token.children) continue;
    takeBlockId(token.children, state);
    if (hasMarks && /[«~[]/.test(token.content)) token.children = new Marking(state).read(token.children);
  }
}

/** The place that a link to the block leads to. */
export function renderBlockId({ content }: Token, context: PreviewContext | undefined): string {
  return context ? element('span', { id: content, class: 'rt-block-id' }, '') : escapeHtml(` ${content}`);
}

function takeBlockId(children: Token[], state: StateCore): void {
  const last = children.at(-1);
  if (last?.type !== 'text') return;
  const text = last.content.trimEnd();
  const id = blockIdAtEnd(text, 0, text.length);
  if (!id) return;
  last.content = text.slice(0, id.start - 1).trimEnd();
  const token = new state.Token('red_thread_block_id', '', 0);
  token.content = text.slice(id.start - 1);
  children.push(token);
}

/** A mark that is open. */
interface OpenMark {
  readonly mark: (typeof MARKS)[number];
  /** An empty token that becomes the element's beginning once the mark has its partner, and the sign behind it. */
  readonly place: Token;
  readonly sign: Token;
  /** How deep it lies in emphasis and links: its partner lies as deep. */
  readonly level: number;
}

/** Puts elements around what stands between two marks. A mark without its partner stays text. Takes linear time. */
class Marking {
  private readonly result: Token[] = [];
  private readonly open: OpenMark[] = [];

  constructor(private readonly state: StateCore) {}

  read(children: readonly Token[]): Token[] {
    for (const child of children) {
      // What ends here ends the marks that were begun in it.
      if (child.nesting < 0) while ((this.open.at(-1)?.level ?? -1) > child.level) this.open.pop();
      if (child.type === 'text') this.text(child);
      else this.result.push(child);
    }
    return this.result;
  }

  private text({ content, level }: Token): void {
    let at = 0;
    for (const { 0: sign, index } of content.matchAll(SIGN)) {
      const begun = this.open.findLastIndex((o) => o.mark.close === sign && o.level === level);
      const mark = MARKS.find((m) => m.open === sign);
      const begins = mark && this.open.length < DEEPEST && !NO_THOUGHT.test(content.slice(index, index + 12));
      if (begun < 0 && !begins) continue;
      this.push(content.slice(at, index), level);
      at = index + sign.length;
      if (begun >= 0) this.end(begun, sign);
      else if (begins) {
        this.open.push({ mark, place: this.push('', level), sign: this.push(sign, level), level });
      }
    }
    this.push(content.slice(at), level);
  }

  private end(at: number, closing: string): void {
    const [begun] = this.open.splice(at);
    if (!begun) return;
    const { mark, place, sign, level } = begun;
    Object.assign(place, { type: 'red_thread_mark_open', tag: 'span', nesting: 1 });
    place.attrSet('class', mark.class);
    if (!mark.isShown) sign.content = '';
    this.push(mark.isShown ? closing : '', level);
    const close = new this.state.Token('red_thread_mark_close', 'span', -1);
    close.level = level;
    this.result.push(close);
  }

  private push(content: string, level: number): Token {
    const token = new this.state.Token('text', '', 0);
    token.content = content;
    token.level = level;
    this.result.push(token);
    return token;
  }
}
