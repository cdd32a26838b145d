import * as vscode from 'vscode';
import { builtInTypes } from '../../model/vocabulary/builtIn';
import { CONFIGURATION_FILE } from '../../repository/index';
import { planNewRepository, sitesFrom } from '../../writing/newRepository';
import type { FirstSight } from '../firstSight';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import { exists, type FileToMake, isEmptyFolder, makeMissing } from '../writing/newFiles';
import { sampleFiles } from '../writing/sampleFiles';
import { askPick, askText, runSteps, type Step } from '../writing/steps';
import type { CommandHandlers } from './register';

/** Commands that make repositories. */
export function newRepositoryCommands(
  repositories: WorkspaceRepositories,
  firstSight: FirstSight,
  extensionUri: vscode.Uri,
): CommandHandlers {
  return {
    'redThread.newRepository': () => newRepository(repositories, firstSight, extensionUri),
  };
}

/** Asks what the repository is to be, makes its files where none are, and opens it. */
async function newRepository(
  repositories: WorkspaceRepositories,
  firstSight: FirstSight,
  extensionUri: vscode.Uri,
): Promise<void> {
  const founding = new Founding(repositories);
  const done = await runSteps(() => ({
    title: vscode.l10n.t('New Repository'),
    steps: [
      founding.askKind,
      founding.askFolder,
      ...(founding.fromSample
        ? []
        : [
            founding.askName,
            founding.askMaterialLanguages,
            founding.askPaperLanguages,
            founding.askSites,
            founding.askCodes,
          ]),
    ],
    firstDecides: true,
  }));
  const { folder } = founding;
  if (!done || !folder) return;
  const files = founding.fromSample ? await sampleFiles(extensionUri) : founding.files();
  const kept = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making the repository…') },
    () => makeMissing(folder, files),
  );
  if (kept.length > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There already, and left as they are: {0}', kept.join(', ')),
    );
  }
  await openFolder(
    repositories,
    firstSight,
    folder,
    kept.includes('README.md') ? CONFIGURATION_FILE : 'README.md',
  );
}

/** Opens a repository that was made, and shows a file of it. */
async function openFolder(
  repositories: WorkspaceRepositories,
  firstSight: FirstSight,
  folder: vscode.Uri,
  file: string,
): Promise<void> {
  if (!vscode.workspace.getWorkspaceFolder(folder)) {
    const hasFolders = (vscode.workspace.workspaceFolders ?? []).length > 0;
    await firstSight.remember(folder, file);
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: hasFolders });
    return;
  }
  await repositories.find();
  await firstSight.show(folder, file);
}

interface FolderItem extends vscode.QuickPickItem {
  /** Undefined for one that is still to be chosen. */
  readonly folder: vscode.Uri | undefined;
}

interface ValueItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Languages offered first; others can be written into red-thread.yaml. */
const LANGUAGES = ['da', 'en', 'de', 'es', 'fi', 'fo', 'fr', 'is', 'kl', 'nb', 'nl', 'sv'];

/** A repository in the making. */
class Founding {
  fromSample = false;
  folder: vscode.Uri | undefined;
  private name: string | undefined;
  private material: readonly string[];
  private paper: readonly string[] = ['en'];
  private sites = '';
  private withFrame = true;

  constructor(private readonly repositories: WorkspaceRepositories) {
    this.material = [vscode.env.language.startsWith('da') ? 'da' : 'en'];
  }

