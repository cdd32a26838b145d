import * as vscode from 'vscode';
import { isUnanswered } from '../../analysis/claims';
import {
  type GivenAnswer,
  openAnswers,
  type SessionAnswers,
  sessionsWithAnswers,
} from '../../analysis/dialogue';
import { dateOf } from '../../language/about';
import { outcomeWord } from '../../language/claimWords';
import { shortened } from '../../language/markdown';
import { formatted } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan } from '../place';
import { collapsible, repositoryItem, treeItem } from './items';
import { nodesByRepository, type TreeNode } from './node';
import { iconOf, linkedRecord, nameOf } from './recordsTree';

/** So much of what was said stands on a line. */
const SUMMARY = 120;

/** The lines of the Dialogue view: what waits for a reply, and every session with what was answered there. */
export class DialogueTree {
  constructor(private readonly repositories: () => readonly OpenRepository[]) {}

  roots(): Promise<readonly TreeNode[]> {
    return nodesByRepository(this.repositories(), nodesOf, repositoryItem);
  }
}

function nodesOf(repository: OpenRepository, parent: TreeNode | undefined): readonly TreeNode[] {
  const { snapshot } = repository.repository;
  const open = openAnswers(snapshot);
  const isQuestion = ({ answer }: GivenAnswer): boolean => answer.outcome === 'new-question';
  const id = repository.root.toString();
  return [
    ...waiting(repository, parent, {
      id: `${id} challenges`,
      label: vscode.l10n.t('Challenges without a reply'),
      icon: 'comment-unresolved',
      answers: open.filter((given) => !isQuestion(given)),
    }),
    ...waiting(repository, parent, {
      id: `${id} questions`,
      label: vscode.l10n.t('New questions'),
      icon: 'question',
      answers: open.filter(isQuestion),
    }),
    ...sessionsWithAnswers(snapshot).map((session) => sessionNode(repository, session, parent)),
  ];
}

interface Waiting {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly answers: readonly GivenAnswer[];
}

/** A group of answers that wait; none where nothing does. */
function waiting(
  repository: OpenRepository,
  parent: TreeNode | undefined,
  { id, label, icon, answers }: Waiting,
): readonly TreeNode[] {
  if (answers.length === 0) return [];
  const node: TreeNode = {
    id,
    parent,
    item: () =>
      treeItem({ label, description: [formatted(answers.length)], icon, state: collapsible.expanded }),
    children: () => answers.map((given, i) => answerNode(repository, given, i, node)),
  };
  return [node];
}

function sessionNode(
  repository: OpenRepository,
  { name, record, answers }: SessionAnswers,
  parent: TreeNode | undefined,
): TreeNode {
  const { snapshot } = repository.repository;
  const open = answers.filter(({ answer }) => isUnanswered(answer)).length;
  const node: TreeNode = {
    id: `${repository.root.toString()} session ${name}`,
    parent,
    item: () =>
      treeItem({
        label: record ? nameOf(record) : name || vscode.l10n.t('Without a session'),
        description: [
          dateOf(record?.facts.root),
          answers.length === 1
            ? vscode.l10n.t('1 response')
            : vscode.l10n.t('{0} responses', formatted(answers.length)),
          open === 0 ? undefined : vscode.l10n.t('{0} without a reply', formatted(open)),
        ],
        icon: iconOf(snapshot, record?.type),
        state: collapsible.collapsed,
        ...(record ? { file: repository.uriOf(record.path) } : {}),
      }),
    children: () => answers.map((given, i) => answerNode(repository, given, i, node)),
    holds: (file) => file.repository === repository && file.path === record?.path,
    ...(record ? { ...linkedRecord(repository, record), session: { repository, path: record.path } } : {}),
  };
  return node;
}

const icons = new Map([
  ['confirmed', 'pass'],
  ['nuanced', 'info'],
  ['contested', 'error'],
  ['new-question', 'question'],
  ['no-response', 'circle-slash'],
]);

/** The line of an answer; what the line above it says already is left out. */
export function answerNode(
  repository: OpenRepository,
  { entry, answer }: GivenAnswer,
  position: number,
  parent: TreeNode,
): TreeNode {
  const { record } = entry;
  const isOpen = isUnanswered(answer);
  const said =
    answer.summary === undefined ? outcomeWord(answer.outcome ?? '') : shortened(answer.summary, SUMMARY);
  return {
    id: `${parent.id} ${record.path} ${answer.response ?? ''} ${position}`,
    parent,
    item: () =>
      treeItem({
        label: said.replace(/\s+/g, ' ').trim() || record.id,
        description: [
          parent.parent?.claim ? undefined : record.id,
          parent.session ? undefined : answer.session,
          answer.role,
          isOpen
            ? vscode.l10n.t('no reply yet')
            : answer.revisedFrom === undefined
              ? undefined
              : vscode.l10n.t('reworded'),
        ],
        icon: icons.get(answer.outcome ?? '') ?? 'comment',
      }),
    place: placeOfSpan(repository, record.path, answer.span),
    answer: { file: { repository, path: record.path }, name: answer, isOpen },
    tooltip: () => Promise.resolve(answerTooltip({ entry, answer })),
  };
}

/** All that was said, in full. */
function answerTooltip({ entry, answer }: GivenAnswer): vscode.MarkdownString {
  const said = [
    [
      entry.record.id,
      answer.session,
      answer.response,
      answer.outcome && outcomeWord(answer.outcome),
      answer.role,
    ],
    [answer.summary],
    [answer.reply === undefined ? undefined : vscode.l10n.t('Reply: {0}', answer.reply)],
  ].map((line) => line.filter((part) => part !== undefined).join(' · '));
  return new vscode.MarkdownString().appendText(said.filter(Boolean).join('\n\n'));
}
