import type { Definition } from '../model/facts';
import { fold } from '../model/ids';
import { textAt, textOf, type Value } from '../model/value';
import { type Field, fieldNamed, type RecordType } from '../model/vocabulary';
import type { RecordEntry, Snapshot } from '../repository/snapshot';

/** Fields that are choices and yet tell of this one record alone: how far it is. They begin anew. */
const BEGINNINGS: Readonly<Record<string, string>> = { status: 'raw', state: 'draft' };

/**
 * The structure of a record as a template for others: its keys in front matter and its headings, without what stands
 * there. Of values only the type, the language and choices are kept, as `capture: audio`: they name nobody. A heading
 * that is the title, or names a person, becomes a place to fill.
 */
export function templateOf(snapshot: Snapshot, record: RecordEntry, type: RecordType): string {
  const { root, definitions } = record.facts;
  const entries = root?.kind === 'mapping' ? root.entries : [];
  const keys = entries.map(
    ({ key, value }) => `${key}: ${valueFor(key, value, fieldNamed(type.fields, key))}`,
  );
  const isId = (line: string): boolean => /^(?:id|type): /.test(line);
  const lines = ['id: {{id}}', `type: ${type.name}`, ...keys.filter((line) => !isId(line))];
  const names = personalNames(snapshot, record);
  const sections = definitions
    .filter((d) => d.kind === 'heading')
    .map((heading) => `${headingLine(heading, names)}\n\n{{?}}\n`);
  const body = sections.length > 0 ? sections.join('\n') : '{{?}}\n';
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

function valueFor(key: string, value: Value | undefined, field: Field | undefined): string {
  switch (key) {
    case 'title':
      return '{{title}}';
    case 'created':
      return '{{today}}';
    case 'authors':
      return '[{{author}}]';
    case 'lang':
      return textOf(value) ?? '{{lang}}';
  }
  const beginning = BEGINNINGS[key];
  if (beginning !== undefined && field?.values.some((choice) => choice.value === beginning)) return beginning;
  const chosen = field?.values.find((choice) => choice.value === textOf(value))?.value;
  if (chosen !== undefined) return chosen;
  return field?.list && field.kind !== 'map' ? '[{{?}}]' : '{{?}}';
}

function headingLine({ level = 1, name }: Definition, personal: ReadonlySet<string>): string {
  const words = fold(name).split(/[^\p{L}\p{M}\d-]+/u);
  // A genitive names the person too.
  const isPersonal =
    personal.has(fold(name)) || words.some((w) => personal.has(w) || personal.has(w.replace(/s$/, '')));
  return `${'#'.repeat(level)} ${isPersonal ? '{{?}}' : name}`;
}

/** The title of the record, and the ids and pseudonyms of all people, word by word. */
function personalNames(snapshot: Snapshot, record: RecordEntry): ReadonlySet<string> {
  const people = [...snapshot.definitions('person')].map((located) => located.definition);
  const words = people.flatMap((person) => [
    person.name,
    ...(textAt(person.fields, 'pseudonym') ?? '')
      .split(/[^\p{L}\p{M}\d-]+/u)
      .filter((word) => word.length > 1),
  ]);
  return new Set([...words, ...(record.title === undefined ? [] : [record.title])].map(fold));
}
