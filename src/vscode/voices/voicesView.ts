import * as vscode from 'vscode';
import { type Quote, voiceBalanceOf } from '../../analysis/voiceBalance';
import { shortened } from '../../language/markdown';
import { type Disposable, disposeAll } from '../../model/event';
import { parseVoicesAction, type VoicesAction, type VoicesPage, voicesMarkup } from '../../pages/voices';
import { paced } from '../../repository/pace';
import { activeFile } from '../chosenRepository';
import { PagePanel } from '../pages/pagePanel';
import type { PageParts } from '../pages/singlePanel';
import { placeOfSpan, type RepositoryFile, showPlace } from '../place';
import { type DraftOption, draftOptions, voiceLabel, voicesBy, voicesPage } from './page';

/** So much of what stands around a quotation is shown. */
const CONTEXT = 140;

/** The page that shows whose words a draft quotes. */
export class VoicesView implements Disposable {
  /** The address of the draft shown; the first where nobody chose one. */
  private chosen = '';
  readonly panel: PagePanel<VoicesPage>;
  private readonly subscriptions: readonly Disposable[];

  constructor(private readonly parts: PageParts) {
    const { repositories } = parts;
    this.panel = new PagePanel(
      {
        viewType: 'redThread.voiceBalance',
        title: vscode.l10n.t('Voice Balance'),
        model: () => voicesPage(this.drafts(), this.draft(), repositories.activity === 'searching'),
        draw: voicesMarkup,
        state: () => this.chosen,
        restore: (state) => (this.chosen = state),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
    const follow = (): void =>
      void vscode.commands.executeCommand('setContext', 'redThread.draftIsOpen', this.open() !== undefined);
    this.subscriptions = [
      this.panel,
      vscode.window.onDidChangeActiveTextEditor(follow),
      repositories.onDidChangeActivity(follow),
    ];
  }

  /** Opens the page about the draft that is open, or the one that it showed last. */
  show(): void {
    this.chosen = this.open() ?? this.chosen;
    this.panel.show();
  }

  dispose(): void {
    disposeAll(this.subscriptions);
  }

  private drafts(): readonly DraftOption[] {
    return draftOptions(this.parts.repositories.all);
  }

  /** The address of the draft in the active editor. Asked at every change of editor, so nothing is listed for it. */
  private open(): string | undefined {
    const file = activeFile(this.parts.repositories);
    const isDraft = file?.repository.repository.snapshot.recordAt(file.path)?.type === 'draft';
    return isDraft ? file.repository.uriOf(file.path).toString() : undefined;
  }

  private draft(): DraftOption | undefined {
    const drafts = this.drafts();
    return drafts.find(({ value }) => value === this.chosen) ?? drafts[0];
  }

  private async act(given: unknown, value: string | undefined): Promise<void> {
    const parsed = parseVoicesAction(given);
    if (parsed.kind === 'error') throw new Error(`The voice balance cannot do this: ${parsed.error}`);
    const action = parsed.value;
    const draft = this.draft();
    if (action.kind === 'choose') this.chosen = value ?? '';
    else if (draft) await showQuotes(draft.file, action);
  }
}

/** Opens the place in a draft where somebody is quoted or referred to; of several the one that is picked. */
async function showQuotes(
  file: RepositoryFile,
  { by, name, use }: Extract<VoicesAction, { kind: 'quotes' }>,
): Promise<void> {
  const { repository, path } = file;
  const { snapshot } = repository.repository;
  const balance = await paced(voiceBalanceOf(snapshot, path));
  const quotes = voicesBy(balance, by).find((voice) => voice.name === name)?.[use] ?? [];
  const text = (await repository.repository.text(path)) ?? '';
  const items = quotes.map((quote) => ({
    label: quote.link,
    description: quote.speakers.join(', '),
    detail: wordsAround(text, quote),
    quote,
  }));
  const picked =
    items.length > 1
      ? await vscode.window.showQuickPick(items, {
          title: voiceLabel(snapshot, by, name),
          placeHolder: vscode.l10n.t('Which place do you want to see in the draft?'),
          matchOnDescription: true,
          matchOnDetail: true,
        })
      : items[0];
  if (picked) await showPlace(placeOfSpan(repository, path, picked.quote.span));
}

/** The end of what stands on the line up to a quotation, the quotation's link included. */
function wordsAround(text: string, { span }: Quote): string {
  const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.end).trim();
  return line.length <= CONTEXT ? line : `…${shortened(line.slice(-CONTEXT), CONTEXT)}`;
}
