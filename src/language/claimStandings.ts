import type { Span } from '../model/span';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import type { OpenDocument } from './texts';
import { standingText } from './describeClaim';

/** Where the claim that a text makes stands. */
export interface ClaimStanding {
  /** The link to the claim. */
  readonly span: Span;
  readonly record: RecordEntry;
  /** Plain text. */
  readonly text: string;
}

/**
 * Where the claims stand that a draft makes; none in texts of other types, where a link to a claim only mentions it.
 * A claim that is made twice on one line is told of once.
 */
export function claimStandings(
  snapshot: Snapshot,
  { path, text, facts }: OpenDocument,
): readonly ClaimStanding[] {
  if (snapshot.recordAt(path)?.type !== 'draft') return [];
  const told = new Set<string>();
  return facts.references.flatMap((reference): readonly ClaimStanding[] => {
    if (reference.form !== 'wikilink' || reference.span.start < facts.bodyStart) return [];
    const resolution = snapshot.resolve(reference, path);
    const record = resolution.kind === 'found' ? snapshot.recordAt(resolution.target.path) : undefined;
    if (record?.type !== 'claim') return [];
    const line = text.lastIndexOf('\n', reference.span.start);
    const key = `${line} ${record.path}`;
    if (told.has(key)) return [];
    told.add(key);
    return [{ span: reference.span, record, text: standingText(snapshot, record) }];
  });
}
