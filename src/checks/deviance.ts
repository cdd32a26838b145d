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
  // Without any interview it is the field that is missing.
  if (!record || sidesOf(snapshot, record).size !== 1) return [];
  const span =
    (valueAt(facts.root, 'interviews') ?? valueAt(facts.root, 'type'))?.span ?? record.definition.span;
  const message = t('This case lacks the interview with the citizen or with a professional.');
  return [{ rule: 'deviance-one-sided', span, message }];
}
