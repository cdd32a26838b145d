import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { parsePassageQuery } from '../../analysis/passageQuery';
import { passagesInSteps, retrieveInSteps, unknownCodes } from '../../analysis/retrieval';
import { type Disposable, disposeAll } from '../../model/event';
import { paced } from '../../repository/pace';
import { Batched } from '../batched';
import { queryWords } from '../../language/queryWords';
import { countText } from '../counted';
import { formatted } from '../formatted';
import type { OpenRepository, Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { passageGrouping, SECTION } from '../settings';
import { dragging } from '../trees/dragEvidence';
import type { TreeNode } from '../trees/node';
import { NodeTree } from '../trees/nodeTree';
import { viewOf } from '../trees/viewOf';
import { passageNodes } from './passagesTree';

/** Which passages are to be seen. What a list holds is looked for anew at each change of the repository. */
export interface PassageList {
  readonly repository: OpenRepository;
  /** As `parsePassageQuery` reads it; empty where every passage is meant. */
  readonly query: string;
  /** What they are, where the query does not say it: «Raising × Kommune B». */
  readonly title?: string;
  /** Only passages among these, by their links: `OBS-012#x03`. */
  readonly among?: readonly string[];
}

/** The Passages view: the passages that somebody looked for, or that stand behind a figure. */
export class PassagesView implements Disposable {
  readonly tree = new NodeTree(() => this.roots());
  readonly view: vscode.TreeView<TreeNode>;
  private current: PassageList | undefined;
  private readonly parts: readonly Disposable[];

  constructor(repositories: Repositories) {
    const draggable = dragging(() => repositories.all, false);
    this.view = viewOf('redThread.passages', this.tree, draggable);
    const refresh = new Batched(() => this.tree.refresh(), 250, 1000);
    const nameGrouping = (): void =>
      void vscode.commands.executeCommand('setContext', 'redThread.passageGrouping', passageGrouping());
    nameGrouping();
    this.parts = [
      this.tree,
      this.view,
      refresh,
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => refresh.request())),
      repositories.onDidChange(() => {
        if (this.current && !repositories.all.includes(this.current.repository)) this.take(undefined);
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (!e.affectsConfiguration(`${SECTION}.passages`)) return;
        nameGrouping();
        refresh.request();
      }),
    ];
  }

  /** What is shown; undefined before somebody has asked for anything. */
  get list(): PassageList | undefined {
    return this.current;
  }

  /** Shows passages in the view, and opens it. */
  async show(list: PassageList): Promise<void> {
    this.take(list);
    await vscode.commands.executeCommand('redThread.passages.focus');
  }

  dispose(): void {
    disposeAll(this.parts);
  }

  private take(list: PassageList | undefined): void {
    this.current = list;
    void vscode.commands.executeCommand('setContext', 'redThread.hasPassages', list !== undefined);
    this.tree.refresh();
  }

  private async roots(): Promise<readonly TreeNode[]> {
    const list = this.current;
    const passages = list ? await passagesOf(list) : [];
    // Said together with the lines, which are asked for when they can be seen.
    if (list === this.current) this.view.message = list ? messageOf(list, passages) : '';
    if (!list) return [];
    const { repository, query, title = '' } = list;
    const id = `${repository.root.toString()} ${title} ${query}`;
    return passageNodes(repository, passages, passageGrouping(), id);
  }
}

/** The passages of a list as the repository is now. */
export async function passagesOf({
  repository,
  query,
  among,
}: PassageList): Promise<readonly CodedPassage[]> {
  const { snapshot } = repository.repository;
  const all = await paced(passagesInSteps(snapshot));
  const links = among && new Set(among);
  const those = links ? all.filter(({ link }) => links.has(link)) : all;
  return paced(retrieveInSteps(snapshot, those, parsePassageQuery(query)));
}

/** What is shown, and how much of it there is. */
function messageOf({ repository, query, title }: PassageList, passages: readonly CodedPassage[]): string {
  const { snapshot } = repository.repository;
  const [unknown] = unknownCodes(snapshot, parsePassageQuery(query));
  const records = new Set(passages.map(({ record }) => record)).size;
  const words = queryWords(snapshot, query, vscode.env.language);
  const parts = [
    title,
    words === '' && title === undefined ? vscode.l10n.t('All passages') : words,
    unknown === undefined
      ? foundText(passages.length, records)
      : vscode.l10n.t('No code is called {0}.', unknown),
    snapshot.complete ? undefined : vscode.l10n.t('The repository is still being read.'),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function foundText(passages: number, records: number): string {
  if (passages === 0) return vscode.l10n.t('No passage is like this');
  if (passages === 1) return countText(1);
  return records === 1
    ? vscode.l10n.t('{0} passages in 1 record', formatted(passages))
    : vscode.l10n.t('{0} passages in {1} records', formatted(passages), formatted(records));
}
