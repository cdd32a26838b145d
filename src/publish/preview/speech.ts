import { element, escapeHtml } from '../html';

/**
 * The signs of transcription, in the order in which they are tried: descriptions `((sighs))`, pauses `(.)` and
 * `(1.5)`, words that could not be heard for certain `(perhaps)`, overlap `[at once]`, latching `=` at the
 * beginning, the end or between words, stretch `Ja:` `Ne:j`.
 */
const SIGN =
  /(\(\([^()\n]*\)\))|(\((?:\.|\d{1,3}(?:[.,]\d{1,2})?)\))|(\([^()\n]*\))|\[([^[\]]*)\]|((?:^|(?<=\s))=+|=+(?=\s|$))|(?<=\p{L})(:+)(?=\p{L}|[\s.,?!…]|$)/gu;
const CLASSES = ['rt-described', 'rt-pause', 'rt-unclear', 'rt-overlap', 'rt-latch', 'rt-stretch'];

/** What somebody said in a turn as HTML, the signs of transcription told apart. Takes linear time. */
export function speechHtml(speech: string): string {
  let html = '';
  let at = 0;
  for (const match of speech.matchAll(SIGN)) {
    html += escapeHtml(speech.slice(at, match.index)) + signHtml(match);
    at = match.index + match[0].length;
  }
  return html + escapeHtml(speech.slice(at));
}

function signHtml(match: RegExpExecArray): string {
  const [whole, ...groups] = match;
  const overlap = groups.at(3);
  // Within an overlap there are pauses too, but no further overlap.
  if (overlap !== undefined) return element('span', { class: 'rt-overlap' }, `[${speechHtml(overlap)}]`);
  const kind = groups.findIndex((group) => Boolean(group));
  return element('span', { class: CLASSES[kind] }, escapeHtml(whole));
}
