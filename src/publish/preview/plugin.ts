import type MarkdownIt from 'markdown-it';
import { citationRule, renderCitation } from './citations';
import type { ContextOf } from './context';
import { fieldNotes, renderBlockId } from './fieldNotes';
import { figureRule, renderFigure } from './figures';
import { linkRule, placeLinks, renderLink } from './links';
import { noteTranscript } from './transcripts';
import { renderLabel, renderSpeech, turnRule } from './turns';

/**
 * Teaches a Markdown engine what the repository writes: links, embedded quotations, citations, turns, field-note
 * marks, block ids and live figures. What is looked up in the repository is looked up when it is rendered, since
 * an engine may keep what it has parsed. Everything of the repository is escaped.
 */
export function showRepository(md: MarkdownIt, contextOf: ContextOf): MarkdownIt {
  md.core.ruler.after('normalize', 'red_thread_transcript', noteTranscript);
  md.block.ruler.before('lheading', 'red_thread_turn', turnRule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('link', 'red_thread_link', linkRule);
  md.inline.ruler.before('link', 'red_thread_citation', citationRule);
  md.inline.ruler.before('link', 'red_thread_figure', figureRule);
  md.core.ruler.after('inline', 'red_thread_field_notes', fieldNotes);
  md.core.ruler.after('inline', 'red_thread_places', placeLinks);

  const { rules } = md.renderer;
  const rendered = {
    red_thread_link: renderLink,
    red_thread_citation: renderCitation,
    red_thread_figure: renderFigure,
    red_thread_label: renderLabel,
    red_thread_speech: renderSpeech,
    red_thread_block_id: renderBlockId,
  };
  for (const [type, render] of Object.entries(rendered)) {
    rules[type] = (tokens, at, _options, environment) => {
      const token = tokens[at];
      return token ? render(token, contextOf(environment)) : '';
    };
  }
  return md;
}
