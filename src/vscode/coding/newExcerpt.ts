import type { Span } from '../../model/span';
import { paced } from '../../repository/pace';
import { addExcerpt, type Written } from '../../writing/excerptFile';
import { entryStarts, excerptFileOf, nextExcerptId, versionsOf } from '../../writing/newExcerpt';
import { selectorInSteps } from '../../writing/selector';
import { localDate } from '../localDate';
import { hasOwnExcerptFile } from '../settings';
import type { CodingHere } from './codingHere';

/** An excerpt that is to be added. */
export interface NewPassage {
  /** As a link has it: `OBS-012#dc04`. */
  readonly link: string;
  /** The words, as they are quoted. */
  readonly quote: string;
  /** The excerpt file. */
  readonly path: string;
  /** Adds it to that file's text, at its place among the others. */
  readonly change: (text: string) => Written;
}

/** Plans an excerpt of words of a record, which were trimmed before. */
export async function newPassage(
  { snapshot, record, document, passages }: CodingHere,
  span: Span,
  by: string,
  codes: readonly string[] = [],
  memo?: string,
): Promise<NewPassage> {
  const { text, facts } = document;
  const selector = await paced(selectorInSteps(text, facts.bodyStart, span));
  const id = nextExcerptId(snapshot, record, by);
  const path = excerptFileOf(snapshot, record, by, hasOwnExcerptFile());
  const startOf = entryStarts(passages, path, text, facts.bodyStart);
  const coded = versionsOf(snapshot, codes);
  const excerpt = {
    ...selector,
    id,
    by,
    codes,
    coded,
    date: localDate(new Date()),
    ...(memo ? { memo } : {}),
  };
  return {
    link: `${record.id}#${id}`,
    quote: selector.quote,
    path,
    change: (before) => addExcerpt(before, excerpt, startOf),
  };
}
