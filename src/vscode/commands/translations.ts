import * as vscode from 'vscode';
import { translationInto } from '../../analysis/languages';
import { meant, meantPassage } from '../coding/meantPassage';
import type { Coding } from '../coding/register';
import { isTranslationField } from '../coding/translations';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands that translate passages. */
export function translationCommands({ repositories, translations }: Coding): CommandHandlers {
  return {
    'redThread.translatePassage': async (node?: TreeNode) => {
      const found = await meantPassage(repositories, node);
      if (found) await translations.translate(found);
    },
    'redThread.checkTranslation': async (node?: TreeNode) => {
      const found = await meantPassage(repositories, node);
      if (found) await translations.check(found);
    },
    'redThread.keepTranslation': (field?: unknown) =>
      isTranslationField(field) ? translations.keep(field) : undefined,
    'redThread.cancelTranslation': (field?: unknown) =>
      isTranslationField(field) ? translations.cancel(field) : undefined,
  };
}

/** The command that fixes of translations' problems call; nobody else does. */
export function registerTranslationActs(
  { repositories, translations }: Coding,
  report: (error: unknown) => void,
): vscode.Disposable {
  const act = async (uri: unknown, wanted: unknown): Promise<void> => {
    if (!(uri instanceof vscode.Uri) || !isAct(wanted)) return;
    const open = repositories.of(uri);
    const path = open?.pathOf(uri);
    if (!open || path === undefined) return;
    const definition = open.repository.snapshot
      .file(path)
      ?.definitions.find((d) => d.kind === 'excerpt' && d.name === wanted.excerpt);
    const editor = vscode.window.activeTextEditor?.document.uri;
    const citedFrom = editor?.toString() === uri.toString() ? undefined : editor && open.pathOf(editor);
    const found = meant(open, definition && { path, definition }, citedFrom);
    const translation = found && translationInto(found.passage.excerpt, wanted.language);
    if (wanted.act === 'translate' && found) await translations.translate(found, wanted.language);
    else if (found && translation) await translations.markChecked(found, translation);
  };
  return vscode.commands.registerCommand('_redThread.actOnTranslation', (uri: unknown, wanted: unknown) => {
    void act(uri, wanted).catch(report);
  });
}

function isAct(value: unknown): value is { act: string; excerpt: string; language: string } {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...value };
  return [fields['act'], fields['excerpt'], fields['language']].every((field) => typeof field === 'string');
}
