import type { Reference } from '../model/facts';
import { covers } from '../model/span';
import type { Span } from '../model/span';
import { itemsOf, textAt, valueAt } from '../model/value';
import type { Located, RecordEntry, Resolution, Snapshot } from '../repository/snapshot';

/** How evidence stands to its claim; `none-found` was looked for without result, `other` is none of the words known. */
export const relations = ['supports', 'challenges', 'qualifies', 'none-found', 'other'] as const;
export type Relation = (typeof relations)[number];

/** What practice said to a claim. */
export const outcomes = ['confirmed', 'nuanced', 'contested', 'new-question', 'no-response'] as const;
export type Outcome = (typeof outcomes)[number];

/** One piece of evidence, as a claim lists it. */
export interface Evidence {
  readonly relation: Relation;
  /** As written: `OBS-012#x03`. Empty where an entry names nothing. */
  readonly name: string;
  /** The entry's place in the claim. */
  readonly span: Span;
  /** Where it leads; undefined where it names nothing that could be looked up. */
  readonly resolution: Resolution | undefined;
  readonly note: string | undefined;
}

/** A claim with its evidence and what became of it in dialogue. */
export interface Claim {
  readonly record: RecordEntry;
  readonly statement: string | undefined;
  readonly state: string | undefined;
  readonly evidence: readonly Evidence[];
  /** How many responses came to what; only what occurs. */
  readonly responses: ReadonlyMap<Outcome, number>;
}

/** All claims of a repository, unordered. */
export function claimsOf(snapshot: Snapshot): readonly Claim[] {
  return [...snapshot.records()].filter((r) => r.type === 'claim').map((record) => claimOf(snapshot, record));
}

/** What a claim's record says; anything of the wrong shape counts as absent. */
export function claimOf(snapshot: Snapshot, record: RecordEntry): Claim {
  const { root } = record.facts;
  return {
    record,
    statement: textAt(root, 'statement'),
    state: textAt(root, 'state'),
    evidence: evidenceOf(snapshot, record),
    responses: responsesOf(record),
  };
}

/** The words of the passage that a piece of evidence points to; undefined where it is a whole record or not found. */
export function quotationOf(located: Located | undefined): string | undefined {
  return located?.definition.kind === 'excerpt' ? textAt(located.definition.fields, 'quote') : undefined;
}

function evidenceOf(snapshot: Snapshot, record: RecordEntry): readonly Evidence[] {
  const references = record.facts.references.filter((r) => r.field?.startsWith('evidence') ?? false);
  return itemsOf(valueAt(record.facts.root, 'evidence')).flatMap((item) => {
    if (item.kind !== 'mapping') return [];
    const checked = valueAt(item, 'checked');
    const target = valueAt(item, 'ref') ?? checked;
    const reference = target && references.find((r) => covers(target.span, r.span));
    const written = textAt(item, 'rel') ?? (checked ? 'none-found' : undefined);
    return {
      relation: relations.find((r) => r === written) ?? 'other',
      name: reference ? nameOf(reference) : (textAt(item, 'ref') ?? textAt(item, 'checked') ?? ''),
      span: item.span,
      resolution: reference && snapshot.resolve(reference, record.path),
      note: textAt(item, 'note'),
    };
  });
}

function nameOf(reference: Reference): string {
  return reference.fragment === undefined ? reference.target : `${reference.target}#${reference.fragment}`;
}

function responsesOf(record: RecordEntry): ReadonlyMap<Outcome, number> {
  const written = itemsOf(valueAt(record.facts.root, 'dialogue')).map((entry) => textAt(entry, 'outcome'));
  const counted = outcomes.map((o): [Outcome, number] => [o, written.filter((w) => w === o).length]);
  return new Map(counted.filter(([, n]) => n > 0));
}
