import type { Definition, FileFacts } from '../model/facts';
import type { Steps } from '../model/steps';
import { type Value, textAt } from '../model/value';
import { yearOf, type Work } from '../model/work';
import type { Located, Snapshot } from '../repository/snapshot';
import { idForm, placedWords, wordsOf } from './words';

/** What can be found: records, people, codes, works and excerpts. */
export type SearchKind = 'record' | 'person' | 'code' | 'citation' | 'excerpt';

/** One thing that can be found. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly path: string;
  readonly definition: Definition;
  /** As links name it: `OBS-012`, `OBS-012#x03`, `@lipsky2010`. */
  readonly id: string;
  readonly title: string;
  /** Of a record. */
  readonly type: string | undefined;
  /** The id in the form in which ids are compared. */
  readonly idForm: string;
}

/** What a word is worth in its document by the place where it stands. */
const IN_NAME = 8;
const IN_FIELDS = 2.5;

/** The things of one file that can be found, each with its words and their weights, the record's body left out. */
export function* documentsOf(
  facts: FileFacts,
  snapshot: Snapshot,
): Iterable<[SearchDocument, Map<string, number>]> {
  for (const definition of facts.definitions) {
    const located = { path: facts.path, definition };
    switch (definition.kind) {
      case 'record': {
        const entry = snapshot.recordAt(facts.path);
        yield documentWith(located, 'record', definition.name, entry?.title ?? '', facts.root, entry?.type);
        break;
      }
      case 'person':
        yield documentWith(
          located,
          'person',
          definition.name,
          textAt(definition.fields, 'pseudonym') ?? '',
          definition.fields,
        );
        break;
      case 'code':
        yield documentWith(located, 'code', definition.name, codeTitle(definition), ownFields(definition));
        break;
      case 'excerpt': {
        const owner = snapshot.ownerOf(facts.path)?.id ?? '';
        const quote = textAt(definition.fields, 'quote') ?? '';
        yield documentWith(located, 'excerpt', `${owner}#${definition.name}`, quote, definition.fields);
        break;
      }
      case 'citation':
        yield workDocument(located, snapshot.work(definition.name));
        break;
      default:
    }
  }
}

/** So many words are read in about a millisecond. */
const WORDS_IN_A_STEP = 1000;

/** The words of a record's body: each once, counting a little more the more often it stands there. */
export function* bodyWords(text: string, bodyStart: number): Steps<Map<string, number>> {
  const counts = new Map<string, number>();
  let read = 0;
  for (const { form } of placedWords(text.slice(bodyStart))) {
    counts.set(form, (counts.get(form) ?? 0) + 1);
    if (++read % WORDS_IN_A_STEP === 0) yield;
  }
  for (const [word, count] of counts) counts.set(word, 1 + Math.log(count) / 2);
  return counts;
}

function documentWith(
  { path, definition }: Located,
  kind: SearchKind,
  id: string,
  title: string,
  fields: Value | undefined,
  type?: string,
): [SearchDocument, Map<string, number>] {
  const words = new Map<string, number>();
  // A quotation is an excerpt's text, not its name.
  weigh(words, `${id} ${kind === 'excerpt' ? '' : title}`, IN_NAME);
  for (const text of scalarsIn(fields)) weigh(words, text, IN_FIELDS);
  return [{ kind, path, definition, id, title, type, idForm: idForm(id) }, words];
}

function workDocument(
  { path, definition }: Located,
  work: Work | undefined,
): [SearchDocument, Map<string, number>] {
  const names = (work?.author ?? work?.editor ?? []).map(
    (n) => `${n.given ?? ''} ${n.family ?? n.literal ?? ''}`,
  );
  const title = work?.title ?? '';
  const words = new Map<string, number>();
  weigh(words, [definition.name, title, ...names, String((work && yearOf(work)) ?? '')].join(' '), IN_NAME);
  weigh(
    words,
    `${work?.['container-title'] ?? ''} ${work?.publisher ?? ''} ${work?.abstract ?? ''}`,
    IN_FIELDS,
  );
  const id = `@${definition.name}`;
  return [{ kind: 'citation', path, definition, id, title, type: undefined, idForm: idForm(id) }, words];
}

/** A code's entry holds the codes below it, which are found by themselves. */
function ownFields({ fields }: Definition): Value | undefined {
  return fields && { ...fields, entries: fields.entries.filter((e) => e.key !== 'codes') };
}

function codeTitle(definition: Definition): string {
  const labels = definition.fields?.entries.find((e) => e.key === 'label')?.value;
  return [...scalarsIn(labels)].join(' / ');
}

function weigh(words: Map<string, number>, text: string, weight: number): void {
  for (const word of wordsOf(text)) words.set(word, Math.max(words.get(word) ?? 0, weight));
}

function* scalarsIn(value: Value | undefined): Iterable<string> {
  if (!value) return;
  if (value.kind === 'scalar') yield value.text;
  else if (value.kind === 'list') for (const item of value.items) yield* scalarsIn(item);
  else for (const entry of value.entries) yield* scalarsIn(entry.value);
}
