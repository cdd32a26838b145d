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

/** Registers all commands that package.json contributes. */
export function registerCommands(
  repositories: WorkspaceRepositories,
  trees: Trees,
  written: WrittenDocuments,
  search: SearchParts,
  overview: Overview,
  claimPage: ClaimPage,
  map: MapPanel,
  sequencesPage: SequencesPage,
  coding: Coding,
  passages: PassagesView,
  comparisons: Comparisons,
  firstSight: FirstSight,
  extensionUri: vscode.Uri,
): Disposable {
  const handlers = {
    ...placeCommands,
    ...linkCommands(repositories, written),
    ...viewCommands(trees, extensionUri),
    ...repositoryCommands(repositories),
    ...newRecordCommands(repositories),
    ...newRepositoryCommands(repositories, firstSight, extensionUri),
    ...transcriptCommands(repositories),
    ...searchCommands(repositories, written, search),
    ...overviewCommands(overview),
    ...mapCommands(repositories, map),
    ...codingCommands(coding),
    ...translationCommands(coding),
    ...codebookCommands(repositories),
    ...claimCommands(coding, claimPage),
    ...sequenceCommands(repositories, sequencesPage),
    ...statementCommands(repositories),
    ...packCommands(repositories),
    ...comparingCommands(comparisons),
    ...passageCommands(repositories, passages),
  };
  const registered = Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, handler),
  );
  return { dispose: () => disposeAll(registered) };
}
