import * as vscode from 'vscode';
import {
  type ClaimEntry,
  claimsOf,
  type EvidenceEntry,
  evidenceByRelation,
  type Outcome,
  outcomesOf,
  type Relation,
  stateLabel,
} from '../../analysis/claims';
import { inOrder } from '../../analysis/order';
import { problemsOf } from '../../checks/problems';
import { relationLabel } from '../../language/claimWords';
import { shortened } from '../../language/markdown';
import { textAt } from '../../model/value';
import type { Problem } from '../../model/problem';
import { evidenceLine } from '../claims/evidenceLine';
import { formatted } from '../formatted';
import { severitiesFor } from '../language/severity';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan, type RepositoryFile } from '../place';
import { problemText } from '../problemCount';
import { answerNode } from './dialogueTree';
import { collapsible, repositoryItem, tooltipOf, treeItem } from './items';
import { nodesByRepository, type TreeNode } from './node';
import { iconOf, linkedRecord } from './recordsTree';

/** So much of a statement, where a claim has no title: room is left for its state and dialogue. */
const STATEMENT = 60;

/** The lines of the Claims view: claims with their state, their evidence, what practice answered, and their problems. */
export class ClaimsTree {
  constructor(private readonly repositories: () => readonly OpenRepository[]) {}

  roots(): Promise<readonly TreeNode[]> {
    return nodesByRepository(
      this.repositories(),
      (repository, parent) => {
        const claims = claimsOf(repository.repository.snapshot);
        const inIdOrder = inOrder(
          claims.map((entry) => ({ id: entry.record.id, path: entry.record.path, entry })),
        );
        return inIdOrder.map(({ entry }) => claimNode(repository, entry, parent));
      },
      repositoryItem,
    );
  }
}

function claimNode(repository: OpenRepository, entry: ClaimEntry, parent: TreeNode | undefined): TreeNode {
  const { record, claim } = entry;
  const { snapshot } = repository.repository;
  const node: TreeNode = {
    id: `${repository.root.toString()} ${record.path}`,
    parent,
    item: () =>
      treeItem({
        label: claimLabel(entry),
        description: [
          claim.evidence.length === 0 ? vscode.l10n.t('no evidence') : undefined,
          claim.state === undefined ? undefined : stateLabel(claim.state),
          ...[...outcomesOf(claim)].map(([outcome, n]) => outcomeLabel(outcome, n)),
        ],
        icon: stateIcons.get(claim.state ?? '') ?? iconOf(snapshot, record.type),
        state: collapsible.collapsed,
        file: repository.uriOf(record.path),
      }),
    children: () => {
      const problems = problemsIn(repository, entry);
      return [
        ...(claim.state === undefined ? [] : [stateNode(claim.state, node)]),
        ...[...evidenceByRelation(snapshot, entry)].map(([relation, evidence]) =>
          relationNode(relation, evidence, { repository, path: record.path }, node),
        ),
        ...(claim.dialogue.length === 0 ? [] : [dialogueNode(repository, entry, node)]),
        ...(problems.length === 0 ? [] : [problemsNode(repository, entry, problems, node)]),
      ];
    },
    holds: (file) => file.repository === repository && file.path === record.path,
    claim: { repository, path: record.path },
    ...linkedRecord(repository, record),
  };
  return node;
}

function relationNode(
  relation: Relation,
  evidence: readonly EvidenceEntry[],
  claim: RepositoryFile,
  parent: TreeNode,
): TreeNode {
  const node: TreeNode = {
    id: `${parent.id} ${relation}`,
    parent,
    item: () =>
      treeItem({
        label: relationLabel(relation),
        description: [formatted(evidence.length)],
        icon: relationIcon[relation],
        state: collapsible.expanded,
      }),
    children: () => Promise.all(evidence.map((piece, i) => evidenceNode(claim, piece, i, node))),
  };
  return node;
}

