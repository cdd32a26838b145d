import type { DefinitionKind, Reference } from '../model/facts';
import { isId } from '../model/ids';
import { citationsIn } from '../syntax/citations';
import type { TextEdit } from './changes';

/** A name as a user types it, without the mark that goes before it in links. */
export function withoutMark(kind: DefinitionKind, name: string): string {
  const trimmed = name.trim();
  if (kind === 'block') return trimmed.replace(/^\^/, '');
  return kind === 'citation' ? trimmed.replace(/^@/, '') : trimmed;
}

/** Whether a thing of this kind can be called so. A plain note without an id of the usual form may go without one. */
export function isValidName(kind: DefinitionKind, name: string, oldName: string): boolean {
  switch (kind) {
    case 'record':
      return isId(name) || (!isId(oldName) && /^[^\s[\]|#^\\/:"'<>*?{}@]+$/u.test(name));
    case 'person':
      return isId(name);
    case 'code':
      return /^[\p{L}\d_](?:[\p{L}\d_.-]*[\p{L}\d_])?$/u.test(name);
    case 'excerpt':
      return /^[\p{L}\d_][\p{L}\d_.-]*$/u.test(name);
    case 'block':
      return /^[\p{L}\d_-]+$/u.test(name);
    case 'heading':
      return /^[^[\]|#^\r\n]+$/.test(name) && name.trim() === name;
    case 'citation':
      return /^[^\s{}",=%\\()'#~;@]+$/u.test(name);
  }
}

/** Whether Pandoc reads a citation key without braces as a whole. */
export function isBareKey(key: string): boolean {
  const citation = `@${key}`;
  return citationsIn(citation, 0, citation.length, () => true)[0]?.span.end === citation.length;
}

/** What turns a reference to a name into one to another name of the same kind; label and all the rest stay. */
export function renamedReference(
  text: string,
  reference: Reference,
  kind: DefinitionKind,
  name: string,
): TextEdit {
  const { targetSpan, fragmentSpan, fragment } = reference;
  if (kind === 'citation') {
    const isBraced = text[targetSpan.start - 1] === '{';
    return { span: targetSpan, text: isBraced || isBareKey(name) ? name : `{${name}}` };
  }
  if (kind === 'excerpt' || kind === 'heading' || kind === 'block') {
    const written = kind === 'block' ? `^${name}` : name;
    if (!fragmentSpan) return { span: reference.span, text: `${reference.target}#${written}` };
    // Of `A#B`, a heading under a heading, the last one is meant.
    const last = text.slice(fragmentSpan.start, fragmentSpan.end).lastIndexOf('#') + 1;
    return { span: { start: fragmentSpan.start + last, end: fragmentSpan.end }, text: written };
  }
  // A scalar that is written with escapes has one span for target and fragment.
  const hasOneSpan = fragment !== undefined && !fragmentSpan;
  return { span: targetSpan, text: hasOneSpan ? `${name}#${fragment}` : name };
}

/** A text as a pattern that matches it alone. */
export function escapedForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
