import * as vscode from 'vscode';
import { inOrder } from '../../analysis/order';
import { type Answer, readClaim } from '../../model/claim';
import { outcomeWord } from '../../language/claimWords';
import { shortened } from '../../language/markdown';
import type { Snapshot } from '../../repository/snapshot';
import { type NewWording, planWording } from '../../writing/claimFile';
import type { RepositoryFile } from '../place';
import { askPick, askText, runSteps, type Step } from '../writing/steps';
import { applyPlan } from './applyPlan';
import { actNow } from './today';

interface ReasonItem extends vscode.QuickPickItem {
  readonly reason: NewWording['reason'] | undefined;
}

/**
 * Changes the wording of a claim and asks what led to it. Who leaves the wording as it is has changed it by hand
 * before: then the former one is asked for.
 */
export async function reviseClaim(file: RepositoryFile): Promise<void> {
  const { snapshot } = file.repository.repository;
  const record = snapshot.recordAt(file.path);
  if (!record) return;
  const claim = readClaim(record.facts.root);
  const now = claim.statement ?? '';
  let statement = now;
  let danish = claim.statementDa;
  let former = '';
  let reason: NewWording['reason'] | undefined;
  const askStatement: Step = async (place) => {
    const typed = await askText(place, {
      prompt: vscode.l10n.t('The new wording. The one before is kept.'),
      value: statement,
      problem: (text) => (text === '' ? vscode.l10n.t('A claim needs a wording.') : undefined),
    });
    if (typed.kind === 'answered') statement = typed.value;
    return typed.kind;
  };
  const askFormer: Step = async (place) => {
    const typed = await askText(place, {
      prompt: vscode.l10n.t('The wording stays. What was it before somebody changed it?'),
      value: former,
      problem: (text) =>
        text === '' || text === now ? vscode.l10n.t('Put the wording that it had before.') : undefined,
    });
    if (typed.kind === 'answered') former = typed.value;
    return typed.kind;
  };
  const askDanish: Step = async (place) => {
    const typed = await askText(place, {
      prompt: vscode.l10n.t('The wording in Danish, to go with it.'),
      value: danish ?? '',
    });
    if (typed.kind === 'answered') danish = typed.value;
    return typed.kind;
  };
  const askReason: Step = async (place) => {
    const items = reasonItems(snapshot, claim.dialogue);
    const placeholder = vscode.l10n.t('What led to it? An answer of practice, or a memo that says why.');
    const picked = await askPick(place, { placeholder, items });
    if (picked.kind === 'answered') reason = picked.value[0]?.reason;
    return picked.kind;
  };
  const done = await runSteps(() => ({
    title: vscode.l10n.t('Revise {0}', record.id),
    steps: [
      askStatement,
      ...(statement === now ? [askFormer] : claim.statementDa === undefined ? [] : [askDanish]),
      askReason,
    ],
  }));
  if (!done || !reason) return;
  const wording: NewWording = {
    statement,
    statementDa: danish === claim.statementDa || danish === '' ? undefined : danish,
    former: statement === now ? former : undefined,
    reason,
  };
  await applyPlan(file, (written) => planWording(written, wording, actNow().date));
}

/** The answers that have changed nothing yet, the latest first, and all memos, the latest first. */
function reasonItems(snapshot: Snapshot, dialogue: readonly Answer[]): readonly ReasonItem[] {
  const answers = dialogue
    .filter(({ revisedFrom }) => revisedFrom === undefined)
    .toReversed()
    .map((answer) => ({
      label: [answer.session, answer.response].filter(Boolean).join(' · '),
      description: outcomeWord(answer.outcome ?? ''),
      detail: shortened(answer.summary ?? '', 120),
      iconPath: new vscode.ThemeIcon('comment-discussion'),
      reason: { answer },
    }));
  const memos = inOrder([...snapshot.records()].filter(({ type }) => type === 'memo'))
    .toReversed()
    .map(({ id, title = '' }) => ({
      label: id,
      description: title,
      iconPath: new vscode.ThemeIcon('note'),
      reason: { memo: id },
    }));
  const heading = (label: string): ReasonItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    reason: undefined,
  });
  return [
    ...(answers.length > 0 ? [heading(vscode.l10n.t('answers from practice')), ...answers] : []),
    ...(memos.length > 0 ? [heading(vscode.l10n.t('memos')), ...memos] : []),
  ];
}
