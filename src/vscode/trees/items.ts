import * as vscode from 'vscode';
import { describe } from '../../language/describe';
import type { Located } from '../../repository/snapshot';
import type { OpenRepository } from '../openRepository';
import type { TreeNode } from './node';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
export const collapsible = { none: None, collapsed: Collapsed, expanded: Expanded } as const;

/** What a line shows. */
export interface ItemParts {
  readonly label: string | vscode.TreeItemLabel;
  /** Shown dimmed behind the label; parts that are missing are left out. */
  readonly description?: readonly (string | undefined)[];
  /** A codicon's name. */
  readonly icon?: string;
  readonly state?: vscode.TreeItemCollapsibleState;
  /** The file behind it, whose problems and git state the editor shows on the line. */
  readonly file?: vscode.Uri;
}

export function treeItem({ label, description = [], icon, state = None, file }: ItemParts): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.description = description.filter((part) => part !== undefined && part !== '').join(' · ');
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
  if (file) item.resourceUri = file;
  return item;
}

/** The line of a whole repository, where several are open. */
export function repositoryItem({ root, repository }: OpenRepository): vscode.TreeItem {
  const folder = root.path.slice(root.path.lastIndexOf('/') + 1);
  const { name } = repository.snapshot.configuration;
  return treeItem({
    label: name ?? folder,
    description: [name === undefined ? undefined : folder],
    icon: 'repo',
    state: Expanded,
  });
}

/** A tooltip that tells of a definition what its hover tells. */
export function tooltipOf(repository: OpenRepository, located: Located): NonNullable<TreeNode['tooltip']> {
  return async (token) => {
    const { snapshot } = repository.repository;
    const texts = { read: (path: string) => repository.repository.text(path) };
    const markdown = await describe(snapshot, texts, located, token);
    return token.isCancellationRequested ? undefined : new vscode.MarkdownString(markdown);
  };
}
