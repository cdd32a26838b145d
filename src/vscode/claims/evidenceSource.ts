import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import type { OpenDocument } from '../../language/texts';
import type { Definition } from '../../model/facts';
import { covers, type Span } from '../../model/span';
import { placeAt } from '../../language/place';
import { shortened } from '../../language/markdown';
import { planBlockId } from '../../writing/blockIds';
import { trimmedSpan } from '../../writing/selector';
import { askInitials } from '../coding/askInitials';
import { type CodingHere, settledCodingIn } from '../coding/codingHere';
import { newPassage } from '../coding/newExcerpt';
import type { Coding } from '../coding/register';
import { type RepositoryDocument, repositoryDocument } from '../language/documents';
import type { OpenRepository } from '../openRepository';
import { refuse } from './applyPlan';

/** Something that can be cited as evidence. */
export interface EvidenceSource {
  readonly repository: OpenRepository;
  /** `OBS-012#x03` */
  readonly ref: string;
  /** The words, where they become an excerpt only when they are cited. */
  readonly quote?: string;
  /** Does the edit that cites it, together with what it needs first: a turn's mark, or the excerpt. */
  readonly apply?: (edit: vscode.WorkspaceEdit) => Promise<boolean>;
}

/** So much of a quotation is shown. */
const QUOTATION = 100;

/** What is to be cited from the active editor: what is selected in it, or stands at its cursor. */
export async function sourceInEditor(coding: Coding): Promise<EvidenceSource | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  return sourceAt(coding, document, span);
}

/**
 * What is to be cited at a place: words that are selected, which are quoted first where they are no excerpt yet; else
 * the excerpt or link there, the turn or paragraph, or the record as a whole. Where there are several, somebody picks.
 */
export async function sourceAt(
  coding: Coding,
  document: vscode.TextDocument,
  span: Span,
): Promise<EvidenceSource | undefined> {
  const file = await repositoryDocument(coding.repositories, document);
  const selected = trimmedSpan(document.getText(), span);
  const named = file && ((selected ? undefined : linkedAt(file, span.start)) ?? entryAt(file, span.start));
  if (file && named !== undefined) return { repository: file.open, ref: named };
  const here = await settledCodingIn(coding.repositories, document);
  if (!here) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Place the cursor in the passage that is evidence, or in its excerpt, and try again.'),
    );
    return undefined;
  }
  const items = itemsAt(coding, document, here, selected ?? span);
  const picked =
    items.length > 1
      ? await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What is the evidence?') })
      : items[0];
  return picked?.source();
}

interface SourceItem extends vscode.QuickPickItem {
  readonly source: () => EvidenceSource | Promise<EvidenceSource | undefined>;
}

function itemsAt(
  coding: Coding,
  document: vscode.TextDocument,
  here: CodingHere,
  span: Span,
): readonly SourceItem[] {
  const touched = here.passages.filter((p) => p.span && p.span.start <= span.end && span.start <= p.span.end);
  const isWords = span.start < span.end && span.start >= here.document.facts.bodyStart;
  if (!isWords) {
    return [...touched.map((p) => excerptItem(here, p)), ...placeItems(document, here, span.start)];
  }
  const same = touched.filter((p) => p.span?.start === span.start && p.span.end === span.end);
  // Who selects words means these words, and not the turn around them.
  return same.length > 0
    ? same.map((p) => excerptItem(here, p))
    : [wordsItem(coding, document, here, span), ...touched.map((p) => excerptItem(here, p))];
}

/** The excerpt or marked passage that a link under the cursor leads to. */
function linkedAt({ snapshot, document }: RepositoryDocument, offset: number): string | undefined {
  const place = placeAt(snapshot, document, offset);
  if (place?.kind !== 'reference' || place.resolution.kind !== 'found') return undefined;
  const { target, fragment } = place.resolution;
  if (fragment?.definition.kind === 'excerpt') return `${target.definition.name}#${fragment.definition.name}`;
  return fragment?.definition.kind === 'block'
    ? `${target.definition.name}#^${fragment.definition.name}`
    : undefined;
}

