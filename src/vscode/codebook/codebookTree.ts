import * as vscode from 'vscode';
import { codebookOf, type CodeEntry, type CodeUse } from '../../analysis/codebook';
import { isInUse } from '../../model/code';
import { readColour } from '../../model/palette';
import { paced } from '../../repository/pace';
import { colourOr, ring, swatch } from '../coding/colours';
import { countText } from '../counted';
import { formatted } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan } from '../place';
import { collapsible, repositoryItem, tooltipOf, treeItem } from '../trees/items';
import { nodesByRepository, type TreeNode } from '../trees/node';

/** The lines of codes that are no longer given have an address of this kind, by which they are dimmed. */
const DIMMED = 'red-thread-dimmed';

/** The lines of the Codebook view. */
export class CodebookTree {
  private readonly known = new WeakMap<
    OpenRepository,
    { readonly version: number; readonly entries: readonly CodeEntry[] }
  >();

  constructor(private readonly repositories: () => readonly OpenRepository[]) {}

  roots(): Promise<readonly TreeNode[]> {
    return nodesByRepository(
      this.repositories(),
      async (repository, parent) => nodesOf(repository, await this.entriesOf(repository), parent),
      repositoryItem,
    );
  }

  /** Counted once for each state of the repository. */
  private async entriesOf(repository: OpenRepository): Promise<readonly CodeEntry[]> {
    const { snapshot } = repository.repository;
    const known = this.known.get(repository);
    const { version } = snapshot;
    if (known?.version === version) return known.entries;
    const entries = await paced(codebookOf(snapshot, vscode.env.language));
    this.known.set(repository, { version, entries });
    return entries;
  }
}

/** Dims the codes that are no longer given. */
export function dimRetired(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === DIMMED
        ? new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('disabledForeground'))
        : undefined,
  });
}

function nodesOf(
  repository: OpenRepository,
  entries: readonly CodeEntry[],
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  const inUse = entries.filter(({ code }) => isInUse(code)).map(({ id }) => id);
  return entries.map((entry) => codeNode(repository, entry, inUse, parent));
}

function codeNode(
  repository: OpenRepository,
  entry: CodeEntry,
  siblings: readonly string[],
  parent: TreeNode | undefined,
): TreeNode {
  const { id, located, code, below } = entry;
  const isGiven = isInUse(code);
  const node: TreeNode = {
    id: `${repository.root.toString()} ${located.path} ${id}`,
    parent,
    item: () => {
      const item = treeItem({
        label: code.label ?? id,
        description: [stateText(entry), useText(entry.use), code.label === undefined ? undefined : id],
        state: below.length > 0 ? collapsible.collapsed : collapsible.none,
        ...(isGiven ? {} : { file: vscode.Uri.from({ scheme: DIMMED, path: `/${id}` }) }),
      });
      const colour = colourOr(readColour(code.colour));
      item.iconPath = isGiven ? swatch(colour) : ring(colour);
      return item;
    },
    place: placeOfSpan(repository, located.path, located.definition.span),
    tooltip: tooltipOf(repository, located),
    code: { file: { repository, path: located.path }, id, isInUse: isGiven, siblings },
    ...(below.length > 0 ? { children: () => nodesOf(repository, below, node) } : {}),
  };
  return node;
}

function stateText({ code }: CodeEntry): string | undefined {
  if (code.state === 'retired') return vscode.l10n.t('retired');
  if (code.state !== 'merged') return undefined;
  return code.mergedInto === undefined
    ? vscode.l10n.t('merged')
    : vscode.l10n.t('merged into {0}', code.mergedInto);
}

function useText({ passages, records, sites }: CodeUse): string {
  if (passages === 0) return countText(0);
  return [
    countText(passages),
    records === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', formatted(records)),
    sites === 0
      ? undefined
      : sites === 1
        ? vscode.l10n.t('1 site')
        : vscode.l10n.t('{0} sites', formatted(sites)),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
