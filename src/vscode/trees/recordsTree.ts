import * as vscode from 'vscode';
import { inOrder } from '../../analysis/order';
import { type Grouping, type RecordGroup, recordGroups } from '../../analysis/recordGroups';
import { dateOf, sitesOf, siteText } from '../../language/about';
import { shortened } from '../../language/markdown';
import { paced } from '../../repository/pace';
import type { RecordEntry, Snapshot } from '../../repository/snapshot';
import type { OpenRepository } from '../openRepository';
import { formatted } from '../formatted';
import { collapsible, repositoryItem, tooltipOf, treeItem } from './items';
import type { RepositoryFile } from '../place';
import { nodesByRepository, type TreeNode } from './node';
import { inStretches } from './stretches';

/** So much of a group's name is shown, to leave room for the count. */
const HEADER = 60;

/** The lines of the Repository view: groups of records. */
export class RecordsTree {
  constructor(
    private readonly repositories: () => readonly OpenRepository[],
    private readonly grouping: () => Grouping,
  ) {}

  roots(): Promise<readonly TreeNode[]> {
    return nodesByRepository(
      this.repositories(),
      async (repository, parent) =>
        (await paced(recordGroups(repository.repository.snapshot, this.grouping()))).map((group) =>
          groupNode(repository, this.grouping(), group, parent),
        ),
      repositoryItem,
    );
  }
}

function groupNode(
  repository: OpenRepository,
  by: Grouping,
  group: RecordGroup,
  parent: TreeNode | undefined,
): TreeNode {
  const { header, records } = group;
  const node: TreeNode = {
    id: `${repository.root.toString()} ${by} ${group.name ?? ''}`,
    parent,
    item: () => groupItem(repository, by, group),
    children: () =>
      inStretches({
        items: inOrder(records),
        parent: node,
        id: node.id,
        nameOf: (record) => record.id,
        nodeOf: (record, above) => recordNode(repository, by, record, above, node.id),
        holds: (stretch) => oneOf(repository, stretch),
      }),
    holds: oneOf(repository, header ? [header, ...records] : records),
    ...(header ? linkedRecord(repository, header) : {}),
    ...(by === 'type' && group.name !== undefined ? { ofType: { repository, type: group.name } } : {}),
  };
  return node;
}

function groupItem(repository: OpenRepository, by: Grouping, group: RecordGroup): vscode.TreeItem {
  const { snapshot } = repository.repository;
  const { name, header, records } = group;
  return treeItem({
    label: groupLabel(snapshot, by, group),
    description: [formatted(records.length)],
    icon: iconOf(snapshot, by === 'type' ? name : by),
    state: records.length > 0 ? collapsible.collapsed : collapsible.none,
    ...(header ? { file: repository.uriOf(header.path) } : {}),
  });
}

function groupLabel(snapshot: Snapshot, by: Grouping, { name, header }: RecordGroup): string {
  if (header) return shortened(nameOf(header), HEADER);
  if (name !== undefined) return by === 'type' ? (snapshot.vocabulary.types.get(name)?.plural ?? name) : name;
  const labels: Record<Grouping, string> = {
    type: vscode.l10n.t('Notes'),
    site: vscode.l10n.t('Without a site'),
    potential: vscode.l10n.t('Without a potential'),
    case: vscode.l10n.t('Without a case'),
  };
  return labels[by];
}

function recordNode(
  repository: OpenRepository,
  by: Grouping,
  record: RecordEntry,
  parent: TreeNode | undefined,
  groupId: string,
): TreeNode {
  return {
    id: `${groupId} ${record.path}`,
    parent,
    item: () => recordItem(repository, by, record),
    holds: oneOf(repository, [record]),
    ...linkedRecord(repository, record),
  };
}

function recordItem(repository: OpenRepository, by: Grouping, record: RecordEntry): vscode.TreeItem {
  const { snapshot } = repository.repository;
  const { root } = record.facts;
  return treeItem({
    label: nameOf(record),
    description: [dateOf(root), by === 'site' ? undefined : siteText(snapshot, sitesOf(root))],
    icon: iconOf(snapshot, record.type),
    file: repository.uriOf(record.path),
  });
}

/** «OBS-012 The kitchen meeting»; the title of a plain note may be its id. */
export function nameOf({ id, title }: RecordEntry): string {
  return title === undefined || title === id ? id : `${id} ${title}`;
}

/** What a click opens, what a link to it is and what its tooltip tells. */
export function linkedRecord(
  repository: OpenRepository,
  { path, id, definition }: RecordEntry,
): Pick<TreeNode, 'place' | 'link' | 'tooltip'> {
  return {
    place: { repository, path },
    link: `[[${id}]]`,
    tooltip: tooltipOf(repository, { path, definition }),
  };
}

export function iconOf(snapshot: Snapshot, type: string | undefined): string {
  return snapshot.vocabulary.types.get(type ?? '')?.icon ?? 'note';
}

function oneOf(
  repository: OpenRepository,
  records: readonly RecordEntry[],
): (file: RepositoryFile) => boolean {
  return (file) => file.repository === repository && records.some((r) => r.path === file.path);
}
