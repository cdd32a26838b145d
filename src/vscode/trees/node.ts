import type * as vscode from 'vscode';
import type { AnswerName } from '../../writing/claimFile';
import type { OpenRepository } from '../openRepository';
import type { Place, RepositoryFile } from '../place';

/** A code as the Codebook view has it. */
export interface CodeLine {
  /** The codebook it stands in. */
  readonly file: RepositoryFile;
  readonly id: string;
  readonly isInUse: boolean;
  /** The codes in use beside it, itself included where it is one, in the order of the view. */
  readonly siblings: readonly string[];
}

/** One line of a tree. Made anew at each refresh; `id` is what stays. */
export interface TreeNode {
  /** Unique in its tree and the same after a refresh, so that the editor keeps what is expanded and selected. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
  /** What is shown; made when the line comes into view. */
  readonly item: () => vscode.TreeItem;
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  /** Made when the pointer rests on the line. */
  readonly tooltip?: (token: vscode.CancellationToken) => Promise<vscode.MarkdownString | undefined>;
  /** Where a click leads. */
  readonly place?: Place;
  /** What a click does where it leads nowhere. */
  readonly act?: vscode.Command;
  /** What links to it: `[[OBS-012]]`, or `[@caswell2017]` of a work. */
  readonly link?: string;
  /** A work of the bibliography: its link is a citation. */
  readonly isWork?: boolean;
  /** A group of records of one type: where more of them can be made. */
  readonly ofType?: { readonly repository: OpenRepository; readonly type: string };
  /** A claim: its file. */
  readonly claim?: RepositoryFile;
  /** An answer of practice, in the file of its claim. */
  readonly answer?: { readonly file: RepositoryFile; readonly name: AnswerName; readonly isOpen: boolean };
  /** A session: its file. */
  readonly session?: RepositoryFile;
  /** A code of the codebook. */
  readonly code?: CodeLine;
  /** A saved search: what a click looks for. */
  readonly query?: string;
  /** Whether the line of a file is this one or somewhere below it. */
  readonly holds?: (file: RepositoryFile) => boolean;
}

/** The lines of all repositories; with several each has a line of its own, those with nothing to show have none. */
export async function nodesByRepository(
  repositories: readonly OpenRepository[],
  nodesOf: (
    repository: OpenRepository,
    parent: TreeNode | undefined,
  ) => readonly TreeNode[] | Promise<readonly TreeNode[]>,
  itemOf: (repository: OpenRepository) => vscode.TreeItem,
): Promise<readonly TreeNode[]> {
  const [only, ...others] = repositories;
  if (only && others.length === 0) return nodesOf(only, undefined);
  const nodes: TreeNode[] = [];
  for (const repository of repositories) {
    const node: TreeNode = {
      id: repository.root.toString(),
      parent: undefined,
      item: () => itemOf(repository),
      children: () => nodesOf(repository, node),
      holds: (file) => file.repository === repository,
    };
    if ((await nodesOf(repository, node)).length > 0) nodes.push(node);
  }
  return nodes;
}

/** The line of a file: the first of the innermost lines that hold it. */
export async function findNode(
  nodes: readonly TreeNode[],
  file: RepositoryFile,
): Promise<TreeNode | undefined> {
  for (const node of nodes) {
    if (!node.holds?.(file)) continue;
    const below = node.children && (await findNode(await node.children(), file));
    if (below) return below;
    if (node.place?.path === file.path) return node;
  }
  return undefined;
}
