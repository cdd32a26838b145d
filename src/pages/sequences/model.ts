import { t } from '@vscode/l10n';
import type { CodedPassage } from '../../analysis/codedPassages';
import {
  comparedStages,
  flowsBetween,
  type FoundSequences,
  missingIn,
  passagesOf,
  type Sequence,
  type SequenceChoice,
  sequencesByCode,
  sequencesBySite,
  sequencesInSteps,
  usualType,
} from '../../analysis/sequences';
import { dateOf, siteLabel } from '../../language/about';
import { codeLabel } from '../../language/codePath';
import { shortened } from '../../language/markdown';
import { fold } from '../../model/ids';
import type { Steps } from '../../model/steps';
import type { Snapshot } from '../../repository/snapshot';

/** All that the page of sequences shows, in the reader's language; words of the material as they stand. */
export interface SequencesModel {
  /** What the stages are called; fewer than two where there is no frame. */
  readonly stages: readonly string[];
  /** False while the repository is read: the numbers can still grow. */
  readonly isComplete: boolean;
  readonly coder: Choice;
  readonly type: Choice;
  readonly total: Counted;
  readonly sites: readonly CountedGroup[];
  /** By the codes of the stage that tells what came of it. */
  readonly outcomes: readonly CountedGroup[];
  readonly flow: FlowTable;
  /** The first of them, in the order of the records. */
  readonly sequences: readonly SequenceRow[];
  /** How many more there are. */
  readonly left: number;
}

