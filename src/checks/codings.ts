import { t } from '@vscode/l10n';
import { isInUse, readCode, versionOf } from '../model/code';
import { readExcerpt } from '../model/excerpt';
import type { Definition, FileFacts } from '../model/facts';
import { fold } from '../model/ids';
import type { Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import { type Entry, valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { each } from './each';

/** Codings that were made under an earlier definition. */
export function codingProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  return each(facts.definitions, (definition) =>
    definition.kind === 'excerpt' ? outdatedCodings(snapshot, definition) : [],
  );
}

/** What is not known to be old is not asked about: an excerpt without versions is left alone. */
function outdatedCodings(snapshot: Snapshot, { fields }: Definition): readonly Problem[] {
  const coded = valueAt(fields, 'coded');
  if (coded?.kind !== 'mapping') return [];
  const given = new Set(readExcerpt(fields).codes.map(fold));
  return coded.entries.flatMap((entry) => {
    const code = given.has(fold(entry.key)) ? codeOf(snapshot, entry.key) : undefined;
    const now = code && isInUse(readCode(code.fields, '')) ? versionOf(code.fields) : undefined;
    const then = readExcerpt(fields).coded.get(fold(entry.key));
    return code && now !== undefined && then !== undefined && then < now
      ? [outdated(code.name, entry, then, now)]
      : [];
  });
}

function codeOf(snapshot: Snapshot, id: string): Definition | undefined {
  const codes = snapshot.named(id).filter((located) => located.definition.kind === 'code');
  return codes.length === 1 ? codes[0]?.definition : undefined;
}

function outdated(code: string, { keySpan, value }: Entry, then: number, now: number): Problem {
  const message = t(
    'This was coded under version {0} of {1}, whose definition is now in version {2}. Does the code still hold?',
    then,
    code,
    now,
  );
  const fixes = value
    ? [{ kind: 'replace' as const, title: t('It still holds'), span: value.span, text: String(now) }]
    : [];
  return { rule: 'coding-outdated', span: keySpan, message, fixes };
}
