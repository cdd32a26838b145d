import { t } from '@vscode/l10n';
import type { Definition, FileFacts } from '../model/facts';
import { fold, isId } from '../model/ids';
import type { Fix, Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import type { Span } from '../model/span';
import { textAt, valueAt } from '../model/value';
import type { Located, Snapshot } from '../repository/snapshot';
import { each } from './each';
import { replacements } from './replacements';
import { relatedPlaces } from './related';

/** Ids of codes and excerpts: letters and digits, with dots, hyphens or underscores between. */
const SHORT_ID = /^[\p{L}\d]+(?:[._-][\p{L}\d]+)*$/u;
/** How many numbers are tried to find a free one. */
const TRIES = 10_000;

/** Ids that are given twice, or are not made like ids. */
export function* idProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const namesake = yield* namesakes(snapshot, facts);
  return yield* each(facts.definitions, (definition) => [
    ...formProblems(facts, definition),
    ...duplicateProblems(snapshot, facts, definition, namesake(definition)),
  ]);
}

/** Finds what has the same name as a definition of this file, itself included. */
function* namesakes(
  snapshot: Snapshot,
  facts: FileFacts,
): Steps<(definition: Definition) => readonly Located[]> {
  const fragments = new Map<string, Located[]>();
  const keyOf = (d: Definition): string => `${d.kind}:${fold(d.name)}`;
  for (const located of fragmentsBeside(snapshot, facts)) {
    const same = fragments.get(keyOf(located.definition));
    if (same) same.push(located);
    else fragments.set(keyOf(located.definition), [located]);
    yield;
  }
  return (definition) => {
    switch (definition.kind) {
      case 'record':
      case 'person':
      case 'code':
        return snapshot.named(definition.name).filter((l) => isGivenName(snapshot, l));
      case 'excerpt':
      case 'block':
        return fragments.get(keyOf(definition)) ?? [];
      case 'heading':
      case 'citation':
        return [];
    }
  };
}

function fragmentsBeside(snapshot: Snapshot, facts: FileFacts): readonly Located[] {
  if (facts.kind === 'record') return snapshot.fragmentsOf(facts.path);
  if (facts.kind !== 'excerpts') return [];
  const owner = snapshot.ownerOf(facts.path);
  if (owner) return snapshot.fragmentsOf(owner.path);
  return facts.definitions.map((definition) => ({ path: facts.path, definition }));
}

/** Plain notes may share a file name: there are many README.md. */
function isGivenName(snapshot: Snapshot, { path, definition }: Located): boolean {
  const { kind, name, span } = definition;
  return (
    kind !== 'record' || span.end > span.start || isId(name) || snapshot.recordAt(path)?.type !== undefined
  );
}

function duplicateProblems(
  snapshot: Snapshot,
  facts: FileFacts,
  definition: Definition,
  namesake: readonly Located[],
): readonly Problem[] {
  const isThis = ({ path, definition: d }: Located): boolean =>
    path === facts.path && d.kind === definition.kind && d.span.start === definition.span.start;
  const others = namesake.filter((l) => !isThis(l));
  if (others.length === 0 || others.length === namesake.length) return [];
  const related = relatedPlaces(others, t('The same id stands here.'));
  const message = t('The id {0} is given more than once, so links to it lead nowhere.', definition.name);
  const fixes = freeIdFixes(snapshot, definition);
  return [{ rule: 'id-duplicate', span: placeOf(facts, definition), message, related, fixes }];
}

/** A record that is called after its file has no id to show: its type stands for it. */
function placeOf(facts: FileFacts, { kind, span }: Definition): Span {
  return kind === 'record' && span.start === span.end ? (valueAt(facts.root, 'type')?.span ?? span) : span;
}

function freeIdFixes(snapshot: Snapshot, { kind, name, span }: Definition): readonly Fix[] {
  const numbered = /^(.*-)(\d+)$/.exec(name);
  if ((kind !== 'record' && kind !== 'person') || !numbered?.[1] || !numbered[2] || span.start === span.end)
    return [];
  const [, prefix, digits] = numbered;
  for (let n = Number(digits) + 1; n < Number(digits) + TRIES; n++) {
    const id = prefix + String(n).padStart(digits.length, '0');
    if (snapshot.named(id).length === 0) {
      return [{ kind: 'replace', title: t('Change to {0}, which is free', id), span, text: id }];
    }
  }
  return [];
}

function formProblems(facts: FileFacts, { kind, name, span }: Definition): readonly Problem[] {
  if (span.start === span.end) return [];
  switch (kind) {
    case 'record':
      if (isId(name) || textAt(facts.root, 'type') === undefined) return [];
      return [
        malformed(span, t('An id is a prefix in capitals, a hyphen and a number: OBS-012.'), likelyId(name)),
      ];
    case 'person':
      if (isId(name)) return [];
      return [
        malformed(span, t('An id is a prefix in capitals, a hyphen and a number: CIT-017.'), likelyId(name)),
      ];
    case 'code':
    case 'excerpt':
      if (SHORT_ID.test(name)) return [];
      return [
        malformed(span, t('An id here is made of letters and digits, with dots or hyphens between them.')),
      ];
    case 'block':
    case 'heading':
    case 'citation':
      return [];
  }
}

function malformed(span: Span, message: string, meant: readonly string[] = []): Problem {
  return { rule: 'id-invalid', span, message, fixes: replacements(span, meant) };
}

/** `obs 12` → `OBS-12`. */
function likelyId(name: string): readonly string[] {
  const id = name
    .trim()
    .toUpperCase()
    .replace(/[\s_–]+/g, '-');
  return id !== name && isId(id) ? [id] : [];
}
