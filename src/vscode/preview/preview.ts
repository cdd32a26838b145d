import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { folderOf, relativeTo } from '../../language/relativePaths';
import { type Disposable, disposeAll } from '../../model/event';
import type { PreviewContext } from '../../publish/preview/context';
import { showRepository } from '../../publish/preview/plugin';
import { ShownFigures } from '../../publish/preview/shownFigures';
import type { RepositoryChange } from '../../repository/repository';
import { Batched } from '../batched';
import type { OpenRepository, Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';

/** Part of the view types of Markdown previews, in editors of their own and in the place of a text editor. */
const PREVIEW = 'markdown.preview';

/** VS Code's Markdown preview, shown with what the repository knows, and kept up with it. */
export class Preview implements Disposable {
  private readonly refresh = new Batched(() => void refreshPreviews(), 500, 3000);
  private readonly subscription: Disposable;
  private readonly figures = new WeakMap<OpenRepository, ShownFigures>();

  constructor(private readonly repositories: Repositories) {
    this.subscription = forEachOpen(repositories, (open) =>
      open.repository.onDidChange((change) => {
        if (change.complete && concernsPreviews(open, change)) this.refresh.request();
      }),
    );
  }

  /** Called by VS Code with the engine of its preview. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt {
    return showRepository(md, (environment) => this.contextOf(environment));
  }

  dispose(): void {
    disposeAll([this.refresh, this.subscription]);
  }

  private contextOf(environment: unknown): PreviewContext | undefined {
    const uri = documentOf(environment);
    if (!uri) return undefined;
    const open = this.repositories.of(uri);
    const path = open?.pathOf(uri);
    if (!open || path === undefined) return undefined;
    const folder = folderOf(path);
    return {
      snapshot: open.repository.snapshot,
      figures: this.figuresOf(open),
      path,
      // From the document's own folder, so that no first part of a name is taken for a scheme.
      hrefOf: (target) => `./${relativeTo(folder, target).split('/').map(encodeURIComponent).join('/')}`,
    };
  }

  private figuresOf(open: OpenRepository): ShownFigures {
    const known = this.figures.get(open);
    if (known) return known;
    const figures = new ShownFigures(open.repository.snapshot, () => void refreshPreviews());
    this.figures.set(open, figures);
    return figures;
  }
}

/** The document that is rendered, as VS Code hands it over since 1.67. */
function documentOf(environment: unknown): vscode.Uri | undefined {
  if (typeof environment !== 'object' || environment === null || !('currentDocument' in environment)) return;
  const { currentDocument } = environment;
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

/** What is typed in a Markdown editor VS Code shows by itself; other changes it does not know of. */
function concernsPreviews(
  open: OpenRepository,
  { changed, affected, configuration }: RepositoryChange,
): boolean {
  const active = vscode.window.activeTextEditor?.document;
  const typed = active?.languageId === 'markdown' ? open.pathOf(active.uri) : undefined;
  return configuration || affected.size > 0 || [...changed].some((path) => path !== typed);
}

async function refreshPreviews(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const hasPreview = tabs.some(({ input }) => {
    const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
    return isView && input.viewType.includes(PREVIEW);
  });
  if (hasPreview) await vscode.commands.executeCommand('markdown.preview.refresh');
}