/** What can be chosen among, by value and name, and what is chosen. */
interface Choice {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

interface Counted {
  readonly count: number;
  readonly complete: number;
  /** Of each stage, in how many sequences it is missing. */
  readonly missing: readonly number[];
}

/** Sequences that have something in common. */
export interface CountedGroup extends Counted {
  /** A site or a code; undefined for those that have none. */
  readonly name: string | undefined;
  readonly label: string;
}

/** From which code how many sequences lead to which. */
export interface FlowTable {
  /** What the two stages are called. */
  readonly from: string;
  readonly to: string;
  readonly sources: readonly FlowEnd[];
  readonly targets: readonly FlowEnd[];
  /** By source and target, in their order; 0 where none leads from one to the other. */
  readonly counts: readonly (readonly number[])[];
}

/** One end of a flow; without a name, that nothing of the stage was found. */
interface FlowEnd {
  readonly name: string | undefined;
  readonly label: string;
}

/** A sequence with the words of its passages. */
export interface SequenceRow {
  readonly path: string;
  readonly record: string;
  /** Site, date and coder. */
  readonly about: readonly string[];
  readonly stages: readonly StageCell[];
}

interface StageCell {
  /** What its codes are called; empty where the stage is missing. */
  readonly codes: readonly string[];
  readonly passages: readonly { readonly path: string; readonly id: string; readonly words: string }[];
}

/** Whose codings count and which records, as the page has it: an empty coder is whoever coded most. */
export interface Chosen {
  readonly coder: string;
  /** `all` for every type; undefined where nobody chose. */
  readonly type: string | undefined;
  /** How many sequences are shown. */
  readonly shown: number;
}

/** Which sequences are meant, and which passages of them. */
export type Meant =
  | {
      readonly of: 'all' | 'site' | 'outcome';
      /** The site or the code; undefined for those that have none. */
      readonly name: string | undefined;
      readonly part: Part;
      /** Of those with a missing stage: which one. */
      readonly stage: number;
    }
  | { readonly of: 'flow'; readonly from: string | undefined; readonly to: string | undefined };

/** All of them, those in which no stage is missing, or those in which one is. */
export type Part = (typeof parts)[number];

/** The words for parts. */
export const parts = ['all', 'complete', 'missing'] as const;

const ALL = 'all';
/** So much of a passage stands in a cell. */
const WORDS = 160;

/** What the page shows of a repository, in steps. @param language of labels that are given in several. */
export function* sequencesModel(snapshot: Snapshot, chosen: Chosen, language: string): Steps<SequencesModel> {
  const { found, type } = yield* chosenSequences(snapshot, chosen);
  const label = (id: string): string => codeLabel(snapshot, id, language);
  const { stages, sequences } = found;
  const shown = sequences.slice(0, chosen.shown);
  const sites: CountedGroup[] = [];
  for (const group of sequencesBySite(sequences)) {
    sites.push({
      name: group.name,
      label: group.name === undefined ? t('Without a site') : siteLabel(snapshot, group.name),
      ...(yield* counted(found, group.sequences)),
    });
    yield;
  }
  const outcomes: CountedGroup[] = [];
  for (const group of sequencesByCode(snapshot, sequences, comparedStages(stages).to)) {
    outcomes.push({
      name: group.name,
      label: group.name === undefined ? t('none coded') : label(group.name),
      ...(yield* counted(found, group.sequences)),
    });
    yield;
  }
  const total = yield* counted(found, sequences);
  const flow = flowTable(snapshot, found, label);
  yield;
  return {
    stages: stages.map(label),
    isComplete: snapshot.complete,
    coder: {
      options: [
        { value: '', label: t('whoever coded most of a record') },
        ...found.coders.map((coder) => ({ value: coder, label: coder })),
      ],
      chosen: chosen.coder,
    },
    type: {
      options: [
        { value: ALL, label: t('all records') },
        ...found.types.map((one) => ({
          value: one,
          label: snapshot.vocabulary.types.get(one)?.plural ?? one,
        })),
      ],
      chosen: type ?? ALL,
    },
    total,
    sites,
    outcomes,
    flow,
    sequences: shown.map((sequence) => rowOf(snapshot, sequence, label)),
    left: sequences.length - shown.length,
  };
}

/** The passages that stand behind a figure, and what they are; in steps. */
export function* passagesMeant(
  snapshot: Snapshot,
  chosen: Chosen,
  meant: Meant,
  language: string,
): Steps<{ readonly title: string; readonly passages: readonly CodedPassage[] }> {
  const { found } = yield* chosenSequences(snapshot, chosen);
  const label = (id: string | undefined): string =>
    id === undefined ? t('none coded') : codeLabel(snapshot, id, language);
  const { from, to } = comparedStages(found.stages);
  if (meant.of === 'flow') {
    const flow = flowsBetween(snapshot, found.sequences, from, to).find(
      (one) => isSame(one.from, meant.from) && isSame(one.to, meant.to),
    );
    const wanted = [
      ...(meant.from === undefined ? [] : [{ stage: from, code: meant.from }]),
      ...(meant.to === undefined ? [] : [{ stage: to, code: meant.to }]),
    ];
    const title = `${label(meant.from)} → ${label(meant.to)}`;
    return { title, passages: passagesOf(flow?.sequences ?? [], wanted) };
  }
  const groups =
    meant.of === 'site'
      ? sequencesBySite(found.sequences)
      : meant.of === 'outcome'
        ? sequencesByCode(snapshot, found.sequences, to)
        : [{ name: undefined, sequences: found.sequences }];
  const { name, part, stage } = meant;
  const group = groups.find((one) => isSame(one.name, name))?.sequences ?? [];
  const sequences = group.filter((sequence) => {
    const missing = missingIn(sequence);
    return part === 'all' || (part === 'complete' ? missing.length === 0 : missing.includes(stage));
  });
  const titles = [
    meant.of === 'all' ? t('Sequences') : undefined,
    meant.of === 'site' ? (name === undefined ? t('Without a site') : siteLabel(snapshot, name)) : undefined,
    meant.of === 'outcome' ? label(name) : undefined,
    part === 'complete' ? t('complete') : undefined,
    part === 'missing' ? t('without {0}', label(found.stages[stage])) : undefined,
  ];
  return {
    title: titles.filter((one) => one !== undefined).join(' · '),
    passages: passagesOf(sequences, undefined),
  };
}

function* chosenSequences(
  snapshot: Snapshot,
  { coder, type }: Chosen,
): Steps<{ readonly found: FoundSequences; readonly type: string | undefined }> {
  const usual = type ?? usualType(yield* sequencesInSteps(snapshot));
  const choice: SequenceChoice = {
    coder: coder === '' ? undefined : coder,
    type: usual === ALL ? undefined : usual,
  };
  return { found: yield* sequencesInSteps(snapshot, choice), type: choice.type };
}

function* counted({ stages }: FoundSequences, sequences: readonly Sequence[]): Steps<Counted> {
  let complete = 0;
  const missing = stages.map(() => 0);
  for (const sequence of sequences) {
    const own = missingIn(sequence);
    if (own.length === 0) complete++;
    for (const stage of own) missing[stage] = (missing[stage] ?? 0) + 1;
    yield;
  }
  return { count: sequences.length, complete, missing };
}

function flowTable(snapshot: Snapshot, found: FoundSequences, label: (id: string) => string): FlowTable {
  const { stages, sequences } = found;
  const { from, to } = comparedStages(stages);
  const flows = flowsBetween(snapshot, sequences, from, to);
  const ends = (stage: number, nameOf: (flow: (typeof flows)[number]) => string | undefined): FlowEnd[] =>
    sequencesByCode(snapshot, sequences, stage).flatMap(({ name }) =>
      flows.some((flow) => isSame(nameOf(flow), name))
        ? [{ name, label: name === undefined ? t('none coded') : label(name) }]
        : [],
    );
  const sources = ends(from, (flow) => flow.from);
  const targets = ends(to, (flow) => flow.to);
  return {
    from: label(stages[from] ?? ''),
    to: label(stages[to] ?? ''),
    sources,
    targets,
    counts: sources.map((source) =>
      targets.map(
        (target) =>
          flows.find((flow) => isSame(flow.from, source.name) && isSame(flow.to, target.name))?.sequences
            .length ?? 0,
      ),
    ),
  };
}

function rowOf(snapshot: Snapshot, sequence: Sequence, label: (id: string) => string): SequenceRow {
  const { record, site, coder, stages } = sequence;
  const about = [
    site === undefined ? undefined : siteLabel(snapshot, site),
    dateOf(record.facts.root),
    coder,
  ];
  return {
    path: record.path,
    record: record.id,
    about: about.filter((part) => part !== undefined),
    stages: stages.map(({ codes, passages }) => ({
      codes: codes.map(label),
      passages: passages.map(({ path, id, excerpt }) => ({
        path,
        id,
        words: shortened((excerpt.quote ?? '').replace(/\s+/g, ' ').trim(), WORDS),
      })),
    })),
  };
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : fold(a) === fold(b);
}
