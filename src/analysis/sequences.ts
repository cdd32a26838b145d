import { fold } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { codesBelow } from '../search/filters';
import type { CodedPassage } from './codedPassages';
import { passagesInSteps } from './retrieval';

/** The branches of the frame that new codebooks begin with. */
const USUAL: readonly string[] = ['rai', 'gri', 'con', 'third'];
/** Of a frame: what begins a sequence, and what answers that. */
const BEGINNING = 0;
const ANSWER = 1;

/** What one coder found of a sequence: something is raised, and what follows until something is raised anew. */
export interface Sequence {
  readonly record: RecordEntry;
  readonly coder: string | undefined;
  /** The record's site, as written. */
  readonly site: string | undefined;
  /** One for each stage of the frame, in its order. */
  readonly stages: readonly StageFound[];
}

/** What was found of a stage; without passages the stage is missing. */
export interface StageFound {
  /** In the order of the text. */
  readonly passages: readonly CodedPassage[];
  /** The codes of the stage that they have, as written, each once. */
  readonly codes: readonly string[];
}

/** The sequences of a repository. */
export interface FoundSequences {
  /** The code whose branch each stage is, as the codebook writes it. */
  readonly stages: readonly string[];
  /** In the order of the records and of the text. */
  readonly sequences: readonly Sequence[];
  /** Everybody whose codings could be chosen, and every type of record, as written. */
  readonly coders: readonly string[];
  readonly types: readonly string[];
}

/** Whose codings count, and in which records. */
export interface SequenceChoice {
  /** Initials, compared without case; without them, of each record whoever coded most of it. */
  readonly coder?: string | undefined;
  /** A type of record; without it, all records. */
  readonly type?: string | undefined;
}

/**
 * The codes whose branches are the stages of a sequence, in order: those under `sequence` in the configuration, else
 * those of the frame that new codebooks begin with. What the codebook has not is left out.
 */
function stagesOf(snapshot: Snapshot): readonly string[] {
  const { sequence } = snapshot.configuration;
  return (sequence.length > 0 ? sequence : USUAL).flatMap((id) => {
    const codes = snapshot.named(id).filter(({ definition }) => definition.kind === 'code');
    return codes[0] ? [codes[0].definition.name] : [];
  });
}

/**
 * Finds the sequences in each record. A passage of the first stage begins a new one – unless the one before has only
 * come so far itself: who says it twice before anybody answers has raised it once. A passage that has a code of a later
 * stage besides belongs to the sequence that it answers: what is said again because nobody took it up is no new matter.
 * But where it holds the uptake too, being several turns, it is a sequence of its own.
 *
 * Each record counts once: as the chosen coder has coded it; where nobody is chosen, as whoever coded most of it has.
 */
export function sequencesOf(snapshot: Snapshot, choice: SequenceChoice = {}): FoundSequences {
  return atOnce(sequencesInSteps(snapshot, choice));
}

/** The same, a passage or a record in a step. */
export function* sequencesInSteps(
  snapshot: Snapshot,
  { coder, type }: SequenceChoice = {},
): Steps<FoundSequences> {
  const stages = stagesOf(snapshot);
  const branches = stages.map((id) => codesBelow(id, snapshot));
  const coders = new Map<string, string>();
  const types = new Set<string>();
  const sequences: Sequence[] = [];
  for (const { record, codings } of yield* codingsByRecord(snapshot, branches)) {
    yield;
    for (const [key, passages] of codings) coders.set(key, passages[0]?.coder ?? '');
    if (record.type !== undefined) types.add(record.type);
    if (type !== undefined && record.type !== type) continue;
    const chosen = coder === undefined ? fullest(codings) : codings.get(fold(coder));
    if (chosen) sequences.push(...sequencesIn(chosen, branches));
  }
  const names = [...coders.values()].filter((name) => name !== '');
  return { stages, sequences, coders: names.sort((a, b) => a.localeCompare(b)), types: [...types].sort() };
}

/** The type of record that is looked at where nobody chose: observations; all, where none of them has a sequence. */
export function usualType({ types }: FoundSequences): string | undefined {
  return types.find((type) => type === 'observation');
}

/** The ids of the frame's codes that a passage has, by stage. */
type Branches = readonly ReadonlySet<string>[];

/** A record with its passages that belong to a stage, by coder. */
interface CodedRecord {
  readonly record: RecordEntry;
  readonly codings: Map<string, CodedPassage[]>;
}

function* codingsByRecord(snapshot: Snapshot, branches: Branches): Steps<Iterable<CodedRecord>> {
  const records = new Map<string, CodedRecord>();
  for (const passage of yield* passagesInSteps(snapshot)) {
    yield;
    if (stagesIn(passage, branches).length === 0) continue;
    const { record } = passage;
    const coded = records.get(record.path) ?? { record, codings: new Map<string, CodedPassage[]>() };
    records.set(record.path, coded);
    const key = fold(passage.coder ?? '');
    coded.codings.set(key, [...(coded.codings.get(key) ?? []), passage]);
  }
  return records.values();
}

function fullest(codings: ReadonlyMap<string, readonly CodedPassage[]>): readonly CodedPassage[] | undefined {
  const [first, ...others] = [...codings]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, passages]) => passages);
  return first && others.reduce((most, one) => (one.length > most.length ? one : most), first);
}

