import * as vscode from 'vscode';
import { type GivenAnswer, openAnswers } from '../../analysis/dialogue';
import { outcomeWord } from '../../language/claimWords';
import { planReply } from '../../writing/claimFile';
import type { Repositories } from '../openRepository';
import type { TreeNode } from '../trees/node';
import { askText } from '../writing/steps';
import { applyPlan } from './applyPlan';

type AnsweredIn = NonNullable<TreeNode['answer']>;

/** Asks for the team's reply to an answer of practice: that of the line, else one of those that wait for one. */
export async function reply(repositories: Repositories, node: TreeNode | undefined): Promise<void> {
  const answer = node?.answer ?? (await waitingAnswer(repositories));
  if (answer) await replyTo(answer);
}

export async function replyTo({ file, name }: Omit<AnsweredIn, 'isOpen'>): Promise<void> {
  const id = file.repository.repository.snapshot.recordAt(file.path)?.id ?? '';
  const typed = await askText(
    { title: vscode.l10n.t('Reply in {0}', id), step: 1, totalSteps: 1 },
    {
      prompt: vscode.l10n.t('What does the team reply?'),
      placeholder: name.summary ?? '',
      problem: (text) => (text === '' ? vscode.l10n.t('An empty reply closes nothing.') : undefined),
    },
  );
  if (typed.kind === 'answered') await applyPlan(file, (written) => planReply(written, name, typed.value));
}

async function waitingAnswer(repositories: Repositories): Promise<AnsweredIn | undefined> {
  const items = repositories.all.flatMap((repository) =>
    openAnswers(repository.repository.snapshot).map((given) => ({
      ...lineOf(given),
      answer: {
        file: { repository, path: given.entry.record.path },
        name: given.answer,
        isOpen: true,
      },
    })),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No answer of practice waits for a reply.'));
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Which answer do you reply to?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.answer;
}

function lineOf({ entry, answer }: GivenAnswer): vscode.QuickPickItem {
  return {
    label: [entry.record.id, answer.session].filter(Boolean).join(' · '),
    description: outcomeWord(answer.outcome ?? ''),
    detail: answer.summary ?? '',
  };
}
