import * as vscode from 'vscode';
import type { RepositoryFile } from '../place';
import { findNode, type TreeNode } from './node';

/** A tree view over lines: what is behind them is asked for anew at each refresh. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private isAwaited = false;
  private isStale = false;
  private isWorking = false;
  /** Worked out for a refresh, until the view asks. */
  private ready: readonly TreeNode[] | undefined;
  /** Whether the view can be seen. */
  isVisible: () => boolean = () => false;

  constructor(private readonly roots: () => readonly TreeNode[] | Promise<readonly TreeNode[]>) {}

  /**
   * Shows what there is to show now. From when a view is told until it has its lines, the editor knows none of those
   * that it shows, and a command on one would not learn which is meant: so they are worked out before.
   */
  refresh(): void {
    this.isStale = true;
    if (!this.isWorking) void this.work();
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.isStale) {
      this.isStale = false;
      try {
        this.ready = this.isVisible() ? await this.roots() : undefined;
      } catch {
        // Whoever asks for the lines is told.
        this.ready = undefined;
      }
      this.isAwaited = true;
      this.changes.fire();
    }
    this.isWorking = false;
  }

  /** Whether the view has asked for lines since the last refresh. */
  get isShown(): boolean {
    return !this.isAwaited;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return [...((await node.children?.()) ?? [])];
    this.isAwaited = false;
    const { ready } = this;
    this.ready = undefined;
    return [...(ready ?? (await this.roots()))];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = node.item();
    item.id = node.id;
    item.contextValue = contextValueOf(node);
    if (node.place) {
      item.command = { command: 'redThread.open', title: vscode.l10n.t('Open'), arguments: [node] };
    } else if (node.query !== undefined) {
      item.command = { command: 'redThread.search', title: vscode.l10n.t('Search'), arguments: [node.query] };
    } else if (node.act) item.command = node.act;
    return item;
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: TreeNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    item.tooltip = await node.tooltip?.(token);
    return item;
  }

  /** The line of a file, if the tree has one. */
  async find(file: RepositoryFile): Promise<TreeNode | undefined> {
    return findNode(await this.roots(), file);
  }

  /** The line of this id, if the tree has it. */
  async withId(id: string, nodes?: readonly TreeNode[]): Promise<TreeNode | undefined> {
    for (const node of nodes ?? (await this.roots())) {
      const found = node.id === id ? node : await this.withId(id, (await node.children?.()) ?? []);
      if (found) return found;
    }
    return undefined;
  }

  dispose(): void {
    this.changes.dispose();
  }
}

/** The words that `viewItem` is tested for in package.json. */
function contextValueOf({
  place,
  link,
  isWork,
  query,
  ofType,
  claim,
  answer,
  session,
  code,
}: TreeNode): string {
  const words = [
    place && 'place',
    link && !isWork && 'linkable',
    link && isWork && 'citable',
    query !== undefined && 'search',
    ofType && 'typed',
    link && !isWork && !claim && !session && 'citableAsEvidence',
    link?.includes('#') && !link.includes('#^') && 'passage',
    claim && 'claim',
    answer?.isOpen && 'unanswered',
    session && 'session',
    code && 'code',
    code?.isInUse && 'codeInUse',
    code && !code.isInUse && 'codeOutOfUse',
  ];
  return words.filter(Boolean).join(' ');
}
