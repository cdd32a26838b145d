import * as vscode from 'vscode';
import {
  type BibliographyEntry,
  type ReferenceGroup,
  type ReferenceGrouping,
  referenceGroups,
} from '../../analysis/references';
import { shortened } from '../../language/markdown';
import { paced } from '../../repository/pace';
import { shortAuthors, yearOf } from '../../model/work';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan } from '../place';
import { formatted } from '../formatted';
import { collapsible, repositoryItem, tooltipOf, treeItem } from './items';
import { nodesByRepository, type TreeNode } from './node';

/** So much of a title stands on a line. */
const LENGTH = 140;

/** The lines of the References view: the bibliography. */
export class ReferencesTree {
  private readonly grouped = new WeakMap<
    OpenRepository,
    { key: string; groups: readonly ReferenceGroup[] }
  >();

  constructor(
    private readonly repositories: () => readonly OpenRepository[],
    private readonly grouping: () => ReferenceGrouping,
  ) {}

  roots(): Promise<readonly TreeNode[]> {
    return nodesByRepository(
      this.repositories(),
      async (repository, parent) =>
        (await this.groupsOf(repository)).map((group) =>
          groupNode(repository, this.grouping(), group, parent),
        ),
      repositoryItem,
    );
  }

  private async groupsOf(repository: OpenRepository): Promise<readonly ReferenceGroup[]> {
    const { snapshot } = repository.repository;
    const key = `${this.grouping()} ${snapshot.version}`;
    const known = this.grouped.get(repository);
    if (known?.key === key) return known.groups;
    const groups = await paced(referenceGroups(snapshot, this.grouping()));
    this.grouped.set(repository, { key, groups });
    return groups;
  }
}

function groupNode(
  repository: OpenRepository,
  by: ReferenceGrouping,
  group: ReferenceGroup,
  parent: TreeNode | undefined,
): TreeNode {
  const node: TreeNode = {
    id: `${repository.root.toString()} ${by} ${group.name ?? ''}`,
    parent,
    item: () =>
      treeItem({
        label: groupLabel(by, group),
        description: [formatted(group.entries.length)],
        icon: groupIcon[by],
        state: by === 'use' ? collapsible.expanded : collapsible.collapsed,
      }),
    children: () => group.entries.map((entry) => workNode(repository, entry, node)),
  };
  return node;
}

function groupLabel(by: ReferenceGrouping, { name }: ReferenceGroup): string {
  if (by === 'use') return name === 'cited' ? vscode.l10n.t('Cited') : vscode.l10n.t('Not cited');
  if (name !== undefined) return name;
  return by === 'year' ? vscode.l10n.t('Without a year') : vscode.l10n.t('Without an author');
}

const groupIcon: Record<ReferenceGrouping, string> = { use: 'library', year: 'calendar', author: 'person' };

function workNode(repository: OpenRepository, entry: BibliographyEntry, parent: TreeNode): TreeNode {
  const { key, located, citations } = entry;
  return {
    id: `${parent.id} ${located.path} ${key}`,
    parent,
    item: () =>
      treeItem({
        label: workLabel(entry),
        description: [
          key,
          citations === 0
            ? undefined
            : citations === 1
              ? vscode.l10n.t('cited once')
              : vscode.l10n.t('cited {0} times', formatted(citations)),
        ],
        icon: 'book',
      }),
    place: placeOfSpan(repository, located.path, located.definition.span),
    link: `[@${key}]`,
    isWork: true,
    tooltip: tooltipOf(repository, located),
  };
}

/** «Caswell & Larsen 2017: Frontline work»; the key while nothing else is known. */
function workLabel({ key, work }: BibliographyEntry): string {
  if (!work) return key;
  const source = [shortAuthors(work), yearOf(work)?.toString()].filter(Boolean).join(' ');
  return [source, work.title && shortened(work.title, LENGTH)].filter(Boolean).join(': ') || key;
}
