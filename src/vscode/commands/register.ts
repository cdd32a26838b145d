import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { ClaimPage } from '../claims/claimPage';
import type { SequencesPage } from '../sequences/sequencesPage';
import type { Coding } from '../coding/register';
import { packCommands } from './packs';
import type { FirstSight } from '../firstSight';
import type { MapPanel } from '../map/mapPanel';
import type { Overview } from '../overview/overview';
import type { PassagesView } from '../passages/passagesView';
import type { Trees } from '../trees/register';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import type { WrittenDocuments } from '../writtenDocuments';
import { codebookCommands } from './codebook';
import { codingCommands } from './coding';
import { claimCommands } from './claims';
import { comparingCommands, type Comparisons } from './comparing';
import { linkCommands } from './links';
import { mapCommands } from './map';
import { newRecordCommands } from './newRecords';
import { newRepositoryCommands } from './newRepository';
import { overviewCommands } from './overview';
import { passageCommands } from './passages';
import { placeCommands } from './places';
import { repositoryCommands } from './repository';
import { searchCommands, type SearchParts } from './search';
import { sequenceCommands } from './sequences';
import { statementCommands } from './statements';
import { transcriptCommands } from './transcripts';
import { translationCommands } from './translations';
import { viewCommands } from './views';
import type { TreeNode } from '../trees/node';

/** What commands do, by their ids. Commands of a tree's context menu are called with its line. */
export type CommandHandlers = Readonly<Record<string, (node?: TreeNode) => unknown>>;

/** What commands work with. */
export interface CommandParts {
  readonly repositories: WorkspaceRepositories;
  readonly trees: Trees;
  readonly written: WrittenDocuments;
  readonly search: SearchParts;
  readonly overview: Overview;
  readonly claimPage: ClaimPage;
  readonly map: MapPanel;
  readonly sequencesPage: SequencesPage;
  readonly coding: Coding;
  readonly passages: PassagesView;
  readonly comparisons: Comparisons;
  readonly firstSight: FirstSight;
  readonly extensionUri: vscode.Uri;
}

/** Registers all commands that package.json contributes. */
export function registerCommands(parts: CommandParts): Disposable {
  const { repositories, written, coding, extensionUri } = parts;
  const handlers = {
    ...placeCommands,
    ...linkCommands(repositories, written),
    ...viewCommands(parts.trees, extensionUri),
    ...repositoryCommands(repositories),
    ...newRecordCommands(repositories),
    ...newRepositoryCommands(repositories, parts.firstSight, extensionUri),
    ...transcriptCommands(repositories),
    ...searchCommands(repositories, written, parts.search),
    ...overviewCommands(parts.overview),
    ...mapCommands(repositories, parts.map),
    ...codingCommands(coding),
    ...translationCommands(coding),
    ...codebookCommands(repositories),
    ...claimCommands(coding, parts.claimPage),
    ...sequenceCommands(repositories, parts.sequencesPage),
    ...statementCommands(repositories),
    ...packCommands(repositories),
    ...comparingCommands(parts.comparisons),
    ...passageCommands(repositories, parts.passages),
  };
  const registered = Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, handler),
  );
  return { dispose: () => disposeAll(registered) };
}
