import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import { Batched } from '../batched';
import { type ProblemCount, problemText } from '../problemCount';
import { CodebookTree, dimRetired } from '../codebook/codebookTree';
import { draggingCodes } from '../codebook/dragCodes';
import { forEachOpen } from '../repositoryEvents';
import { recordGrouping, referenceGrouping, SECTION } from '../settings';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import { ClaimsTree } from './claimsTree';
import { DialogueTree } from './dialogueTree';
import { dragging } from './dragEvidence';
import { followActiveEditor, revealActiveFile } from './follow';
import { linkedHereNodes } from './linkedHereTree';
import { LinkedHereTarget } from './linkedHereTarget';
import type { TreeNode } from './node';
import { NodeTree } from './nodeTree';
import type { SearchMemory } from '../search/searchMemory';
import { RecordsTree } from './recordsTree';
import { ReferencesTree } from './referencesTree';
import { savedSearchNodes } from './savedSearches';
import { viewOf } from './viewOf';

/** The views, for the commands that show something in them. */
export interface Trees extends Disposable {
  readonly records: NodeTree;
  readonly claims: NodeTree;
  readonly dialogue: NodeTree;
  readonly codebook: NodeTree;
  readonly references: NodeTree;
  readonly linkedHere: NodeTree;
  /** The Repository view itself. */
  readonly recordsView: vscode.TreeView<TreeNode>;
  /** Shows the active editor's record in the Repository view. */
  revealActiveRecord(): Promise<unknown>;
}

/** Fills the views of the container and keeps them up to date. */
export function registerTrees(
  repositories: WorkspaceRepositories,
  problems: ProblemCount,
  memory: SearchMemory,
): Trees {
  const all = () => repositories.all;
  const target = new LinkedHereTarget(repositories);
  const recordsTree = new RecordsTree(all, recordGrouping);
  const claimsTree = new ClaimsTree(all);
  const dialogueTree = new DialogueTree(all);
  const codebookTree = new CodebookTree(all);
  const referencesTree = new ReferencesTree(all, referenceGrouping);
  const records = new NodeTree(async () => [
    ...savedSearchNodes(memory.saved),
    ...(await recordsTree.roots()),
  ]);
  const claims = new NodeTree(() => claimsTree.roots());
  const dialogue = new NodeTree(() => dialogueTree.roots());
  const codebook = new NodeTree(() => codebookTree.roots());
  const references = new NodeTree(() => referencesTree.roots());
  const linkedHere = new NodeTree(async () => {
    const nodes = target.value ? await linkedHereNodes(target.value) : [];
    // Said together with the lines: before they are asked for, nobody can know that there are none.
    const isUnlinked = target.value !== undefined && nodes.length === 0;
    void vscode.commands.executeCommand('setContext', 'redThread.nothingLinksHere', isUnlinked);
    return nodes;
  });
  const trees = [records, claims, dialogue, codebook, references, linkedHere];

  const recordsView = viewOf('redThread.repository', records, dragging(all, false));
  const claimsView = viewOf('redThread.claims', claims, dragging(all, true));
  const dialogueView = viewOf('redThread.dialogue', dialogue, dragging(all, false));
  const moving = draggingCodes((id) => codebook.withId(id));
  const codebookView = viewOf('redThread.codebook', codebook, moving);
  const referencesView = viewOf('redThread.references', references, dragging(all, false));
  const linkedHereView = viewOf('redThread.linkedHere', linkedHere, dragging(all, false));

  const nameTarget = (): void => {
    linkedHereView.description = target.value?.located.definition.name ?? '';
    void vscode.commands.executeCommand('setContext', 'redThread.hasLinkTarget', target.value !== undefined);
    linkedHere.refresh();
  };
  const nameGroupings = (): void => {
    void vscode.commands.executeCommand('setContext', 'redThread.recordGrouping', recordGrouping());
    void vscode.commands.executeCommand('setContext', 'redThread.referenceGrouping', referenceGrouping());
  };
  // Typing waits for a pause; an indexing that runs for minutes shows what it has every second.
  const refresh = new Batched(
    () => {
      target.update();
      for (const tree of trees) tree.refresh();
    },
    250,
    1000,
  );
  const countProblems = (): void => {
    const { value } = problems;
    recordsView.badge = value > 0 ? { value, tooltip: problemText(value) } : undefined;
  };
  nameTarget();
  nameGroupings();
  countProblems();
  const parts = [
    ...trees,
    recordsView,
    claimsView,
    dialogueView,
    codebookView,
    dimRetired(),
    referencesView,
    linkedHereView,
    target,
    refresh,
    target.onDidChange(nameTarget),
    followActiveEditor(repositories, recordsView, records),
    followActiveEditor(repositories, claimsView, claims),
    memory.onDidChange(() => records.refresh()),
    problems.onDidChange(countProblems),
    repositories.onDidChange(() => refresh.request()),
    forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => refresh.request())),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (
        !e.affectsConfiguration(`${SECTION}.repository`) &&
        !e.affectsConfiguration(`${SECTION}.references`)
      )
        return;
      nameGroupings();
      refresh.request();
    }),
  ];
  return {
    records,
    claims,
    dialogue,
    codebook,
    references,
    linkedHere,
    recordsView,
    revealActiveRecord: () => revealActiveFile(repositories, recordsView, records, { focus: true }),
    dispose: () => disposeAll(parts),
  };
}
