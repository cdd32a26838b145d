import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { t } from '@vscode/l10n';
import { blockIdAtEnd } from '../../syntax/blockId';
import { beginsTurn } from '../../syntax/passages';
import { readPerson } from '../../model/person';
import { element, escapeHtml } from '../html';
import type { PreviewContext } from './context';
import { speechHtml } from './speech';
import { isTranscript } from './transcripts';

/** What stands before the words of a turn: a timestamp perhaps, the speaker and a colon. */
const LABEL = /^(?:\[([^\]\n]*)\][ \t]*)?([^\s:]+):/u;
/** A line that ends a turn although no blank line stands before it. */
const NO_SPEECH = /^ {0,3}(?:#{1,6}(?:\s|$)|```|~~~|<!--)/;

/** Block rule: a turn is a line that begins with a person's id and a colon, and the lines behind it that begin nothing else. */
export function turnRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!isTurn(state, startLine)) return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end) && !isTurn(state, end) && !NO_SPEECH.test(lineAt(state, end))) {
    end++;
  }
  const text = state.getLines(startLine, end, 0, false).trimEnd();
  const [label = '', timestamp = '', speaker = ''] = LABEL.exec(text) ?? [];
  const blockId = blockIdAtEnd(text, label.length, text.length);
  const words = text.slice(label.length, blockId ? blockId.start - 1 : text.length).trim();

  const open = state.push('red_thread_turn_open', 'div', 1);
  open.block = true;
  open.map = [startLine, end];
  open.attrSet('class', 'rt-turn');
  if (blockId) open.attrSet('id', `^${text.slice(blockId.start, blockId.end)}`);
  const head = state.push('red_thread_label', '', 0);
  head.content = speaker;
  head.info = timestamp;
  state.push('red_thread_speech', '', 0).content = words;
  state.push('red_thread_turn_close', 'div', -1).block = true;
  state.line = end;
  return true;
}

/** The speaker's column: the id, with pseudonym and role on hover, and the time. */
export function renderLabel({ content, info }: Token, context: PreviewContext | undefined): string {
  const person = context?.snapshot.named(content).find((l) => l.definition.kind === 'person');
  const { role, pseudonym } = readPerson(person?.definition.fields);
  const title = [pseudonym, role].filter((part) => part !== undefined).join(' · ');
  const speaker = element(
    'span',
    { class: `rt-speaker rt-${groupOf(role, content)}`, title },
    escapeHtml(`${content}:`),
  );
  const time =
    info === ''
      ? ''
      : ` ${element('span', { class: 'rt-time', title: t('Time in the recording') }, escapeHtml(info))}`;
  return element('div', { class: 'rt-label' }, speaker + time);
}

/** What was said. */
export function renderSpeech({ content }: Token): string {
  return element('div', { class: 'rt-speech' }, speechHtml(content));
}

/** Who speaks, told apart by colour: by the role in people.yaml, else by the prefix of the id. */
function groupOf(role: string | undefined, id: string): 'citizen' | 'professional' | 'leader' | 'other' {
  if (role === 'citizen' || (role === undefined && id.startsWith('CIT-'))) return 'citizen';
  if (role === 'leader' || (role === undefined && id.startsWith('LED-'))) return 'leader';
  const isProfessional =
    role === 'professional' || role === 'frontline' || (role === undefined && id.startsWith('PRO-'));
  return isProfessional ? 'professional' : 'other';
}

/** Whether a turn begins on a line: at its very beginning, outside of lists and quotes, as everywhere in the repository. */
function isTurn(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line] ?? 0;
  const isFlush = state.blkIndent === 0 && state.sCount[line] === 0;
  if (!isFlush || (start > 0 && state.src[start - 1] !== '\n')) return false;
  return beginsTurn(state.src, start) && isTranscript(state);
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}
