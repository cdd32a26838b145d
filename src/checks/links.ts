import { t } from '@vscode/l10n';
import type { FileFacts, Reference } from '../model/facts';
import { isId, prefixOf } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import type { Fix, Problem } from '../model/problem';
import type { RuleId } from '../model/rules';
import type { Steps } from '../model/steps';
import { covers } from '../model/span';
import type { Value } from '../model/value';
import type { Field, RecordType, Vocabulary } from '../model/vocabulary';
import type { Located, Resolution, Snapshot } from '../repository/snapshot';
import { each } from './each';
import { describedIn, valuesOf } from './entries';
import { fragmentProblem } from './fragments';
import { nearNames } from './nearNames';
import { replacements } from './replacements';
import { fits, leadsRight, targetProblem } from './targets';
import { relatedPlaces } from './related';

/** Files that are shown, not indexed: an embedded picture, a linked PDF. */
const ATTACHMENT =
  /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|pdf|mp3|m4a|ogg|wav|flac|mp4|mov|webm|docx|xlsx|pptx|csv)$/i;

/** Links that lead nowhere, to several places, or to the wrong kind of thing. Citations are looked at elsewhere. */
export function* linkProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const fieldOf = yield* fieldLinks(snapshot, facts);
  // What looks like an id in YAML is a link only where the vocabulary says so; a written link always is.
  const written = facts.references.filter((r) => r.form !== 'citation' && r.form !== 'field');
  const read = new Set(facts.references);
  const nearTo = rememberedNear(snapshot);
  return yield* each(new Set([...written, ...fieldOf.keys()]), (reference) => {
    // What has not the form of an id leads nowhere, whatever there is.
    const resolution: Resolution = read.has(reference)
      ? snapshot.resolve(reference, facts.path)
      : { kind: 'missing' };
    return problemsAt(snapshot, reference, fieldOf.get(reference), resolution, nearTo);
  });
}

/** The references in fields that hold links, with their fields; what has not the form of an id included. */
function* fieldLinks(snapshot: Snapshot, facts: FileFacts): Steps<ReadonlyMap<Reference, Field>> {
  const result = new Map<Reference, Field>();
  const within = referencesWithin(facts.references);
  for (const { value, fields } of describedIn(snapshot, facts)) {
    yield;
    if (value.kind !== 'mapping') continue;
    for (const { field, value: link } of valuesOf(value, fields)) {
      if (field.kind === 'link') for (const reference of within(link)) result.set(reference, field);
    }
  }
  return result;
}

/** Finds the references inside a value, or takes the value itself for one. */
function referencesWithin(references: readonly Reference[]): (value: Value) => readonly Reference[] {
  const inOrder = references
    .filter((r) => r.field !== undefined)
    .sort((a, b) => a.targetSpan.start - b.targetSpan.start);
  return (value) => {
    const found: Reference[] = [];
    for (let i = firstFrom(inOrder, value.span.start); i < inOrder.length; i++) {
      const reference = inOrder[i];
      // By its target: brackets without quotes are larger than the scalar in them.
      if (!reference || !covers(value.span, reference.targetSpan)) break;
      found.push(reference);
    }
    if (found.length > 0) return found;
    const target = linkTargetOf(value);
    return target ? [{ form: 'field', ...target, span: value.span, targetSpan: value.span }] : [];
  };
}

