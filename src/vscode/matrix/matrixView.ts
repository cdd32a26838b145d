import * as vscode from 'vscode';
import { matrixInSteps } from '../../analysis/matrix';
import { markdownTableOf } from '../../exchange/markdownTable';
import { matrixTable } from '../../exchange/matrixTable';
import type { Disposable } from '../../model/event';
import type { Table } from '../../model/table';
import { paced } from '../../repository/pace';
import { activeRepository } from '../chosenRepository';
import {
  keptMatrix,
  type MatrixFormat,
  matrixMarkup,
  type MatrixPage,
  parseMatrixAction,
  restoredMatrix,
  usualMatrix,
  withSetting,
} from '../../pages/matrix';
import { askTableFile, fileNameOf, type TableFormat, writeTable } from '../exportTable';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import type { PageParts } from '../pages/singlePanel';
import { repositoryAt } from '../pages/repositoryOptions';
import { emptyMatrixPage, matrixPage } from './page';

/** What the matrix needs around it. */
interface MatrixParts extends PageParts {
  readonly showPassages: (list: {
    readonly repository: OpenRepository;
    readonly query: string;
    readonly title: string;
  }) => Promise<void>;
}

/** The page that shows how much there is of each code, and where. */
export class MatrixView implements Disposable {
  private settings = usualMatrix;
  readonly panel: PagePanel<MatrixPage>;

  constructor(private readonly parts: MatrixParts) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.matrix',
        title: vscode.l10n.t('Matrix'),
        model: () => this.page(),
        draw: matrixMarkup,
        state: () => keptMatrix(this.settings),
        restore: (state) => (this.settings = restoredMatrix(state)),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    const own = activeRepository(this.parts.repositories);
    const shown = repositoryAt(this.parts.repositories, this.settings.repository);
    if (own && own !== shown) this.settings = withSetting(this.settings, 'repository', own.root.toString());
    this.panel.show();
  }

  /** Writes the matrix to a file, over what stands there. */
  async write(open: OpenRepository, format: TableFormat, uri: vscode.Uri): Promise<void> {
    await writeTable(await this.table(open), format, uri);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private repository(): OpenRepository | undefined {
    return repositoryAt(this.parts.repositories, this.settings.repository);
  }

  private page(): MatrixPage | Promise<MatrixPage> {
    const { repositories } = this.parts;
    const open = this.repository();
    if (!open) return emptyMatrixPage(repositories.activity === 'searching');
    return paced(matrixPage(open, this.settings, repositories.all));
  }

  private async act(given: unknown, value: string | undefined): Promise<void> {
    const parsed = parseMatrixAction(given);
    if (parsed.kind === 'error') throw new Error(`The matrix cannot do this: ${parsed.error}`);
    const action = parsed.value;
    const repository = this.repository();
    if (action.kind === 'choose') {
      this.settings = withSetting(this.settings, action.setting, value ?? '');
    } else if (repository && action.kind === 'passages') {
      await this.parts.showPassages({ repository, query: action.query, title: action.title });
    } else if (repository && action.kind === 'handOn') {
      await this.handOn(repository, action.format);
    }
  }

  private async handOn(open: OpenRepository, format: MatrixFormat): Promise<void> {
    if (format === 'md') {
      await vscode.env.clipboard.writeText(await paced(markdownTableOf(await this.table(open))));
      void vscode.window.showInformationMessage(vscode.l10n.t('The matrix is copied as a Markdown table.'));
      return;
    }
    const uri = await askTableFile(open, vscode.l10n.t('matrix'), format, vscode.l10n.t('Export Matrix'));
    if (!uri) return;
    await this.write(open, format, uri);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The matrix is written to {0}.', fileNameOf(uri)),
    );
  }

  private async table({ repository }: OpenRepository): Promise<Table> {
    // What is written down is counted when all passages are found in their records.
    await repository.settled();
    const { settings } = this;
    const { snapshot } = repository;
    const matrix = await paced(matrixInSteps(snapshot, settings));
    return matrixTable(snapshot, matrix, settings, settings.share, vscode.env.language);
  }
}
