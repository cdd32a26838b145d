import { t } from '@vscode/l10n';
import type { YAMLError } from 'yaml';

/**
 * What a syntax error of the YAML library means to somebody who writes field notes.
 * The library's own words are not shown: they are technical, and they repeat the text.
 */
export function wordingOf(error: YAMLError): string {
  const { code, message } = error;
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return t('A value that contains a colon and a space must stand in quotation marks.');
    case 'TAB_AS_INDENT':
      return t('YAML is indented with spaces, and here stands a tab.');
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return message.includes('end with a')
        ? unclosedBracket()
        : t('The indentation of this line does not fit the lines around it.');
    case 'MULTILINE_IMPLICIT_KEY':
      return t('A key and its colon must stand on one line.');
    case 'KEY_OVER_1024_CHARS':
      return t('This key is too long.');
    case 'BAD_SCALAR_START':
      return t('A value that begins with this character must stand in quotation marks.');
    case 'BAD_DQ_ESCAPE':
      return t(
        'After a backslash in double quotation marks only certain letters can follow. Write two backslashes, or use single quotation marks.',
      );
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return t(
        'A value that begins with * refers to a place marked with &. To write the character itself, use quotation marks.',
      );
    case 'NON_STRING_KEY':
      return t('A key must be a single word or text, not a list.');
    case 'RESOURCE_EXHAUSTION':
      return t('This is nested too deeply to be read.');
    case 'MISSING_CHAR':
      return missing(message);
    case 'UNEXPECTED_TOKEN':
      return unexpected(message);
    default:
      return t('This cannot be read as YAML.');
  }
}

function missing(message: string): string {
  if (message.includes('quote')) return t('A quotation mark that was opened here is never closed.');
  if (message.includes('end with a')) return unclosedBracket();
  if (message.includes('Missing ,')) return t('Here a comma is missing.');
  if (/[Ii]mplicit (?:map )?keys?/.test(message))
    return t('Here stands neither a key with a colon nor a list item. Is a colon missing?');
  if (/comment/i.test(message)) return t('A space must stand before #.');
  return t('This cannot be read as YAML. Is a character missing before it?');
}

function unclosedBracket(): string {
  return t('A bracket that was opened is never closed, or its closing bracket is not indented.');
}

function unexpected(message: string): string {
  if (/flow-seq-end|flow-map-end/.test(message)) return t('A bracket is closed here that was never opened.');
  return t('This does not belong here. A value with special characters must stand in quotation marks.');
}