async function evidenceNode(
  claim: RepositoryFile,
  piece: EvidenceEntry,
  position: number,
  parent: TreeNode,
): Promise<TreeNode> {
  const { label, description, icon, place, located } = await evidenceLine(claim, piece);
  return {
    id: `${parent.id} ${position} ${piece.name}`,
    parent,
    item: () => treeItem({ label, description, icon }),
    place,
    ...(located ? { tooltip: tooltipOf(claim.repository, located), link: `[[${piece.name}]]` } : {}),
  };
}

/** How far the claim is; a click changes that. */
function stateNode(state: string, parent: TreeNode): TreeNode {
  return {
    id: `${parent.id} state`,
    parent,
    item: () =>
      treeItem({
        label: vscode.l10n.t('State'),
        description: [stateLabel(state)],
        icon: stateIcons.get(state) ?? 'circle-outline',
      }),
    act: { command: 'redThread.setClaimState', title: vscode.l10n.t('Set State…'), arguments: [parent] },
  };
}

/** What practice answered, by outcome, and answer by answer. */
function dialogueNode(repository: OpenRepository, entry: ClaimEntry, parent: TreeNode): TreeNode {
  const { dialogue } = entry.claim;
  const node: TreeNode = {
    id: `${parent.id} dialogue`,
    parent,
    item: () =>
      treeItem({
        label: vscode.l10n.t('Dialogue'),
        description: [...outcomesOf(entry.claim)].map(([outcome, n]) => outcomeLabel(outcome, n)),
        icon: 'comment-discussion',
        state: collapsible.collapsed,
      }),
    children: () => dialogue.map((answer, i) => answerNode(repository, { entry, answer }, i, node)),
  };
  return node;
}

/** How many problems the claim has, and what they are; a click on one shows it where it can be mended. */
function problemsNode(
  repository: OpenRepository,
  { record }: ClaimEntry,
  problems: readonly Problem[],
  parent: TreeNode,
): TreeNode {
  const node: TreeNode = {
    id: `${parent.id} problems`,
    parent,
    item: () =>
      treeItem({ label: problemText(problems.length), icon: 'warning', state: collapsible.collapsed }),
    children: () =>
      problems.map((problem, i) => ({
        id: `${node.id} ${i} ${problem.rule}`,
        parent: node,
        item: () => treeItem({ label: problem.message, icon: 'warning' }),
        place: placeOfSpan(repository, record.path, problem.span),
      })),
  };
  return node;
}

/** The problems of a claim's file that count as such: hints and information are left out, as in every count. */
function problemsIn(repository: OpenRepository, { record }: ClaimEntry): readonly Problem[] {
  const { snapshot } = repository.repository;
  const severityOf = severitiesFor(repository.root);
  return problemsOf(snapshot, record.facts).filter(({ rule }) => {
    const severity = severityOf(rule);
    return severity !== undefined && severity <= vscode.DiagnosticSeverity.Warning;
  });
}

export const relationIcon: Record<Relation, string> = {
  supports: 'pass',
  challenges: 'error',
  qualifies: 'info',
  'none-found': 'circle-slash',
  other: 'circle-outline',
};

function outcomeLabel(outcome: Outcome, n: number): string {
  const labels: Record<Outcome, string> = {
    confirmed: vscode.l10n.t('{0} confirmed', n),
    nuanced: vscode.l10n.t('{0} nuanced', n),
    contested: vscode.l10n.t('{0} contested', n),
    'new-question': n === 1 ? vscode.l10n.t('1 new question') : vscode.l10n.t('{0} new questions', n),
    'no-response': vscode.l10n.t('{0} without response', n),
  };
  return labels[outcome];
}

/** A claim by its id and title, or the beginning of its statement. */
export function claimLabel({ record, claim }: ClaimEntry): string {
  const title = textAt(record.facts.root, 'title') ?? shortened(claim.statement ?? '', STATEMENT);
  return `${record.id} ${title}`.trim();
}

const stateIcons = new Map([
  ['draft', 'edit'],
  ['in-dialogue', 'comment-discussion'],
  ['revised', 'history'],
  ['settled', 'verified'],
  ['dropped', 'circle-slash'],
]);
