import { t } from '@vscode/l10n';
import { type ClaimEntry, claimEntry } from '../analysis/claims';
import { narrownessOf, type Narrowness, supportOf } from '../analysis/claimStanding';
import { isMaterial } from '../analysis/negativeCases';
import type { FileFacts, Reference } from '../model/facts';
import type { Fix, Problem } from '../model/problem';
import { covers, type Span } from '../model/span';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { sweepingWordsIn } from '../syntax/sweeping';

/** A claim whose wording speaks across sites, and whose support comes from too narrow a place for that. */
export function overclaimProblems(snapshot: Snapshot, entry: ClaimEntry, span: Span): readonly Problem[] {
  const { statement = '', statementDa = '' } = entry.claim;
  if (!sweepingWordsIn(statement) && !sweepingWordsIn(statementDa)) return [];
  return problem(span, narrownessOf(snapshot, supportOf(snapshot, entry)), [
    lookAtSites(),
    { kind: 'begin', what: 'negative-cases', title: t('Look for the other side…') },
    { kind: 'claim-act', act: 'revise', title: t('Change the wording…'), span },
  ]);
}

/** Sentences of a draft that speak across sites, where all that they cite comes from too narrow a place for that. */
export function sweepingProblems(
  snapshot: Snapshot,
  { path, references, sweeping = [] }: FileFacts,
): readonly Problem[] {
  if (sweeping.length === 0 || !snapshot.complete) return [];
  return sweeping.flatMap(({ span, sentence }) => {
    const cited = references.filter((r) => covers(sentence, r.span));
    // What the literature says may well hold everywhere.
    if (cited.some(({ form }) => form === 'citation')) return [];
    const sources = cited.flatMap((reference) => sourcesOf(snapshot, reference, path));
    return problem(span, narrownessOf(snapshot, sources), [lookAtSites()]);
  });
}

/** The records behind a link: those that support a claim, or the one that a passage comes from. */
function sourcesOf(snapshot: Snapshot, reference: Reference, path: string): readonly RecordEntry[] {
  const resolution = snapshot.resolve(reference, path);
  const record = resolution.kind === 'found' ? snapshot.recordAt(resolution.target.path) : undefined;
  if (!record) return [];
  if (record.type === 'claim') return supportOf(snapshot, claimEntry(record));
  return isMaterial(snapshot, record) ? [record] : [];
}

function lookAtSites(): Fix {
  return { kind: 'begin', what: 'coverage', title: t('See which sites have been looked at') };
}

function problem(span: Span, narrowness: Narrowness | undefined, fixes: readonly Fix[]): readonly Problem[] {
  return narrowness ? [{ rule: 'claim-overclaims', span, message: narrowText(narrowness), fixes }] : [];
}

function narrowText(narrowness: Narrowness): string {
  switch (narrowness.kind) {
    case 'case':
      return t('This speaks across sites, and all that supports it comes from one case: {0}.', narrowness.id);
    case 'person':
      return t(
        'This speaks across sites, and all that supports it comes from one person: {0}.',
        narrowness.id,
      );
    case 'sites':
      return t(
        'This speaks across sites. Sites that support it: {0}. Sites that are wanted: {1} or more.',
        narrowness.count,
        narrowness.wanted,
      );
  }
}
