import * as vscode from 'vscode';
import { authorSetting, rememberAuthor } from '../settings';

/** Who codes: as the setting says, else somebody is asked once. Undefined when nobody wants to say. */
export async function askInitials(): Promise<string | undefined> {
  const known = authorSetting();
  if (known !== '') return known;
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who codes?'),
    prompt: vscode.l10n.t('Your initials. They stand with what you code, and are asked for only once.'),
    placeHolder: 'dc',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\p{L}\d][\p{L}\d_-]*$/u.test(text.trim()) ? undefined : vscode.l10n.t('Letters and digits only.'),
  });
  const initials = answer?.trim();
  if (initials !== undefined) await rememberAuthor(initials);
  return initials;
}