function sequencesIn(passages: readonly CodedPassage[], branches: Branches): readonly Sequence[] {
  const groups: CodedPassage[][][] = [];
  for (const passage of passages) {
    const stages = stagesIn(passage, branches);
    const hasGoneOn = groups.at(-1)?.some((found, stage) => stage !== BEGINNING && found.length > 0) ?? true;
    const raises = stages.includes(BEGINNING) && (stages.length === 1 || stages.includes(ANSWER));
    if (groups.length === 0 || (raises && hasGoneOn)) groups.push(branches.map(() => []));
    for (const stage of stages) groups.at(-1)?.[stage]?.push(passage);
  }
  return groups.flatMap((found) => {
    const first = found.flat()[0];
    if (!first) return [];
    const { record, coder, site } = first;
    return {
      record,
      coder,
      site,
      stages: found.map((own, stage) => ({ passages: own, codes: codesOf(own, branches[stage]) })),
    };
  });
}

/** The stages that a passage belongs to, by position in the frame. */
function stagesIn({ excerpt }: CodedPassage, branches: Branches): readonly number[] {
  const codes = excerpt.codes.map(fold);
  return branches.flatMap((branch, stage) => (codes.some((code) => branch.has(code)) ? [stage] : []));
}

function codesOf(
  passages: readonly CodedPassage[],
  branch: ReadonlySet<string> = new Set(),
): readonly string[] {
  const codes = new Map<string, string>();
  for (const code of passages.flatMap(({ excerpt }) => excerpt.codes)) {
    if (branch.has(fold(code)) && !codes.has(fold(code))) codes.set(fold(code), code);
  }
  return [...codes.values()];
}

/** The stages that are missing in a sequence, by position in the frame. */
export function missingIn({ stages }: Sequence): readonly number[] {
  return stages.flatMap(({ passages }, stage) => (passages.length === 0 ? [stage] : []));
}

/** Sequences that have something in common. */
export interface SequenceGroup {
  /** A site or a code as written; undefined for those that have none. */
  readonly name: string | undefined;
  readonly sequences: readonly Sequence[];
}

/** The sequences by the site of their record, in the order of their names; those without a site last. */
export function sequencesBySite(sequences: readonly Sequence[]): readonly SequenceGroup[] {
  const groups = grouped(sequences, ({ site }) => [site]);
  return [...groups].sort((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff'));
}

/**
 * The sequences by the codes that a stage has in them, in the order of the codebook; those without the stage last.
 * A sequence with several of the codes counts under each.
 */
export function sequencesByCode(
  snapshot: Snapshot,
  sequences: readonly Sequence[],
  stage: number,
): readonly SequenceGroup[] {
  const groups = grouped(sequences, ({ stages }) => orNone(stages[stage]?.codes));
  return inOrderOfCodebook(snapshot, groups, ({ name }) => name);
}

/** The stages whose codes are compared: what takes up, and what comes of it – or the last two of a frame of two. */
export function comparedStages(stages: readonly string[]): { readonly from: number; readonly to: number } {
  const to = Math.min(ANSWER + 1, stages.length - 1);
  return { from: to - 1, to };
}

/** How many sequences lead from a code of one stage to a code of another. */
export interface Flow {
  /** Undefined where the sequences have nothing of that stage. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sequences: readonly Sequence[];
}

/**
 * Which codes of one stage lead to which of another, in the order of the codebook. A sequence counts once for each pair
 * of codes that it has, so that there may be more pairs than sequences; one with nothing of either stage is left out.
 */
export function flowsBetween(
  snapshot: Snapshot,
  sequences: readonly Sequence[],
  from: number,
  to: number,
): readonly Flow[] {
  const bySource = sequencesByCode(snapshot, sequences, from);
  return bySource.flatMap((source) =>
    sequencesByCode(snapshot, source.sequences, to).flatMap((target) =>
      source.name === undefined && target.name === undefined
        ? []
        : [{ from: source.name, to: target.name, sequences: target.sequences }],
    ),
  );
}

/** The passages of sequences, each once; of certain stages alone, and there with certain codes alone, where asked for. */
export function passagesOf(
  sequences: readonly Sequence[],
  wanted: readonly { readonly stage: number; readonly code?: string | undefined }[] | undefined,
): readonly CodedPassage[] {
  const passages = sequences.flatMap(({ stages }) =>
    stages.flatMap((found, stage) => {
      if (!wanted) return found.passages;
      const of = wanted.filter((one) => one.stage === stage);
      return found.passages.filter(({ excerpt }) =>
        of.some(({ code }) => code === undefined || excerpt.codes.some((id) => fold(id) === fold(code))),
      );
    }),
  );
  return [...new Set(passages)];
}

function orNone(codes: readonly string[] = []): readonly (string | undefined)[] {
  return codes.length > 0 ? codes : [undefined];
}

function grouped(
  sequences: readonly Sequence[],
  namesOf: (sequence: Sequence) => readonly (string | undefined)[],
): readonly SequenceGroup[] {
  const groups = new Map<string | undefined, { name: string | undefined; sequences: Sequence[] }>();
  for (const sequence of sequences) {
    for (const name of namesOf(sequence)) {
      const key = name === undefined ? undefined : fold(name);
      const group = groups.get(key) ?? { name, sequences: [] };
      groups.set(key, group);
      group.sequences.push(sequence);
    }
  }
  return [...groups.values()];
}

function inOrderOfCodebook<T>(
  snapshot: Snapshot,
  items: readonly T[],
  codeOf: (item: T) => string | undefined,
): readonly T[] {
  const places = new Map([...snapshot.definitions('code')].map((l, i) => [fold(l.definition.name), i]));
  const placeOf = (item: T): number => {
    const code = codeOf(item);
    return code === undefined ? Infinity : (places.get(fold(code)) ?? places.size);
  };
  return [...items].sort((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}
