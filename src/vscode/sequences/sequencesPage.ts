import * as vscode from 'vscode';
import type { Disposable } from '../../model/event';
import { parseSequencesAction, sequencesMarkup, type ShownRepository } from '../../pages/sequences/draw';
import { type Chosen, passagesMeant, sequencesModel, type SequencesModel } from '../../pages/sequences/model';
import { paced } from '../../repository/pace';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import { repositoryAt, repositoryOptions } from '../pages/repositoryOptions';
import type { PageParts } from '../pages/singlePanel';
import { passageNamed } from '../passage';
import type { PassagesView } from '../passages/passagesView';
import { showPlace } from '../place';

/** So many sequences are drawn; more are asked for. */
const SHOWN = 100;
const NOTHING_CHOSEN: Chosen = { coder: '', type: undefined, shown: SHOWN };

/** The page of sequences: what is raised, how it is taken up, what comes of it, and which uptakes lead to what. */
export class SequencesPage implements Disposable {
  private root = '';
  private chosen = NOTHING_CHOSEN;
  readonly panel: PagePanel<SequencesModel | undefined>;

  constructor(
    private readonly parts: PageParts,
    private readonly passages: PassagesView,
  ) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.sequences',
        title: vscode.l10n.t('Sequences'),
        model: () => {
          const open = this.repository();
          return open && paced(sequencesModel(open.repository.snapshot, this.chosen, vscode.env.language));
        },
        draw: (model) => sequencesMarkup(model, this.shownRepository()),
        state: () => this.repository()?.root.toString() ?? '',
        restore: (state) => (this.root = state),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
  }

  /** Opens the page of a repository, or brings it to the front. */
  show(open: OpenRepository | undefined): void {
    if (open) this.root = open.root.toString();
    this.panel.show();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private repository(): OpenRepository | undefined {
    return repositoryAt(this.parts.repositories, this.root);
  }

  private shownRepository(): ShownRepository {
    const options = repositoryOptions(this.parts.repositories.all);
    return { options, chosen: this.repository()?.root.toString() ?? '' };
  }

  private choose(what: 'repository' | 'coder' | 'type', value: string): void {
    if (what === 'repository') {
      this.root = value;
      this.chosen = NOTHING_CHOSEN;
    } else if (what === 'coder') this.chosen = { ...this.chosen, coder: value, shown: SHOWN };
    else this.chosen = { ...this.chosen, type: value, shown: SHOWN };
  }

  private async act(given: unknown, value = ''): Promise<void> {
    const parsed = parseSequencesAction(given);
    if (parsed.kind === 'error') throw new Error(`The page of sequences cannot do this: ${parsed.error}`);
    const repository = this.repository();
    if (!repository) return;
    const { snapshot } = repository.repository;
    const action = parsed.value;
    // The page stays where it is: what it leads to is read beside it.
    const options = { viewColumn: vscode.ViewColumn.Beside };
    switch (action.kind) {
      case 'choose':
        this.choose(action.what, value);
        return;
      case 'more':
        this.chosen = { ...this.chosen, shown: this.chosen.shown + SHOWN };
        return;
      case 'record':
        if (snapshot.file(action.path)) await showPlace({ repository, path: action.path }, options);
        return;
      case 'passage': {
        const place = passageNamed(repository, action.path, action.id);
        if (place) await showPlace(place, options);
        return;
      }
      case 'list': {
        const { title, passages } = await paced(
          passagesMeant(snapshot, this.chosen, action.meant, vscode.env.language),
        );
        const among = passages.map(({ link }) => link);
        await this.passages.show({ repository, query: '', title, among });
      }
    }
  }
}
