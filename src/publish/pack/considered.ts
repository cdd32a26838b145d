import { t } from '@vscode/l10n';
import { useLabel } from '../../analysis/consent';
import type { Considered, PlannedPack } from './pack';
import { plain } from './packMarkdown';

/**
 * What a pack shows and what it leaves out and why, as Markdown for the researchers. It names records and people
 * by id, so it is never part of the pack.
 */
export function consideredMarkdown({ considered, missingClaims }: PlannedPack): string {
  const leftOut = considered.filter((c) => c.refusals.length > 0);
  const shown = considered.filter((c) => c.refusals.length === 0);
  return `${[
    `# ${t('For the researchers alone')}`,
    t('This list names records and people by id. It does not belong in the pack.'),
    `## ${t('Left out: {0}', leftOut.length)}`,
    ...list(leftOut, (c) => c.refusals.map((refusal) => refusalText(refusal)).join('; ')),
    `## ${t('Shown: {0}', shown.length)}`,
    ...list(shown, (c) => (c.coarser ? t('its source is given more coarsely, since few people fit it') : '')),
    ...(missingClaims.length > 0
      ? [`## ${t('Claims that are not there')}`, missingClaims.map((id) => `- ${id}`).join('\n')]
      : []),
  ].join('\n\n')}\n`;
}

/** Why a passage was left out, in the user's language. */
function refusalText(refusal: Considered['refusals'][number]): string {
  const person = 'person' in refusal ? refusal.person : undefined;
  switch (refusal.reason) {
    case 'raw':
      return t('the record is not pseudonymised yet (status raw)');
    case 'embargo':
      return person === undefined
        ? t('the record is under embargo')
        : t('{0} may not be quoted yet (embargo)', person);
    case 'nobody':
      return t('nobody is known who could have consented');
    case 'not-registered':
      return t('{0} is not in people.yaml', person ?? '');
    case 'withdrawn':
      return t('{0} has withdrawn the consent', person ?? '');
    case 'unknown':
      return t('no consent of {0} is on record', person ?? '');
    case 'scope':
      return t(
        'the consent of {0} does not name {1}',
        person ?? '',
        'use' in refusal ? useLabel(refusal.use ?? '') : '',
      );
    case 'no-excerpt':
      return t('it is no excerpt, so nothing can be quoted');
    case 'no-place':
      return t('its words are not found in the record, or not for certain');
    case 'not-found':
      return t('it leads nowhere, or to several places');
  }
}

function list(all: readonly Considered[], says: (one: Considered) => string): readonly string[] {
  if (all.length === 0) return [];
  return [
    all
      .map((one) => {
        const why = says(one);
        return `- ${one.claim} ← ${one.ref}${why === '' ? '' : `: ${plain(why)}`}`;
      })
      .join('\n'),
  ];
}
