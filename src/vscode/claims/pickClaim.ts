import * as vscode from 'vscode';
import { type ClaimEntry, claimsOf, stateLabel } from '../../analysis/claims';
import { inOrder } from '../../analysis/order';
import { fold } from '../../model/ids';
import { textAt } from '../../model/value';
import type { OpenRepository, Repositories } from '../openRepository';
import type { TreeNode } from '../trees/node';
import type { RepositoryFile } from '../place';

/** A line for a claim. */
export interface ClaimItem extends vscode.QuickPickItem {
  /** Undefined of a line that only divides. */
  readonly entry: ClaimEntry | undefined;
}

/** All claims in order, those named first before the others. Claims that were given up come last of all. */
export function claimItems(
  { repository }: OpenRepository,
  first: readonly string[] = [],
): readonly ClaimItem[] {
  const claims = claimsOf(repository.snapshot);
  const sorted = inOrder(claims.map((entry) => ({ id: entry.record.id, path: entry.record.path, entry })));
  const named = new Set(first.map(fold));
  const items = sorted.map(({ entry }) => itemOf(entry));
  const isFirst = ({ entry }: ClaimItem): boolean => named.has(fold(entry?.record.id ?? ''));
  const isDropped = ({ entry }: ClaimItem): boolean => entry?.claim.state === 'dropped';
  const [ours, others] = [items.filter(isFirst), items.filter((item) => !isFirst(item))];
  const divider = {
    label: vscode.l10n.t('other claims'),
    kind: vscode.QuickPickItemKind.Separator,
    entry: undefined,
  };
  return [
    ...ours,
    ...(ours.length > 0 && others.length > 0 ? [divider] : []),
    ...others.filter((item) => !isDropped(item)),
    ...others.filter(isDropped),
  ];
}

function itemOf(entry: ClaimEntry): ClaimItem {
  const { record, claim } = entry;
  const title = textAt(record.facts.root, 'title');
  return {
    label: title === undefined ? record.id : `${record.id} ${title}`,
    description: claim.state === undefined ? '' : stateLabel(claim.state),
    ...(claim.statement === undefined ? {} : { detail: claim.statement }),
    entry,
  };
}

/** The claim that a command means: that of the line, of the active editor, else the one that somebody picks. */
export async function meantClaim(
  repositories: Repositories,
  node: TreeNode | undefined,
  placeHolder: string,
): Promise<RepositoryFile | undefined> {
  if (node?.claim) return node.claim;
  const uri = vscode.window.activeTextEditor?.document.uri;
  const open = (uri && repositories.of(uri)) ?? repositories.all[0];
  if (!open) return undefined;
  const path = uri && open.pathOf(uri);
  if (path !== undefined && open.repository.snapshot.recordAt(path)?.type === 'claim') {
    return { repository: open, path };
  }
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  const picked = await vscode.window.showQuickPick(claimItems(open), options);
  return picked?.entry && { repository: open, path: picked.entry.record.path };
}
