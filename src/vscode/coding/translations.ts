import * as vscode from 'vscode';
import {
  isSameLanguage,
  languageName,
  languageOf,
  languagesToTranslateInto,
  translationInto,
} from '../../analysis/languages';
import type { Translation } from '../../model/excerpt';
import { fingerprintOf } from '../../model/fingerprint';
import { fold } from '../../model/ids';
import { type Disposable, disposeAll } from '../../model/event';
import type { Span } from '../../model/span';
import { markChecked, setTranslation } from '../../writing/translations';
import { rangeIn } from '../language/documents';
import { passageOf } from '../passage';
import { type Place, placeOfSpan, showPlace } from '../place';
import { askInitials } from './askInitials';
import type { ExcerptEdits } from './excerptEdits';
import type { MeantPassage } from './meantPassage';

/** The field in which a translation is written, below the original. */
class TranslationField implements vscode.Comment {
  readonly mode = vscode.CommentMode.Editing;
  readonly contextValue = 'translation';
  readonly author: vscode.CommentAuthorInformation;

  constructor(
    readonly thread: vscode.CommentThread,
    readonly meant: MeantPassage,
    readonly language: string,
    readonly by: string,
    public body: string | vscode.MarkdownString,
  ) {
    this.author = { name: languageName(language) };
  }
}

/** Translations of passages: written below the passage in its record, and read by somebody else. */
export class Translations implements Disposable {
  private readonly controller: vscode.CommentController;
  private readonly open = new Map<string, TranslationField>();

  constructor(private readonly edits: ExcerptEdits) {
    this.controller = vscode.comments.createCommentController(
      'redThread-translations',
      vscode.l10n.t('Translations'),
    );
  }

  /** The fields that are open now. */
  get fields(): Iterable<TranslationField> {
    return this.open.values();
  }

  /** Opens the passage with its words and a field for the translation. Without a language somebody may be asked. */
  async translate(meant: MeantPassage, into?: string): Promise<void> {
    const language = into ?? (await askLanguage(meant));
    const by = language === undefined ? undefined : await askInitials();
    if (language === undefined || by === undefined) return;
    const { passage } = meant;
    const key = `${meant.open.uriOf(passage.path).toString()} ${passage.id} ${language}`;
    const { document, span } = await shown(meant);
    this.open.get(key)?.thread.dispose();
    const thread = this.controller.createCommentThread(document.uri, rangeIn(document, span), []);
    const known = translationInto(passage.excerpt, language);
    const field = new TranslationField(thread, meant, known?.language ?? language, by, known?.text ?? '');
    thread.label = vscode.l10n.t('{0}: translate into {1}', passage.link, languageName(language));
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    thread.comments = [original(meant), field];
    this.open.set(key, field);
  }

  /** Writes what stands in the field into the excerpt file. */
  async keep(field: TranslationField): Promise<void> {
    const text = (typeof field.body === 'string' ? field.body : field.body.value).trim();
    if (text === '') {
      void vscode.window.showInformationMessage(vscode.l10n.t('Write the translation first.'));
      return;
    }
    const { language, by, meant } = field;
    const { path, id, link, excerpt } = meant.passage;
    const of = fingerprintOf(excerpt.quote ?? '');
    const isWritten = await this.edits.write(
      meant.open,
      path,
      (now) => setTranslation(now, id, { language, text, by, of }),
      vscode.l10n.t('{0} translated into {1}', link, languageName(language)),
    );
    if (isWritten) this.cancel(field);
  }

  cancel(field: TranslationField): void {
    field.thread.dispose();
    for (const [key, known] of this.open) if (known === field) this.open.delete(key);
  }

  /** Shows a translation beside its original to somebody else than the translator, and records that it fits. */
  async check(meant: MeantPassage): Promise<void> {
    const translation = await askTranslation(meant);
    const checker = translation && (await askChecker(meant, translation));
    if (!translation || checker === undefined) return;
    const fits = vscode.l10n.t('It Fits: Mark as Checked');
    const anew = vscode.l10n.t('Change It…');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0}: does the translation say the same?', meant.passage.link),
      { modal: true, detail: `${meant.passage.excerpt.quote ?? ''}\n\n${translation.text}` },
      fits,
      anew,
    );
    if (answer === fits) await this.write(meant, translation, checker);
    else if (answer === anew) await this.translate(meant, translation.language);
  }

  /** Records that somebody else than the translator read a translation beside the original. */
  async markChecked(meant: MeantPassage, translation: Translation): Promise<void> {
    const checker = await askChecker(meant, translation);
    if (checker !== undefined) await this.write(meant, translation, checker);
  }

  dispose(): void {
    disposeAll([...[...this.open.values()].map(({ thread }) => thread), this.controller]);
  }

  private write(
    { open, passage }: MeantPassage,
    { language }: Translation,
    checker: string,
  ): Promise<boolean> {
    return this.edits.write(
      open,
      passage.path,
      (now) => markChecked(now, passage.id, language, checker),
      vscode.l10n.t('Translation of {0} checked', passage.link),
    );
  }
}

