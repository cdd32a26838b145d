import * as vscode from 'vscode';
import { codedPassages } from '../../analysis/codedPassages';
import type { OpenDocument } from '../../language/texts';
import type { Definition } from '../../model/facts';
import { covers, type Span } from '../../model/span';
import { placeAt } from '../../language/place';
import { shortened } from '../../language/markdown';
import { planBlockId } from '../../writing/blockIds';
import { type RepositoryDocument, repositoryDocument } from '../language/documents';
import type { OpenRepository, Repositories } from '../openRepository';

/** Something that can be cited as evidence. */
export interface EvidenceSource {
  readonly repository: OpenRepository;
  /** `OBS-012#x03` */
  readonly ref: string;
  /** What has to be done before it can be cited: a turn is given its mark. */
  readonly prepare?: () => Thenable<boolean>;
}

/** So much of a quotation is shown. */
const QUOTATION = 100;

/**
 * What is to be cited from the active editor: the excerpt or link at the cursor, an excerpt whose words are selected,
 * else the turn or paragraph, or the record as a whole. Where there are several, somebody picks.
 */
export async function sourceInEditor(repositories: Repositories): Promise<EvidenceSource | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && repositoryDocument(repositories, editor.document);
  if (!editor || !here) return undefined;
  const { document, selection } = editor;
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const named = linkedAt(here, span.start) ?? entryAt(here, span.start);
  if (named !== undefined) return { repository: here.open, ref: named };
  const items = [...excerptItems(here, span), ...placeItems(here, editor, span)];
  const picked =
    items.length > 1
      ? await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What is the evidence?') })
      : items[0];
  return picked?.source;
}

interface SourceItem extends vscode.QuickPickItem {
  readonly source: EvidenceSource;
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

function excerptItems(
  { open, snapshot, document }: RepositoryDocument,
  selected: Span,
): readonly SourceItem[] {
  const record = snapshot.recordAt(document.path);
  if (!record) return [];
  return [...codedPassages(snapshot)].flatMap(({ record: owner, span, link, excerpt }) => {
    if (owner !== record || !span || span.start > selected.end || selected.start > span.end) return [];
    return {
      label: link,
      description: excerpt.codes.join(', '),
      detail: shortened((excerpt.quote ?? '').replace(/\s+/g, ' '), QUOTATION),
      iconPath: new vscode.ThemeIcon('quote'),
      source: { repository: open, ref: link },
    };
  });
}

function placeItems(
  { open, snapshot, document }: RepositoryDocument,
  editor: vscode.TextEditor,
  { start }: Span,
): readonly SourceItem[] {
  const record = snapshot.recordAt(document.path);
  if (!record) return [];
  const plan = planBlockId(document.text, document.facts, start);
  const whole: SourceItem = {
    label: record.id,
    description: vscode.l10n.t('the record as a whole'),
    iconPath: new vscode.ThemeIcon('file'),
    source: { repository: open, ref: record.id },
  };
  if (!plan) return [whole];
  const { insertAt, name } = plan;
  const prepare = (): Thenable<boolean> =>
    insertAt === undefined
      ? Promise.resolve(true)
      : editor.edit((edit) => edit.insert(editor.document.positionAt(insertAt), ` ^${name}`));
  const ref = `${record.id}#^${name}`;
  const description =
    insertAt === undefined
      ? vscode.l10n.t('this turn or paragraph')
      : vscode.l10n.t('this turn or paragraph; it gets the mark ^{0}', name);
  return [
    {
      label: ref,
      description,
      iconPath: new vscode.ThemeIcon('whole-word'),
      source: { repository: open, ref, prepare },
    },
    whole,
  ];
}
