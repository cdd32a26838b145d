import { t } from '@vscode/l10n';
import type { EvidenceEntry } from '../analysis/claims';
import type { Definition } from '../model/facts';
import type { Located, Snapshot } from '../repository/snapshot';
import { titleOf } from './about';
import { shortened } from './markdown';
import type { Texts } from './texts';

/** What a piece of evidence leads to within its record, else the record; undefined where it leads nowhere for certain. */
export function locatedEvidence({ resolution }: EvidenceEntry): Located | undefined {
  return resolution?.kind === 'found' ? (resolution.fragment ?? resolution.target) : undefined;
}

/**
 * What a piece of evidence says, on one line: of an excerpt or a marked turn its words, of a record its title.
 * Undefined where nothing is known.
 * @param length so many characters are shown of words.
 */
export async function evidenceWords(
  snapshot: Snapshot,
  texts: Texts,
  located: Located,
  length: number,
): Promise<string | undefined> {
  const { kind } = located.definition;
  if (kind !== 'block' && kind !== 'excerpt') return titleOf(snapshot, located);
  const words =
    kind === 'block'
      ? blockWords((await texts.read(located.path)) ?? '', located.definition)
      : titleOf(snapshot, located);
  const line = words?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' ? undefined : t('“{0}”', shortened(line, length));
}

/** The words of a heading, or of a turn or paragraph without its mark. */
export function blockWords(text: string, { extent }: Definition): string {
  return text
    .slice(extent.start, extent.end)
    .replace(/\s\^[\w-]+\s*$/, '')
    .replace(/^#{1,6}\s+/, '');
}
