import { t } from '@vscode/l10n';
import { citedIn } from '../analysis/citedIn';
import type { CancellationToken } from '../model/event';
import { textAt } from '../model/value';
import { readRemarks } from '../model/remark';
import type { Located, Snapshot } from '../repository/snapshot';
import { describeExcerpt } from './describe';
import { bullets, escaped, joined, paragraphs, quoted, strong } from './markdown';
import type { Texts } from './texts';

/**
 * What is known of a passage: its codes, translations and people, its memo with what others remarked, and where it is
 * cited. Markdown, texts of the repository escaped.
 * @param isInContext with what is said before and behind it; who reads its record sees that already.
 */
export async function passageMarkdown(
  snapshot: Snapshot,
  texts: Texts,
  located: Located,
  token: CancellationToken,
  isInContext = false,
): Promise<string> {
  const described = await describeExcerpt(snapshot, texts, located, token, isInContext);
  const { fields } = located.definition;
  const memo = textAt(fields, 'memo');
  const remarks = readRemarks(fields);
  const paths = new Set(citedIn(snapshot, [located]).links.map((link) => link.path));
  const citing = [...paths].map((path) => snapshot.recordAt(path)?.id ?? path);
  return paragraphs([
    described,
    memo === undefined ? undefined : paragraphs([strong(t('Memo')), quoted(memo)]),
    remarks.length === 0
      ? undefined
      : bullets(
          remarks.map(({ by, date, text }) =>
            joined([strong(by ?? '?'), escaped(date ?? ''), escaped(text)]),
          ),
        ),
    citing.length === 0
      ? escaped(t('Not cited yet.'))
      : `${escaped(t('Cited in'))}\\: ${citing.map(escaped).join(', ')}`,
  ]);
}
