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
import { siteText, sitesOf, titleOf } from '../../language/about';
import { shortened } from '../../language/markdown';
import { textAt } from '../../model/value';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan } from '../place';
import { placeOf } from '../passage';
import { formatted } from '../formatted';
import { collapsible, repositoryItem, tooltipOf, treeItem } from './items';
import { nodesByRepository, type TreeNode } from './node';
import { iconOf, linkedRecord } from './recordsTree';

/** So much of a quotation stands on a line. */
const QUOTATION = 120;
/** So much of a statement, where a claim has no title: room is left for its state and dialogue. */
const STATEMENT = 60;

/** The lines of the Claims view: claims with their evidence. */
export class ClaimsTree {
  constructor(private readonly repositories: () => readonly OpenRepository[]) {}

  roots(): readonly TreeNode[] {
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
        state: claim.evidence.length > 0 ? collapsible.collapsed : collapsible.none,
        file: repository.uriOf(record.path),
      }),
    children: () =>
      [...evidenceByRelation(snapshot, entry)].map(([relation, evidence]) =>
        relationNode(repository, entry, relation, evidence, node),
      ),
    holds: (file) => file.repository === repository && file.path === record.path,
    claim: { repository, path: record.path },
    ...linkedRecord(repository, record),
  };
  return node;
}

function relationNode(
  repository: OpenRepository,
  claim: ClaimEntry,
  relation: Relation,
  evidence: readonly EvidenceEntry[],
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
    children: () => evidence.map((e, i) => evidenceNode(repository, claim, e, i, node)),
  };
  return node;
}

function evidenceNode(
  repository: OpenRepository,
  { record }: ClaimEntry,
  { evidence, name, resolution }: EvidenceEntry,
  position: number,
  parent: TreeNode,
): TreeNode {
  const { snapshot } = repository.repository;
  const found = resolution?.kind === 'found' ? (resolution.fragment ?? resolution.target) : undefined;
  const source = resolution?.kind === 'found' ? snapshot.recordAt(resolution.target.path) : undefined;
  const words = found && titleOf(snapshot, found)?.replace(/\s+/g, ' ');
  const isQuotation = found?.definition.kind === 'excerpt';
  return {
    id: `${parent.id} ${position} ${name}`,
    parent,
    item: () =>
      treeItem({
        label: words === undefined ? name : quotedIf(isQuotation, shortened(words, QUOTATION)),
        description: [
          words === undefined ? undefined : name,
          found ? siteText(snapshot, sitesOf(source?.facts.root)) : vscode.l10n.t('not found'),
        ],
        icon: found ? (isQuotation ? 'quote' : iconOf(snapshot, source?.type)) : 'question',
      }),
    place: found ? placeOf(repository, found) : placeOfSpan(repository, record.path, evidence.linkSpan),
    ...(found ? { tooltip: tooltipOf(repository, found), link: `[[${name}]]` } : {}),
  };
}

function quotedIf(isQuotation: boolean, words: string): string {
  return isQuotation ? vscode.l10n.t('“{0}”', words) : words;
}

const relationIcon: Record<Relation, string> = {
  supports: 'pass',
  challenges: 'error',
  qualifies: 'info',
  'none-found': 'circle-slash',
  other: 'circle-outline',
};

function relationLabel(relation: Relation): string {
  const labels: Record<Relation, string> = {
    supports: vscode.l10n.t('Supports'),
    challenges: vscode.l10n.t('Challenges'),
    qualifies: vscode.l10n.t('Qualifies'),
    'none-found': vscode.l10n.t('Looked for, none found'),
    other: vscode.l10n.t('Other evidence'),
  };
  return labels[relation];
}

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

function claimLabel({ record, claim }: ClaimEntry): string {
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
