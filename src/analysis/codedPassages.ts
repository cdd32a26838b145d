import { type Anchoring, placeOf } from '../model/anchoring';
import { type Excerpt, fileCoderOf, readExcerpt } from '../model/excerpt';
import type { Span } from '../model/span';
import { textAt } from '../model/value';
import type { Located, RecordEntry, Snapshot } from '../repository/snapshot';

/** An excerpt with all that coding asks of it. */
export interface CodedPassage {
  /** As a link has it: `OBS-012#x03`. */
  readonly link: string;
  /** The excerpt's id, as written: `x03`. */
  readonly id: string;
  /** The excerpt file. */
  readonly path: string;
  readonly record: RecordEntry;
  readonly located: Located;
  readonly excerpt: Excerpt;
  /** Its `by`, else the coder whom the file's name tells: `OBS-012.excerpts.mk.yaml`. */
  readonly coder: string | undefined;
  /** What became of it in the record's text; undefined while it is not looked for yet. */
  readonly anchoring: Anchoring | undefined;
  /** Where it surely stands in the record; undefined where it is lost, doubtful or not looked for yet. */
  readonly span: Span | undefined;
  /** The record's site and date, as written. */
  readonly site: string | undefined;
  readonly date: string | undefined;
  /** The people whose turns it covers; empty where nobody speaks or its place is not known. */
  readonly speakers: readonly string[];
  /** The turns it touches: ordinals within the record, zero-based, end-exclusive. */
  readonly turns: Span | undefined;
}

/** All excerpts of the repository whose record is there, with and without codes, file by file. */
export function* codedPassages(snapshot: Snapshot): Iterable<CodedPassage> {
  for (const facts of snapshot.files()) {
    if (facts.kind !== 'excerpts') continue;
    const record = snapshot.ownerOf(facts.path);
    if (record) yield* passagesIn(snapshot, facts.path, record);
  }
}

/** The excerpts of one record, over all its excerpt files, in order of file and entry. */
export function* codedPassagesOf(snapshot: Snapshot, record: RecordEntry): Iterable<CodedPassage> {
  const paths = snapshot.fragmentsOf(record.path, 'excerpt').map((l) => l.path);
  for (const path of new Set(paths)) yield* passagesIn(snapshot, path, record);
}

function* passagesIn(snapshot: Snapshot, path: string, record: RecordEntry): Iterable<CodedPassage> {
  const fileCoder = fileCoderOf(path);
  const { root } = record.facts;
  for (const definition of snapshot.file(path)?.definitions ?? []) {
    if (definition.kind !== 'excerpt') continue;
    const excerpt = readExcerpt(definition.fields);
    const anchored = snapshot.anchored(path, definition.name);
    yield {
      link: `${record.id}#${definition.name}`,
      id: definition.name,
      path,
      record,
      located: { path, definition },
      excerpt,
      coder: excerpt.by ?? fileCoder,
      anchoring: anchored?.anchoring,
      span: placeOf(anchored?.anchoring),
      site: textAt(root, 'site'),
      date: textAt(root, 'date'),
      speakers: anchored?.speakers ?? [],
      turns: anchored?.turns,
    };
  }
}
