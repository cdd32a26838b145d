import { t } from '@vscode/l10n';
import type { Definition, DefinitionKind } from '../model/facts';
import type { Problem } from '../model/problem';
import { entryOf, itemsOf, type Mapping, type Scalar, type Value, valueAt } from '../model/value';
import { innerSpan } from './yamlReferences';

/** Names that a YAML file gives, and names that are none. */
export interface EntryDefinitions {
  readonly definitions: Definition[];
  readonly problems: Problem[];
}

/** The people of `people.yaml`: a list, at the top or under `people`. */
export function peopleOf(text: string, root: Value | undefined): EntryDefinitions {
  return entriesIn(text, root, 'person', 'people');
}

/** The excerpts of an excerpt file: a list, at the top or under `excerpts`. */
export function excerptsOf(text: string, root: Value | undefined): EntryDefinitions {
  return entriesIn(text, root, 'excerpt', 'excerpts');
}

/** The codes of `codebook.yaml`: a list, at the top or under `codes`, in which codes hold `codes`. */
export function codesOf(text: string, root: Value | undefined): EntryDefinitions {
  return entriesIn(text, root, 'code', 'codes', 'codes');
}

/**
 * The entries of a list, at the top or under a key: those with an id are definitions.
 * @param children the key under which an entry holds entries of its own.
 */
export function entriesIn(
  text: string,
  root: Value | undefined,
  kind: DefinitionKind,
  under: string,
  children?: string,
): EntryDefinitions {
  const definitions: Definition[] = [];
  const problems: Problem[] = [];
  const collect = (value: Value | undefined, parent?: string): void => {
    for (const item of itemsOf(value)) {
      if (item.kind !== 'mapping') continue;
      const id = idOf(item, problems);
      if (id) {
        definitions.push({
          kind,
          name: id.text,
          span: innerSpan(text, id),
          extent: item.span,
          fields: item,
          ...(parent === undefined ? {} : { parent }),
        });
      }
      if (children) collect(valueAt(item, children), id?.text ?? parent);
    }
  };
  collect(root?.kind === 'mapping' ? valueAt(root, under) : root);
  return { definitions, problems };
}

/** The scalar under `id`; anything else there becomes a problem, nothing there does not. */
export function idOf(fields: Mapping | undefined, problems: Problem[]): Scalar | undefined {
  const value = entryOf(fields, 'id')?.value;
  if (value?.kind === 'scalar') return value.type === 'null' || value.text === '' ? undefined : value;
  if (value)
    problems.push({
      rule: 'id-invalid',
      span: value.span,
      message: t('An id is a single word, not a list or a group of fields.'),
    });
  return undefined;
}
