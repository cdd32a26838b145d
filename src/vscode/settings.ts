import * as vscode from 'vscode';
import type { PassageGrouping } from '../analysis/passageGroups';
import type { Grouping } from '../analysis/recordGroups';
import type { ReferenceGrouping } from '../analysis/references';

/** All settings are below this name. */
export const SECTION = 'redThread';

const groupings: readonly Grouping[] = ['type', 'site', 'potential', 'case'];
const referenceGroupings: readonly ReferenceGrouping[] = ['use', 'year', 'author'];
const passageGroupings: readonly PassageGrouping[] = ['record', 'code', 'site'];

/** Globs of files that the settings leave out, relative to the repository's root. */
export function excludedBySettings(root: vscode.Uri): readonly string[] {
  const globs: unknown = vscode.workspace.getConfiguration(SECTION, root).get('exclude');
  return Array.isArray(globs) ? globs.filter((g): g is string => typeof g === 'string') : [];
}

/** Whether trees follow the active editor. */
export function followsActiveEditor(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('followActiveEditor') !== false;
}

/** Whether Enter in a transcript begins the next speaker's turn. */
export function continuesTurns(document: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get('transcript.continueTurns') !== false;
}

/** Whether drafts say where the claims stand that they make. */
export function showsClaimStanding(document: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get('claims.standing') !== false;
}

/** Who writes new records, by initials or id; empty when nobody said. */
export function authorSetting(): string {
  const author: unknown = vscode.workspace.getConfiguration(SECTION).get('author');
  return typeof author === 'string' ? author.trim() : '';
}

/** Remembers who writes, for all the user's work. */
export async function rememberAuthor(author: string): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(SECTION).update('author', author, target);
}

/** Whether each coder writes an excerpt file of their own, for double coding. */
export function hasOwnExcerptFile(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('coding.ownFile') === true;
}

/** Whether lines above passages tell where they are cited. */
export function showsCitedIn(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('coding.citedIn') !== false;
}

/** What the Repository view is grouped by. */
export function recordGrouping(): Grouping {
  return chosen('repository.groupBy', groupings, 'type');
}

/** What the References view is grouped by. */
export function referenceGrouping(): ReferenceGrouping {
  return chosen('references.groupBy', referenceGroupings, 'use');
}

/** What the Passages view is grouped by. */
export function passageGrouping(): PassageGrouping {
  return chosen('passages.groupBy', passageGroupings, 'record');
}

/** Remembers a choice where it was made before: in the workspace's settings if it stands there, else for the user. */
export async function choose(
  setting: 'repository.groupBy' | 'references.groupBy' | 'passages.groupBy',
  value: string,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const inWorkspace = configuration.inspect(setting)?.workspaceValue !== undefined;
  await configuration.update(
    setting,
    value,
    inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}

function chosen<T extends string>(setting: string, values: readonly T[], otherwise: T): T {
  const value: unknown = vscode.workspace.getConfiguration(SECTION).get(setting);
  return values.find((v) => v === value) ?? otherwise;
}
