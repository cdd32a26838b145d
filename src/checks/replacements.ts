import { t } from '@vscode/l10n';
import type { Fix } from '../model/problem';
import type { Span } from '../model/span';

/** For each text the fix that puts it in the place of what is wrong. */
export function replacements(span: Span, texts: readonly string[]): readonly Fix[] {
  return texts.map((text) => ({ kind: 'replace', title: t('Change to “{0}”', text), span, text }));
}
