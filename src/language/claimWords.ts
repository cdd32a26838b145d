import { t } from '@vscode/l10n';
import type { Relation } from '../analysis/claims';

/** How evidence stands to its claim, as a heading over it. */
export function relationLabel(relation: Relation): string {
  const labels: Record<Relation, string> = {
    supports: t('Supports'),
    challenges: t('Challenges'),
    qualifies: t('Qualifies'),
    'none-found': t('Looked and found none'),
    other: t('Other evidence'),
  };
  return labels[relation];
}

/** What practice did to a claim, in words; an outcome that is not known is shown as written. */
export function outcomeWord(outcome: string): string {
  switch (outcome) {
    case 'confirmed':
      return t('confirmed');
    case 'nuanced':
      return t('nuanced');
    case 'contested':
      return t('contested');
    case 'new-question':
      return t('new question');
    case 'no-response':
      return t('no response');
    default:
      return outcome;
  }
}

/** Components of the confidence in a claim, in the order in which they are rated. */
export const confidenceComponents = ['methodological', 'coherence', 'adequacy', 'relevance'] as const;

/** What a component of the confidence asks; one that is not known is shown as written. */
export function componentQuestion(component: string): string {
  switch (component) {
    case 'methodological':
      return t('Is the material sound: how it was gathered, by whom, on what?');
    case 'coherence':
      return t('Does the evidence fit together, and is what does not fit accounted for?');
    case 'adequacy':
      return t('Is there enough of it, and is it rich enough?');
    case 'relevance':
      return t('Is it about the people and the settings that the claim speaks of?');
    default:
      return component;
  }
}
