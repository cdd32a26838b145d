import { fold } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import type { Steps } from '../model/steps';
import { textOf, type Value, valuesAt } from '../model/value';
import { type Field, fieldNamed } from '../model/vocabulary';
import { rememberedInSteps } from '../repository/remembered';
import type { Located, Snapshot } from '../repository/snapshot';

/** What a live figure comes to. */
export type Figure =
  | { readonly kind: 'value'; readonly counted: readonly Located[] }
  | FigureProblem
  /** Braces that are no figure, as templates have them: `{{title}}`. */
  | { readonly kind: 'none' };

/** The word that every figure begins with. */
export const COUNT = 'count';

/** Why a figure cannot be worked out, and at which word of the expression. */
export type FigureProblem = { readonly kind: 'problem'; readonly word: Word } & (
  | { readonly what: 'nothing to count' | 'condition' }
  | { readonly what: 'type' | 'field'; readonly known: readonly string[] }
  | { readonly what: 'value'; readonly field: Field }
);

/** A word of an expression, and where it begins there. */
interface Word {
  readonly text: string;
  readonly at: number;
}

/** A condition `field=value` of a figure. */
interface Condition {
  readonly field: Word;
  readonly value: Word;
}

/** What can be counted under one name: the things with what they say of themselves, and the fields they may have. */
interface Countable {
  readonly things: Iterable<{ readonly located: Located; readonly fields: Value | undefined }>;
  readonly known: readonly Field[];
}

/** A word, or `field=value` with the value perhaps in quotation marks. */
const WORD = /[^\s="]*=(?:"[^"]*"|\S*)|\S+/g;

/**
 * Works out a live figure, as it stands between the braces: `count observation site=SITE-B`.
 * A type of record, `person`, `code` or `excerpt` is counted, as far as all conditions hold. A field may be a path
 * (`consent.status`), and a list be named in the singular (`code` for `codes`). Texts are compared without case,
 * links by id, and a date holds for the year and the month it lies in. One thing is looked at in a step; the same figure
 * is often asked for again.
 */
export const figureOf = rememberedInSteps(function* (snapshot, expression: string): Steps<Figure> {
  const [verb, name, ...rest] = wordsOf(expression);
  if (!verb || fold(verb.text) !== COUNT) return { kind: 'none' };
  if (!name) return { kind: 'problem', what: 'nothing to count', word: verb };
  const countable = countableOf(snapshot, fold(name.text));
  if (!countable) {
    return { kind: 'problem', what: 'type', word: name, known: countableNames(snapshot) };
  }
  const tests: Test[] = [];
  for (const word of rest) {
    const test = testOf(snapshot, countable.known, word);
    if (typeof test !== 'function') return test;
    tests.push(test);
  }
  const counted: Located[] = [];
  for (const { located, fields } of countable.things) {
    if (tests.every((holds) => holds(fields))) counted.push(located);
    yield;
  }
  return { kind: 'value', counted };
});

/** Whether something with these fields is counted. */
type Test = (fields: Value | undefined) => boolean;

function testOf(snapshot: Snapshot, known: readonly Field[], word: Word): Test | FigureProblem {
  const condition = readCondition(word);
  if (!condition) return { kind: 'problem', what: 'condition', word };
  const found = fieldAt(known, condition.field.text);
  if (!found) {
    return { kind: 'problem', what: 'field', word: condition.field, known: known.map((f) => f.name) };
  }
  const { path, field } = found;
  const wanted = condition.value.text;
  if (field && !canHold(snapshot, field, wanted)) {
    return { kind: 'problem', what: 'value', word: condition.value, field };
  }
  const folded = fold(wanted);
  return (fields) => valuesAt(fields, path).some((value) => says(value, folded, field));
}

/** What can be counted besides records. */
const DEFINITIONS = ['person', 'code', 'excerpt'] as const;

function countableNames({ vocabulary }: Snapshot): readonly string[] {
  return [...vocabulary.types.keys(), ...DEFINITIONS];
}

function countableOf(snapshot: Snapshot, name: string): Countable | undefined {
  const { vocabulary } = snapshot;
  const type = [...vocabulary.types.values()].find((t) => fold(t.name) === name);
  if (type) return { things: recordsOf(snapshot, type.name), known: type.fields };
  const kind = DEFINITIONS.find((d) => d === name);
  return kind && { things: definitionsOf(snapshot, kind), known: vocabulary[kind] };
}

/** The records of a type, in no certain order. */
export function* recordsOf(snapshot: Snapshot, type: string): Countable['things'] {
  for (const { path, definition, facts } of snapshot.recordsOfType(type)) {
    yield { located: { path, definition }, fields: facts.root };
  }
}

function* definitionsOf(snapshot: Snapshot, kind: (typeof DEFINITIONS)[number]): Countable['things'] {
  for (const located of snapshot.definitions(kind)) yield { located, fields: located.definition.fields };
}

function wordsOf(expression: string): readonly Word[] {
  return Array.from(expression.matchAll(WORD), ({ 0: text, index }) => ({ text, at: index }));
}

function readCondition({ text, at }: Word): Condition | undefined {
  const [, field = '', quote = '', value = ''] = /^([^=]+)=("?)(.+?)\2$/.exec(text) ?? [];
  if (value === '') return undefined;
  return {
    field: { text: field, at },
    value: { text: value, at: at + field.length + 1 + quote.length },
  };
}

/** The field that a path leads to, and the path as the files have it. Below an open map any name will do. */
function fieldAt(
  fields: readonly Field[],
  written: string,
): { readonly path: readonly string[]; readonly field: Field | undefined } | undefined {
  const path: string[] = [];
  let below = fields;
  let field: Field | undefined;
  let isOpen = false;
  for (const name of written.split('.')) {
    const next = fieldNamed(below, name) ?? below.find((f) => f.list && f.name === `${name}s`);
    if (!next && !isOpen) return undefined;
    path.push(next?.name ?? name);
    isOpen = next ? next.open || next.keyed || next.kind === 'any' : isOpen;
    below = next?.keyed ? [] : (next?.fields ?? []);
    field = next;
  }
  return { path, field };
}

/** Whether a field can have this value at all: a site that there is, an allowed word. */
function canHold(snapshot: Snapshot, field: Field, value: string): boolean {
  if (field.kind === 'link')
    return !snapshot.complete || snapshot.named(value.split('#')[0] ?? '').length > 0;
  return field.kind !== 'one-of' || field.values.some((choice) => fold(choice.value) === fold(value));
}

/** @param wanted folded. */
function says(value: Value, wanted: string, field: Field | undefined): boolean {
  if (field?.kind === 'link') {
    const { target, fragment } = linkTargetOf(value) ?? {};
    if (target === undefined) return false;
    const id = fold(target);
    return id === wanted || (fragment !== undefined && `${id}#${fold(fragment)}` === wanted);
  }
  const text = fold(textOf(value) ?? '');
  return text === wanted || (field?.kind === 'date' && text.startsWith(`${wanted}-`));
}
