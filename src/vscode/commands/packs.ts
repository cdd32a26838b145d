import * as vscode from 'vscode';
import { inOrder } from '../../analysis/order';
import { siteLabel } from '../../analysis/sites';
import { CONSIDERED_LIST, PACK_PAGE, packFiles } from '../../publish/pack/packFiles';
import { planPack, type PlannedPack } from '../../publish/pack/pack';
import { returnNote } from '../../publish/returnNote';
import { PACKS_FOLDER } from '../../repository/exclude';
import type { RecordEntry } from '../../repository/snapshot';
import { parseFile } from '../../syntax/parseFile';
import { planNewRecord } from '../../writing/newRecord';
import { excerptsShownEdits } from '../../writing/sessionFile';
import { templateFor } from '../../writing/templates';
import { chosenRepository } from '../chosenRepository';
import type { CommandHandlers } from './register';
import { rangeIn, textsOf } from '../language/documents';
import { localDate } from '../localDate';
import type { OpenRepository, Repositories } from '../openRepository';
import { authorSetting } from '../settings';
import { createRecord } from '../writing/createRecord';
import { exists } from '../writing/newFiles';
import { runSteps } from '../writing/steps';
import { languageItems, Preparing } from './preparing';

/** Commands that take claims to practice, and what came of them back. */
export function packCommands(repositories: Repositories): CommandHandlers {
  return {
    'redThread.prepareFlipSession': () => prepareSession(repositories, 'flip-session'),
    'redThread.prepareSeminar': () => prepareSession(repositories, 'seminar'),
    'redThread.writeReturnNote': () => writeReturnNote(repositories),
  };
}

/** Asks which claims go to whom, makes the session's record where there is none, and its pack. */
async function prepareSession(
  repositories: Repositories,
  typeName: 'flip-session' | 'seminar',
): Promise<void> {
  const open = await chosenRepository(repositories);
  const type = open?.repository.snapshot.vocabulary.types.get(typeName);
  if (!open || !type) return;
  if (!open.repository.snapshot.complete) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The repository is still being read. A pack needs all consents, so try again in a moment.',
      ),
    );
    return;
  }
  // Whose words a passage holds is known once all excerpts are found in their records.
  await open.repository.settled();
  const { snapshot } = open.repository;
  const preparing = new Preparing(snapshot, type, localDate(new Date()), activeRecord(open));
  const done = await runSteps(() => ({
    title: typeName === 'seminar' ? vscode.l10n.t('Prepare Seminar') : vscode.l10n.t('Prepare FLIP Session'),
    steps: preparing.steps,
    firstDecides: true,
  }));
  if (!done) return;
  const session = preparing.session ?? (await newSession(open, preparing, typeName));
  if (!session) return;
  await open.repository.settled();
  await makePack(open, session, planPack(snapshot, session, preparing.choices));
}

async function newSession(
  open: OpenRepository,
  preparing: Preparing,
  typeName: string,
): Promise<RecordEntry | undefined> {
  const { repository } = open;
  const type = repository.snapshot.vocabulary.types.get(typeName);
  if (!type) return undefined;
  const template = await templateFor(repository.snapshot, textsOf(open), type);
  const circumstances = { today: localDate(new Date()), author: authorSetting() };
  const planned = planNewRecord(repository.snapshot, type, template, preparing.answers, circumstances);
  await createRecord(open, planned);
  const document = vscode.workspace.textDocuments.find((d) => open.pathOf(d.uri) === planned.path);
  if (!document) return undefined;
  await repository.update(planned.path, document.getText());
  return repository.snapshot.recordAt(planned.path);
}

