import * as vscode from 'vscode';
import { formatted } from './formatted';

/** «37 passages» */
export function countText(passages: number): string {
  if (passages === 0) return vscode.l10n.t('no passages');
  return passages === 1 ? vscode.l10n.t('1 passage') : vscode.l10n.t('{0} passages', formatted(passages));
}