/** Whether a menu handed over the field of a translation. */
export function isTranslationField(value: unknown): value is TranslationField {
  return value instanceof TranslationField;
}

/**
 * The passage in an editor: where the cursor is already, else in its record – beside the draft that cites it. What is
 * not found in the record is shown in the excerpt file.
 */
async function shown({
  open,
  passage,
  citedFrom,
}: MeantPassage): Promise<{ document: vscode.TextDocument; span: Span }> {
  const active = vscode.window.activeTextEditor;
  const inFile = placeOfSpan(open, passage.path, passage.located.definition.extent);
  const inRecord = passageOf(open, passage.located);
  const isHere = (place: Place): boolean =>
    active?.document.uri.toString() === open.uriOf(place.path).toString();
  const place = isHere(inFile) || !passage.span ? inFile : inRecord;
  if (!isHere(place)) {
    await showPlace(place, citedFrom === undefined ? {} : { viewColumn: vscode.ViewColumn.Beside });
  }
  const document = await vscode.workspace.openTextDocument(open.uriOf(place.path));
  return { document, span: place.span?.(document.getText()) ?? { start: 0, end: 0 } };
}

function original({ open, passage }: MeantPassage): vscode.Comment {
  const language = languageOf(open.repository.snapshot, passage.record);
  return {
    body: new vscode.MarkdownString().appendText(passage.excerpt.quote ?? ''),
    mode: vscode.CommentMode.Preview,
    author: { name: language === undefined ? vscode.l10n.t('Original') : languageName(language) },
  };
}

/** The language of the draft that cites the passage, else one of the papers' languages. */
async function askLanguage({ open, passage, citedFrom }: MeantPassage): Promise<string | undefined> {
  const { snapshot } = open.repository;
  const draft = citedFrom === undefined ? undefined : snapshot.recordAt(citedFrom);
  const own = languageOf(snapshot, passage.record);
  const wanted = draft && languageOf(snapshot, draft);
  if (wanted !== undefined && (own === undefined || !isSameLanguage(wanted, own))) return wanted;
  const configured = languagesToTranslateInto(snapshot, passage.record);
  const choices = configured.length > 0 ? configured : ['en', 'da'].filter((tag) => tag !== own);
  const items = choices.map((tag) => ({
    tag,
    label: languageName(tag),
    description: translationInto(passage.excerpt, tag) ? vscode.l10n.t('translated already') : '',
  }));
  const placeHolder = vscode.l10n.t('Into which language?');
  return (items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder }))?.tag;
}

/** The translation to be checked; somebody is told where there is none. */
async function askTranslation({ passage }: MeantPassage): Promise<Translation | undefined> {
  const written = passage.excerpt.translations.filter(({ text }) => text.trim() !== '');
  const open = written.filter(({ checkedBy }) => checkedBy === undefined);
  if (written.length === 0) tell(vscode.l10n.t('{0} has no translation yet.', passage.link));
  else if (open.length === 0) {
    tell(
      vscode.l10n.t('The translation of {0} was checked by {1}.', passage.link, written[0]?.checkedBy ?? ''),
    );
  }
  const items = open.map((translation) => ({ translation, label: languageName(translation.language) }));
  const placeHolder = vscode.l10n.t('Which translation?');
  return (items.length < 2 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder }))
    ?.translation;
}

/** Who checks a translation. Somebody is told where the quotation is another by now, and where they translated it. */
async function askChecker({ passage }: MeantPassage, { by, of }: Translation): Promise<string | undefined> {
  if (of !== undefined && of !== fingerprintOf(passage.excerpt.quote ?? '')) {
    tell(
      vscode.l10n.t('The quotation has changed since it was translated. It has to be translated anew first.'),
    );
    return undefined;
  }
  const checker = await askInitials();
  if (by === undefined || checker === undefined || fold(by) !== fold(checker)) return checker;
  tell(vscode.l10n.t('You translated this yourself. Ask somebody else to read it beside the original.'));
  return undefined;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