/** Writes a pack beside the others of the repository, and tells what it shows and leaves out. */
async function makePack(open: OpenRepository, session: RecordEntry, planned: PlannedPack): Promise<void> {
  if (planned.pack.claims.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No claims were chosen, so there is nothing to make a pack of.'),
    );
    return;
  }
  const made = packFiles(open.repository.snapshot, planned);
  if (made.kind === 'names') {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The pack was not made: the title or a claim names {0}, which practice should not see. Reword it and try again.',
        made.ids.join(', '),
      ),
    );
    return;
  }
  const folder = open.uriOf(await freeFolder(open, session.id));
  const edit = new vscode.WorkspaceEdit();
  for (const { name, text } of made.files) {
    edit.createFile(vscode.Uri.joinPath(folder, name), { contents: new TextEncoder().encode(text) });
  }
  await noteShown(open, session, planned, edit);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The pack could not be written.'));
    return;
  }
  await offer(folder, planned);
}

/** Lets the session's record say, in the same edit, which excerpts the pack shows. */
async function noteShown(
  open: OpenRepository,
  { path }: RecordEntry,
  { considered }: PlannedPack,
  edit: vscode.WorkspaceEdit,
): Promise<void> {
  const uri = open.uriOf(path);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const shown = considered.filter(({ refusals }) => refusals.length === 0).map(({ ref }) => ref);
  const facts = parseFile(path, 'record', text);
  for (const { span, text: inserted } of excerptsShownEdits(text, facts, shown, localDate(new Date()))) {
    edit.replace(uri, rangeIn(document, span), inserted);
  }
}

/** A folder for a pack that holds nothing yet: an earlier pack of the session stays as it is. */
async function freeFolder(open: OpenRepository, id: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = `${PACKS_FOLDER}/${id}${n === 1 ? '' : `-${n}`}`;
    if (!(await exists(open.uriOf(path)))) return path;
  }
}

async function offer(folder: vscode.Uri, { pack, considered }: PlannedPack): Promise<void> {
  const shown = considered.filter((c) => c.refusals.length === 0).length;
  const openPage = vscode.l10n.t('Open the Pack');
  const openList = vscode.l10n.t('What Was Left Out');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The pack is made. Claims: {0}. Excerpts shown: {1}, left out: {2}.',
      pack.claims.length,
      shown,
      considered.length - shown,
    ),
    openPage,
    openList,
  );
  if (chosen === openList) {
    // Beside the session, and of this list alone: another preview would follow whatever is opened next.
    await vscode.commands.executeCommand(
      'markdown.showLockedPreviewToSide',
      vscode.Uri.joinPath(folder, CONSIDERED_LIST),
    );
  } else if (chosen === openPage) {
    const page = vscode.Uri.joinPath(folder, PACK_PAGE);
    // A browser shows it as it will be on the wall; where the editor has no local files it shows the source.
    const opened =
      page.scheme === 'file' && vscode.env.remoteName === undefined && (await vscode.env.openExternal(page));
    if (!opened) await vscode.window.showTextDocument(page);
  }
}

/** Asks for a site and shows the note to it as a new document, to be read, changed and sent by the team. */
async function writeReturnNote(repositories: Repositories): Promise<void> {
  const open = await chosenRepository(repositories);
  if (!open) return;
  const { snapshot } = open.repository;
  const sites = inOrder([...snapshot.records()].filter((r) => r.type === 'site')).map((record) => ({
    label: siteLabel(snapshot, record.id),
    description: record.id,
    id: record.id,
  }));
  const site = await vscode.window.showQuickPick(sites, {
    title: vscode.l10n.t('Return Note'),
    placeHolder: vscode.l10n.t('Which site is the note to?'),
  });
  if (!site) return;
  const language = await vscode.window.showQuickPick(languageItems(), {
    title: vscode.l10n.t('Return Note'),
    placeHolder: vscode.l10n.t('Which language is the note in?'),
    ignoreFocusOut: true,
  });
  if (!language) return;
  const content = returnNote(snapshot, site.id, language.value);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** The record in the active editor. */
function activeRecord(open: OpenRepository): RecordEntry | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const path = uri && open.pathOf(uri);
  return path === undefined ? undefined : open.repository.snapshot.recordAt(path);
}