  readonly askKind: Step = async (place) => {
    const items: ValueItem<boolean>[] = [
      {
        value: false,
        label: vscode.l10n.t('An Empty Repository'),
        detail: vscode.l10n.t('For a project of your own: a few questions, and the files to begin with'),
        iconPath: new vscode.ThemeIcon('repo'),
      },
      {
        value: true,
        label: vscode.l10n.t('The Sample'),
        detail: vscode.l10n.t(
          'Fictional material from six municipalities, to look around in and try things on',
        ),
        iconPath: new vscode.ThemeIcon('library'),
      },
    ];
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('What do you want to begin with?'),
      items,
      chosen: items.filter((item) => item.value === this.fromSample),
    });
    if (reply.kind === 'answered') this.fromSample = reply.value[0]?.value ?? false;
    return reply.kind;
  };

  readonly askFolder: Step = async (place) => {
    const items = await this.folderItems();
    for (;;) {
      const reply = await askPick(place, {
        placeholder: vscode.l10n.t('Which folder is it to be in?'),
        items,
      });
      if (reply.kind !== 'answered') return reply.kind;
      const folder = reply.value[0]?.folder ?? (await this.chosenFolder());
      if (!folder) continue;
      if (await exists(vscode.Uri.joinPath(folder, CONFIGURATION_FILE))) {
        void vscode.window.showWarningMessage(
          vscode.l10n.t('This folder is a repository already. Choose another.'),
        );
        continue;
      }
      this.folder = folder;
      return 'answered';
    }
  };

  readonly askName: Step = async (place) => {
    const reply = await askText(place, {
      prompt: vscode.l10n.t('What is the project called?'),
      value: this.name ?? this.folder?.path.split('/').at(-1) ?? '',
      problem: (text) =>
        text === '' ? vscode.l10n.t('A name is needed. It can be changed later.') : undefined,
    });
    if (reply.kind === 'answered') this.name = reply.value;
    return reply.kind;
  };

  readonly askMaterialLanguages: Step = async (place) => {
    const placeholder = vscode.l10n.t('Which languages is the material in?');
    const { kind, tags } = await askLanguages(place, placeholder, this.material);
    this.material = tags;
    return kind;
  };

  readonly askPaperLanguages: Step = async (place) => {
    const placeholder = vscode.l10n.t('Which languages are the papers to be in?');
    const { kind, tags } = await askLanguages(place, placeholder, this.paper);
    this.paper = tags;
    return kind;
  };

  readonly askSites: Step = async (place) => {
    const language = this.material[0] ?? 'en';
    const reply = await askText(place, {
      prompt: vscode.l10n.t(
        'The sites: how many, or neutral names with commas between them. Never real ones.',
      ),
      placeholder: vscode.l10n.t('{0}, or {1}', '3', sitesFrom('3', language).join(', ')),
      value: this.sites,
    });
    if (reply.kind === 'answered') this.sites = reply.value;
    return reply.kind;
  };

  readonly askCodes: Step = async (place) => {
    const items: ValueItem<boolean>[] = [
      {
        value: true,
        label: vscode.l10n.t('A Coding Frame'),
        detail: vscode.l10n.t(
          'How a citizen’s perspective is raised and taken up: 25 codes to begin with and change',
        ),
      },
      { value: false, label: vscode.l10n.t('An Empty Codebook') },
    ];
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('What should the codebook hold?'),
      items,
      chosen: items.filter((item) => item.value === this.withFrame),
    });
    if (reply.kind === 'answered') this.withFrame = reply.value[0]?.value ?? true;
    return reply.kind;
  };

  /** The files of a repository that begins empty. */
  files(): readonly FileToMake[] {
    const siteType = builtInTypes().get('site');
    if (!siteType) throw new Error('Every vocabulary has sites.');
    const answers = {
      name: this.name ?? '',
      materialLanguages: this.material,
      paperLanguages: this.paper,
      sites: sitesFrom(this.sites, this.material[0] ?? 'en'),
      withFrame: this.withFrame,
    };
    return planNewRepository(answers, siteType).map(({ path, text }) => ({
      path,
      content: () => Promise.resolve(new TextEncoder().encode(text)),
    }));
  }

  /** The folders of this window that are no repositories, of the sample the empty ones alone; and a way to others. */
  private async folderItems(): Promise<readonly FolderItem[]> {
    const items: FolderItem[] = [];
    for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) {
      const isTaken = this.repositories.all.some((open) => open.root.toString() === uri.toString());
      if (isTaken || (this.fromSample && !(await isEmptyFolder(uri)))) continue;
      items.push({ folder: uri, label: name, detail: uri.fsPath, iconPath: vscode.ThemeIcon.Folder });
    }
    const other = {
      label: vscode.l10n.t('Choose a Folder…'),
      iconPath: new vscode.ThemeIcon('folder-opened'),
    };
    return [...items, { ...other, folder: undefined }];
  }

  /** A folder from the editor's dialogue; the sample goes into a folder of its own where something is there. */
  private async chosenFolder(): Promise<vscode.Uri | undefined> {
    const [chosen] =
      (await vscode.window.showOpenDialog({
        canSelectFolders: true,
        canSelectFiles: false,
        openLabel: vscode.l10n.t('Make the Repository Here'),
      })) ?? [];
    if (!chosen || !this.fromSample || (await isEmptyFolder(chosen))) return chosen;
    for (let n = 1; ; n++) {
      const folder = vscode.Uri.joinPath(chosen, n === 1 ? 'red-thread-sample' : `red-thread-sample-${n}`);
      if (!(await exists(folder))) return folder;
    }
  }
}

/** Asks for languages. Where none is chosen, those from before stay. */
async function askLanguages(
  place: Parameters<Step>[0],
  placeholder: string,
  before: readonly string[],
): Promise<{ kind: Awaited<ReturnType<Step>>; tags: readonly string[] }> {
  const names = new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'language' });
  const items = LANGUAGES.map((tag): ValueItem<string> => ({
    value: tag,
    label: names.of(tag) ?? tag,
    description: tag,
  }));
  const chosen = items.filter((item) => before.includes(item.value));
  const reply = await askPick(place, { placeholder, items, many: true, chosen });
  const tags = reply.kind === 'answered' ? reply.value.map((item) => item.value) : [];
  return { kind: reply.kind, tags: tags.length > 0 ? tags : before };
}
