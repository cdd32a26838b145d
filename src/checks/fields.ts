import { t } from '@vscode/l10n';
import type { FileFacts, Reference } from '../model/facts';
import { idFromPath, isId } from '../model/ids';
import type { Fix, Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import type { Span } from '../model/span';
import { entryOf, type Mapping, textAt, valueAt } from '../model/value';
import { type Field, fieldNamed } from '../model/vocabulary';
import type { Snapshot } from '../repository/snapshot';
import { each } from './each';
import { type Described, describedIn, isEmpty, valuesOf } from './entries';
import { nearestWords } from './nearest';
import { replacements } from './replacements';
import { countProblems, precisionProblems, valueProblems } from './values';

/** Fields that are missing, unknown or hold what they cannot hold; types that do not exist. */
export function* fieldProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const flow = facts.references.filter((r) => r.form === 'flow');
  const problems = yield* each(describedIn(snapshot, facts), (described) =>
    problemsIn(described, facts, flow),
  );
  return facts.kind === 'record' ? [...problems, ...typeProblems(snapshot, facts)] : problems;
}

/** @param flow the links in brackets without quotes. */
function problemsIn(
  { value, fields, open }: Described,
  facts: FileFacts,
  flow: readonly Reference[],
): readonly Problem[] {
  if (value.kind !== 'mapping') {
    const message = t('Fields should stand here, each with a colon behind its name: “id: …”.');
    return [{ rule: 'field-value', span: value.span, message }];
  }
  const problems = [...mappingProblems(value, fields, open, facts, flow), ...precisionProblems(value)];
  for (const { field, value: inner } of valuesOf(value, fields)) {
    problems.push(...valueProblems(field, inner, flow));
    if (field.kind !== 'map' || field.keyed || inner.kind !== 'mapping') continue;
    problems.push(...mappingProblems(inner, field.fields, field.open, facts, flow));
  }
  return problems;
}

function mappingProblems(
  mapping: Mapping,
  fields: readonly Field[],
  open: boolean,
  facts: FileFacts,
  flow: readonly Reference[],
): Problem[] {
  const problems = fields.flatMap((field) => missingProblems(mapping, field, fields, facts));
  for (const entry of mapping.entries) {
    const field = fieldNamed(fields, entry.key);
    if (field && entry.value) problems.push(...countProblems(field, entry.value, flow));
    if (!field && !open) problems.push(unknownProblem(entry.key, entry.keySpan, mapping, fields));
  }
  return problems;
}

function missingProblems(
  mapping: Mapping,
  field: Field,
  fields: readonly Field[],
  facts: FileFacts,
): readonly Problem[] {
  if (!field.required) return [];
  const entry = entryOf(mapping, field.name);
  if (entry && isEmpty(entry.value)) {
    return [{ rule: 'field-missing', span: entry.keySpan, message: t('“{0}” needs a value.', field.name) }];
  }
  const atTop = facts.kind === 'record' && mapping === facts.root;
  if (entry || (atTop && field.name === 'id' && isId(idFromPath(facts.path)))) return [];
  const problem: Problem = {
    rule: 'field-missing',
    span: placeOf(mapping),
    message: t('The field “{0}” is missing here. {1}', field.name, field.description).trim(),
  };
  return [atTop ? { ...problem, fixes: insertion(mapping, field, fields) } : problem];
}

/** Where to show what a mapping lacks: at its type or id, else at its first key. */
function placeOf(mapping: Mapping): Span {
  const named = valueAt(mapping, 'type') ?? valueAt(mapping, 'id');
  return named?.kind === 'scalar' ? named.span : (mapping.entries[0]?.keySpan ?? mapping.span);
}

/** The field on a line of its own, before the first one that comes after it in the vocabulary. */
function insertion(mapping: Mapping, field: Field, fields: readonly Field[]): readonly Fix[] {
  const first = mapping.entries[0];
  // In braces there are no lines of its own.
  if (first?.keySpan.start !== mapping.span.start) return [];
  const later = new Set(fields.slice(fields.indexOf(field) + 1).map((f) => f.name));
  const next = mapping.entries.find((e) => later.has(e.key)) ?? first;
  const at = next.keySpan.start;
  const title = t('Add the field “{0}”', field.name);
  return [{ kind: 'replace', title, span: { start: at, end: at }, text: `${field.name}: \n` }];
}

function unknownProblem(key: string, span: Span, mapping: Mapping, fields: readonly Field[]): Problem {
  const free = fields.map((f) => f.name).filter((name) => !entryOf(mapping, name));
  const near = nearestWords(key, free);
  const message = near[0]
    ? t('No field is called “{0}” here. Did you mean “{1}”?', key, near[0])
    : t('No field is called “{0}” here. Fields of your own go into red-thread.yaml.', key);
  return { rule: 'field-unknown', span, message, fixes: replacements(span, near) };
}

function typeProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  const type = valueAt(facts.root, 'type');
  const name = textAt(facts.root, 'type');
  const { types } = snapshot.vocabulary;
  if (!type || name === undefined || types.has(name)) return [];
  const near = nearestWords(name, types.keys());
  const message = near[0]
    ? t('No type of record is called “{0}”. Did you mean “{1}”?', name, near[0])
    : t('No type of record is called “{0}”. Types of your own go into red-thread.yaml.', name);
  return [{ rule: 'type-unknown', span: type.span, message, fixes: replacements(type.span, near) }];
}
