import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { withheldBecause } from '../../analysis/passageConsent';
import { markdownTableOf } from '../../exchange/markdownTable';
import { passageTable, quoteTable } from '../../exchange/passageTable';
import type { Table } from '../../model/table';
import { paced } from '../../repository/pace';
import { countText } from '../counted';
import { askTableFile, fileNameOf, type TableFormat, writeTable } from '../exportTable';
import { type PassageList, passagesOf, type PassagesView } from './passagesView';

/** What is handed on of a list, and what is not. */
interface Exported {
  readonly count: number;
  /** Passages whose people have withdrawn their consent, and those of records that are not pseudonymised. */
  readonly withheld: readonly CodedPassage[];
}

/** Asks how the passages of the view are to be handed on, and where to, and tells what was left out. */
export async function exportPassages(view: PassagesView): Promise<void> {
  const list = readyList(view);
  if (!list) return;
  const format = await askFormat();
  const uri =
    format &&
    (await askTableFile(
      list.repository,
      vscode.l10n.t('passages'),
      format,
      vscode.l10n.t('Export Passages'),
    ));
  if (!uri) return;
  const exported = await writePassages(list, format, uri);
  const done = vscode.l10n.t('{0} written to {1}.', countText(exported.count), fileNameOf(uri));
  await tell(view, list, exported, done);
}

/** Puts the passages of the view into the clipboard, as a table in Markdown. */
export async function copyPassages(view: PassagesView): Promise<void> {
  const list = readyList(view);
  if (!list) return;
  const { passages, withheld } = await toHandOn(list);
  await vscode.env.clipboard.writeText(await paced(markdownTableOf(await tableFor(list, passages, 'md'))));
  const exported = { count: passages.length, withheld };
  await tell(
    view,
    list,
    exported,
    vscode.l10n.t('{0} copied as a Markdown table.', countText(exported.count)),
  );
}

/** Writes the passages of a list to a file, over what stands there. */
export async function writePassages(
  list: PassageList,
  format: TableFormat,
  uri: vscode.Uri,
): Promise<Exported> {
  const { passages, withheld } = await toHandOn(list);
  await writeTable(await tableFor(list, passages, format), format, uri);
  return { count: passages.length, withheld };
}

/** What the view shows; none, and somebody is told, while not all consents are known. */
function readyList({ list }: PassagesView): PassageList | undefined {
  if (!list || list.repository.repository.snapshot.complete) return list;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The repository is still being read. What is handed on depends on all consents, so try again in a moment.',
    ),
  );
  return undefined;
}

function tableFor(
  { repository }: PassageList,
  passages: readonly CodedPassage[],
  format: TableFormat,
): Promise<Table> {
  const { snapshot } = repository.repository;
  const tableOf = format === 'md' ? quoteTable : passageTable;
  return paced(tableOf(snapshot, passages, vscode.env.language));
}

async function toHandOn(
  list: PassageList,
): Promise<{ readonly passages: readonly CodedPassage[]; readonly withheld: readonly CodedPassage[] }> {
  const { repository } = list.repository;
  // Who speaks in a passage, and so whose consent counts, is known once it is found in its record.
  await vscode.window.withProgress({ location: { viewId: 'redThread.passages' } }, () =>
    repository.settled(),
  );
  const all = await passagesOf(list);
  const isWithheld = (passage: CodedPassage): boolean =>
    withheldBecause(repository.snapshot, passage) !== undefined;
  return { passages: all.filter((passage) => !isWithheld(passage)), withheld: all.filter(isWithheld) };
}

async function askFormat(): Promise<TableFormat | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly format: TableFormat })[] = [
    {
      format: 'xlsx',
      label: vscode.l10n.t('Excel workbook'),
      description: vscode.l10n.t('everything that is handed on, a column for each'),
    },
    {
      format: 'csv',
      label: 'CSV',
      description: vscode.l10n.t('the same as text, separated by commas'),
    },
    {
      format: 'md',
      label: vscode.l10n.t('Markdown table'),
      description: vscode.l10n.t('quotations to read, with source, speaker and codes'),
    },
  ];
  const placeHolder = vscode.l10n.t('What should the passages be exported as?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}

async function tell(view: PassagesView, list: PassageList, exported: Exported, done: string): Promise<void> {
  const { withheld } = exported;
  if (withheld.length === 0) {
    void vscode.window.showInformationMessage(done);
    return;
  }
  const show = vscode.l10n.t('Show What Was Left Out');
  const leftOut = vscode.l10n.t(
    'Left out because consent is withdrawn or the record is not pseudonymised: {0}.',
    withheld.length,
  );
  if ((await vscode.window.showInformationMessage(`${done} ${leftOut}`, show)) !== show) return;
  await view.show({
    repository: list.repository,
    query: '',
    title: vscode.l10n.t('Left out of the export'),
    among: withheld.map(({ link }) => link),
  });
}
