import type { CancellationToken } from '../model/event';
import type { Definition, FileFacts } from '../model/facts';
import { fold } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import { textAt, valueAt } from '../model/value';
import { paced } from '../repository/pace';
import type { Snapshot } from '../repository/snapshot';
import type { Turn } from '../syntax/passages';
import { hasTurns } from '../syntax/record';
import { turnsIn as spokenTurns } from '../syntax/scan';
import { type FileEdits, type TextEdit, inOrder } from './changes';
import { escapedForPattern } from './names';
import { type Texts, readAll } from './texts';

/** The turns of a transcript, in order; none in a text of the team's own. */
export function turnsIn(text: string, record: FileFacts): readonly Turn[] {
  return atOnce(turnsInSteps(text, record));
}

/** The same, a part of the text in a step. */
export function* turnsInSteps(text: string, record: FileFacts): Steps<readonly Turn[]> {
  return hasTurns(textAt(record.root, 'type')) ? yield* spokenTurns(text, record.bodyStart) : [];
}

/**
 * Adds to the edits that rename a person the labels before the person's turns, `CIT-017:`, in transcripts and in
 * the quotations of excerpt files: these are no links, yet the person is meant.
 */
export async function withSpeakers(
  snapshot: Snapshot,
  texts: Texts,
  oldName: string,
  name: string,
  edits: ReadonlyMap<string, FileEdits>,
  token: CancellationToken,
): Promise<ReadonlyMap<string, FileEdits>> {
  const all = new Map(edits);
  const paths = await paced(filesWithTurns(snapshot));
  const label = `${fold(oldName)}:`;
  for await (const { path, text } of readAll(texts, paths, token)) {
    const facts = snapshot.file(path);
    if (!facts || text === undefined || !fold(text).includes(label)) continue;
    const spans =
      facts.kind === 'record'
        ? turnsIn(text, facts)
            .filter((turn) => fold(turn.speaker) === fold(oldName))
            .map((turn) => turn.speakerSpan)
        : facts.definitions.flatMap((excerpt) => labelsIn(text, excerpt, oldName));
    const labels = spans.map((span): TextEdit => ({ span, text: name }));
    if (labels.length > 0)
      all.set(path, { text, edits: inOrder([...(edits.get(path)?.edits ?? []), ...labels]) });
  }
  return all;
}

function* filesWithTurns(snapshot: Snapshot): Steps<readonly string[]> {
  const paths: string[] = [];
  for (const { kind, path } of snapshot.files()) {
    if (kind === 'record' || kind === 'excerpts') paths.push(path);
    yield;
  }
  return paths;
}

/** Labels of turns within the quotation of an excerpt and the text around it, as they stand in the file. */
function labelsIn(text: string, excerpt: Definition, name: string): readonly TextEdit['span'][] {
  // Behind a line break, which in quotation marks is written `\n`, or behind a timestamp.
  const label = new RegExp(`(?<=^|["'\\s]|\\\\n)${escapedForPattern(name)}(?=:)`, 'giu');
  return ['quote', 'prefix', 'suffix'].flatMap((field) => {
    const span = valueAt(excerpt.fields, field)?.span;
    if (!span) return [];
    const source = text.slice(span.start, span.end);
    return [...source.matchAll(label)].map(({ index }) => ({
      start: span.start + index,
      end: span.start + index + name.length,
    }));
  });
}
