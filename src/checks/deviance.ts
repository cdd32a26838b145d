import { t } from '@vscode/l10n';
import { sidesOf } from '../analysis/nextSteps';
import type { FileFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { textAt, valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';

/** A case of positive deviance that was told by one side alone. */
export function devianceProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  if (!snapshot.complete || textAt(facts.root, 'type') !== 'positive-deviance') return [];
  const record = snapshot.recordAt(facts.path);
  if (!record) return [];
  const sides = sidesOf(snapshot, record);
  // Without any interview it is the field that is missing.
  if (sides.size !== 1) return [];
  const span =
    (valueAt(facts.root, 'interviews') ?? valueAt(facts.root, 'type'))?.span ?? record.definition.span;
  const message = t('This case lacks the interview with the citizen or with a professional.');
  const isCitizenMissing = !sides.has('pd-citizen');
  const fix = {
    kind: 'begin',
    what: 'record',
    title: isCitizenMissing
      ? t('New record of the interview with the citizen…')
      : t('New record of the interview with a professional…'),
    type: 'interview',
    says: {
      kind: isCitizenMissing ? 'pd-citizen' : 'pd-professional',
      positive_deviance: record.id,
    },
  } as const;
  return [{ rule: 'deviance-one-sided', span, message, fixes: [fix] }];
}
