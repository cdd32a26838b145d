import * as vscode from 'vscode';
import { placedSteps } from '../../analysis/nextSteps';
import { type Disposable, disposeAll } from '../../model/event';
import {
  type Action,
  type Counted,
  type OverviewPage,
  overviewMarkup,
  parseOverviewAction,
} from '../../pages/overview';
import { paced } from '../../repository/pace';
import { activeRepository } from '../chosenRepository';
import type { RecentNames } from '../language/recency';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import type { PassagesView } from '../passages/passagesView';
import type { PageParts } from '../pages/singlePanel';
import { repositoryAt } from '../pages/repositoryOptions';
import { showPlace } from '../place';
import { beginStep } from './beginStep';
import { problemsByRule } from './knownProblems';
import { emptyPage, overviewPage } from './page';

/** What the overview needs around it. */
export interface OverviewParts extends PageParts {
  readonly recent: RecentNames;
  /** What rules find, in words. */
  readonly ruleTexts: ReadonlyMap<string, string>;
  readonly search: (repository: OpenRepository, query: string) => void;
  readonly passages: PassagesView;
}

/** The page that shows what a repository holds. */
export class Overview implements Disposable {
  /** The repository that somebody chose; the first where nobody did. */
  private chosen = '';
  readonly panel: PagePanel<OverviewPage>;
  private readonly subscriptions: readonly Disposable[];

  constructor(private readonly parts: OverviewParts) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.overview',
        title: vscode.l10n.t('Overview'),
        model: () => this.page(),
        draw: overviewMarkup,
        state: () => this.repository()?.root.toString() ?? '',
        restore: (state) => (this.chosen = state),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
    const request = (): void => this.panel.request();
    this.subscriptions = [
      this.panel,
      vscode.languages.onDidChangeDiagnostics(request),
      vscode.window.onDidChangeActiveTextEditor(request),
    ];
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    const own = activeRepository(this.parts.repositories);
    if (own) this.chosen = own.root.toString();
    this.panel.show();
  }

  dispose(): void {
    disposeAll(this.subscriptions);
  }

  private repository(): OpenRepository | undefined {
    return repositoryAt(this.parts.repositories, this.chosen);
  }

  private async page(): Promise<OverviewPage> {
    const { repositories, recent, ruleTexts } = this.parts;
    const open = this.repository();
    if (!open) return emptyPage(repositories.activity === 'searching');
    return paced(
      overviewPage(open, {
        repositories: repositories.all,
        problems: problemsByRule(repositories, open),
        ruleTexts,
        recent: recent.order.keys(),
      }),
    );
  }

  private async act(given: unknown, value: string | undefined): Promise<void> {
    const parsed = parseOverviewAction(given);
    if (parsed.kind === 'error') throw new Error(`The overview cannot do this: ${parsed.error}`);
    const action = parsed.value;
    const open = this.repository();
    if (action.kind === 'choose') this.chosen = value ?? '';
    else if (open) await this.follow(open, action);
  }

  private async follow(open: OpenRepository, action: Exclude<Action, { kind: 'choose' }>): Promise<void> {
    switch (action.kind) {
      case 'search':
        this.parts.search(open, action.query);
        return;
      case 'open':
        if (open.repository.snapshot.file(action.path)) {
          await showPlace({ repository: open, path: action.path });
        }
        return;
      case 'problems':
        await vscode.commands.executeCommand('redThread.showProblems');
        return;
      case 'all':
        await this.showAll(open, action.of);
        return;
      case 'step': {
        const step = placedSteps.find((name) => name === action.step);
        if (step) await beginStep(open, step);
        else await vscode.commands.executeCommand('redThread.newRecord');
      }
    }
  }

  private async showAll(open: OpenRepository, counted: Counted): Promise<void> {
    switch (counted) {
      case 'records':
        await vscode.commands.executeCommand('redThread.repository.focus');
        return;
      case 'excerpts':
        await this.parts.passages.show({ repository: open, query: '' });
        return;
      case 'people': {
        const [person] = open.repository.snapshot.definitions('person');
        if (person) await showPlace({ repository: open, path: person.path });
        return;
      }
      case 'codes':
        await vscode.commands.executeCommand('redThread.codebook.focus');
        return;
      case 'works':
        await vscode.commands.executeCommand('redThread.references.focus');
    }
  }
}
