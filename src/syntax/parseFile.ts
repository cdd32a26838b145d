import type { FileFacts, FileKind } from '../model/facts';
import { parseBibliography } from './bibliography';
import { type EntryDefinitions, codesOf, excerptsOf, peopleOf } from './entries';
import { parseRecord } from './record';
import { readYaml } from './readYaml';
import { yamlReferences } from './yamlReferences';

/**
 * Reads what one file tells, from its text alone. Total: any text of any kind gives facts.
 * Linear in the length of the text.
 * @param path relative to the root, with `/`.
 */
export function parseFile(path: string, kind: FileKind, text: string): FileFacts {
  switch (kind) {
    case 'record':
      return parseRecord(path, text);
    case 'bibliography':
      return parseBibliography(path, text);
    default:
      return parseYamlFile(path, kind, text);
  }
}

function parseYamlFile(
  path: string,
  kind: Exclude<FileKind, 'record' | 'bibliography'>,
  text: string,
): FileFacts {
  const { root, problems } = readYaml(text, 0, text.length, path);
  const entries: EntryDefinitions =
    kind === 'people'
      ? peopleOf(text, root)
      : kind === 'codebook'
        ? codesOf(text, root)
        : kind === 'excerpts'
          ? excerptsOf(text, root)
          : { definitions: [], problems: [] };
  const links = yamlReferences(text, root);
  return {
    path,
    kind,
    definitions: entries.definitions,
    references: links.references,
    problems: [...problems, ...entries.problems, ...links.problems],
    ...(root ? { root } : {}),
    bodyStart: 0,
  };
}