/** The excerpt whose entry in a file of excerpts holds the offset. */
export function excerptEntryAt({ facts }: OpenDocument, offset: number): Definition | undefined {
  return facts.definitions.find(
    (d) => d.kind === 'excerpt' && covers(d.extent, { start: offset, end: offset }),
  );
}

function entryAt({ snapshot, document }: RepositoryDocument, offset: number): string | undefined {
  const owner = document.facts.kind === 'excerpts' ? snapshot.ownerOf(document.path) : undefined;
  const excerpt = excerptEntryAt(document, offset);
  return owner && excerpt && `${owner.id}#${excerpt.name}`;
}

function excerptItem({ open }: CodingHere, { link, excerpt }: CodedPassage): SourceItem {
  return {
    label: link,
    description: excerpt.codes.join(', '),
    detail: oneLine(excerpt.quote ?? ''),
    iconPath: new vscode.ThemeIcon('quote'),
    source: () => ({ repository: open, ref: link }),
  };
}

/** Words that are no excerpt yet: they become one in the edit that cites them. */
function wordsItem(coding: Coding, document: vscode.TextDocument, here: CodingHere, span: Span): SourceItem {
  const source = async (): Promise<EvidenceSource | undefined> => {
    const coder = await askInitials();
    if (coder === undefined) return undefined;
    const { link, quote, path, change } = await newPassage(here, span, coder);
    const told = vscode.l10n.t('{0} quoted', link);
    const apply = async (edit: vscode.WorkspaceEdit): Promise<boolean> => {
      if (await isChanged(document, here)) return false;
      const isWritten = await coding.edits.write(here.open, path, change, told, edit);
      if (isWritten) void coding.attributes.offer(here.open);
      return isWritten;
    };
    return { repository: here.open, ref: link, quote, apply };
  };
  return {
    label: vscode.l10n.t('The selected words'),
    description: vscode.l10n.t('they become an excerpt'),
    detail: oneLine(here.document.text.slice(span.start, span.end)),
    iconPath: new vscode.ThemeIcon('selection'),
    source,
  };
}

/** The turn or paragraph, and the record as a whole. */
function placeItems(document: vscode.TextDocument, here: CodingHere, offset: number): readonly SourceItem[] {
  const { open, record } = here;
  const plan = planBlockId(here.document.text, here.document.facts, offset);
  const whole: SourceItem = {
    label: record.id,
    description: vscode.l10n.t('the record as a whole'),
    iconPath: new vscode.ThemeIcon('file'),
    source: () => ({ repository: open, ref: record.id }),
  };
  if (!plan) return [whole];
  const { insertAt, name } = plan;
  const ref = `${record.id}#^${name}`;
  const marked = async (edit: vscode.WorkspaceEdit): Promise<boolean> => {
    if (insertAt === undefined) return vscode.workspace.applyEdit(edit);
    if (await isChanged(document, here)) return false;
    edit.insert(document.uri, document.positionAt(insertAt), ` ^${name}`);
    return vscode.workspace.applyEdit(edit);
  };
  const turn: SourceItem = {
    label: ref,
    description:
      insertAt === undefined
        ? vscode.l10n.t('this turn or paragraph')
        : vscode.l10n.t('this turn or paragraph; it gets the mark ^{0}', name),
    iconPath: new vscode.ThemeIcon('whole-word'),
    source: () => ({ repository: open, ref, apply: marked }),
  };
  return [turn, whole];
}

/** Whether the text is another one than when somebody chose, which is then said. */
async function isChanged(document: vscode.TextDocument, here: CodingHere): Promise<boolean> {
  if (document.getText() === here.document.text) return false;
  await refuse({ repository: here.open, path: here.document.path }, 'gone');
  return true;
}

function oneLine(text: string): string {
  return shortened(text.replace(/\s+/g, ' ').trim(), QUOTATION);
}