function firstFrom(inOrder: readonly Reference[], offset: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.targetSpan.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

type NearNames = (target: string, field: Field | undefined) => readonly string[];

/** Names near to one that leads nowhere. The same is often written many times, and is looked for once. */
function rememberedNear(snapshot: Snapshot): NearNames {
  const known = new Map<Field | undefined, Map<string, readonly string[]>>();
  return (target, field) => {
    const ofField = known.get(field) ?? new Map<string, readonly string[]>();
    known.set(field, ofField);
    const near = ofField.get(target) ?? nearNames(snapshot, target, (found) => fits(snapshot, field, found));
    ofField.set(target, near);
    return near;
  };
}

function problemsAt(
  snapshot: Snapshot,
  reference: Reference,
  field: Field | undefined,
  resolution: Resolution,
  nearTo: NearNames,
): readonly Problem[] {
  switch (resolution.kind) {
    case 'found':
      return leadsRight(snapshot, field, resolution)
        ? []
        : [targetProblem(snapshot, field, reference, resolution)];
    case 'ambiguous':
      return ambiguityProblems(snapshot, reference, field, resolution.candidates);
    case 'missing':
      if (!snapshot.complete || ATTACHMENT.test(reference.target)) return [];
      return [
        resolution.target
          ? fragmentProblem(snapshot, reference, resolution.target)
          : missingProblem(snapshot.vocabulary, reference, field, nearTo(reference.target, field)),
      ];
  }
}

/** Of several things with one name, a field may want only one. */
function ambiguityProblems(
  snapshot: Snapshot,
  reference: Reference,
  field: Field | undefined,
  candidates: readonly Located[],
): readonly Problem[] {
  if (field && candidates.filter((c) => fits(snapshot, field, c)).length === 1) return [];
  const related = relatedPlaces(candidates, t('It could mean this one.'));
  const name =
    reference.fragment === undefined ? reference.target : `${reference.target}#${reference.fragment}`;
  const message = isPlainName(name)
    ? t(
        '{0} is the name of {1} different things, so this link leads to none of them.',
        name,
        candidates.length,
      )
    : t('{0} different things have this name, so this link leads to none of them.', candidates.length);
  return [{ rule: 'link-ambiguous', span: reference.span, message, related }];
}

function missingProblem(
  vocabulary: Vocabulary,
  { target, targetSpan }: Reference,
  field: Field | undefined,
  near: readonly string[],
): Problem {
  const said = whatIsMissing(target, field);
  return {
    rule: ruleFor(field),
    span: targetSpan,
    message: near[0] ? `${said} ${t('Did you mean {0}?', near[0])}` : said,
    fixes: [...replacements(targetSpan, near), ...creations(vocabulary, target, field)],
  };
}

/** Where a field leads to one kind of thing only, the problem has that kind's own rule. */
function ruleFor(field: Field | undefined): RuleId {
  const only = field?.to.length === 1 ? field.to[0] : undefined;
  if (only === 'person') return 'person-unknown';
  if (only === 'site') return 'site-unknown';
  return only === 'code' ? 'code-unknown' : 'link-broken';
}

/** What is no plain name is not repeated: somebody may have written a real name. */
function whatIsMissing(target: string, field: Field | undefined): string {
  const plain = isPlainName(target);
  switch (ruleFor(field)) {
    case 'person-unknown':
      return plain
        ? t('people.yaml has nobody with the id {0}.', target)
        : t('people.yaml has nobody with this id.');
    case 'site-unknown':
      return plain ? t('No site has the id {0}.', target) : t('No site has this id.');
    case 'code-unknown':
      return plain ? t('The codebook has no code {0}.', target) : t('The codebook has no such code.');
    default:
      if (isId(target)) return t('No record has the id {0}.', target);
      return t('No record, person or code has this name.');
  }
}

/** Ids, codes and keys are made of letters without spaces and need no protection. */
function isPlainName(name: string): boolean {
  return isId(name.split('#')[0] ?? '') || /^\p{Ll}[\p{Ll}\d]*(?:[._-][\p{Ll}\d]+)*$/u.test(name);
}

/** Making the record that the link waits for, where the id or the field tells its type. */
function creations(vocabulary: Vocabulary, id: string, field: Field | undefined): readonly Fix[] {
  const type = isId(id) ? (typeWithPrefix(vocabulary, id) ?? onlyTypeOf(vocabulary, field)) : undefined;
  return type
    ? [{ kind: 'create-record', title: t('Create {0} ({1})', id, type.label), id, type: type.name }]
    : [];
}

function typeWithPrefix(vocabulary: Vocabulary, id: string): RecordType | undefined {
  const prefix = prefixOf(id);
  return [...vocabulary.types.values()].find((type) => type.prefix === prefix);
}

function onlyTypeOf(vocabulary: Vocabulary, field: Field | undefined): RecordType | undefined {
  return field?.to.length === 1 ? vocabulary.types.get(field.to[0] ?? '') : undefined;
}
