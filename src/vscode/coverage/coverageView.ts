import * as vscode from 'vscode';
import type { Disposable } from '../../model/event';
import { coverageMarkup, type CoveragePage, parseCoverageAction } from '../../pages/coverage';
import { paced } from '../../repository/pace';
import { activeRepository } from '../chosenRepository';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import type { PageParts } from '../pages/singlePanel';
import { repositoryAt } from '../pages/repositoryOptions';
import { showPlace } from '../place';
import { coveragePage, emptyCoveragePage } from './page';
import { showEvidence } from './showEvidence';

/** What the page needs around it. */
interface CoverageParts extends PageParts {
  readonly search: (repository: OpenRepository, query: string) => void;
}

/** The page that shows what claims know of each site, and what material there is on each potential. */
export class CoverageView implements Disposable {
  /** The address of the repository that somebody chose; the first where nobody did. */
  private chosen = '';
  readonly panel: PagePanel<CoveragePage>;

  constructor(private readonly parts: CoverageParts) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.coverage',
        title: vscode.l10n.t('Coverage'),
        model: () => this.page(),
        draw: coverageMarkup,
        state: () => this.repository()?.root.toString() ?? '',
        restore: (state) => (this.chosen = state),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    const own = activeRepository(this.parts.repositories);
    if (own) this.chosen = own.root.toString();
    this.panel.show();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private repository(): OpenRepository | undefined {
    return repositoryAt(this.parts.repositories, this.chosen);
  }

  private async page(): Promise<CoveragePage> {
    const { repositories } = this.parts;
    const open = this.repository();
    return open
      ? paced(coveragePage(open, repositories.all))
      : emptyCoveragePage(repositories.activity === 'searching');
  }

  private async act(given: unknown, value: string | undefined): Promise<void> {
    const parsed = parseCoverageAction(given);
    if (parsed.kind === 'error') throw new Error(`The coverage page cannot do this: ${parsed.error}`);
    const action = parsed.value;
    const open = this.repository();
    if (action.kind === 'choose') this.chosen = value ?? '';
    else if (!open) return;
    else if (action.kind === 'search') this.parts.search(open, action.query);
    else if (action.kind === 'site')
      await showEvidence({ repository: open, path: action.claim }, action.site);
    else if (open.repository.snapshot.file(action.path)) {
      await showPlace({ repository: open, path: action.path });
    }
  }
}
