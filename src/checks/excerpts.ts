import { t } from '@vscode/l10n';
import type { FileFacts } from '../model/facts';
import { stemOf } from '../model/ids';
import type { Problem } from '../model/problem';
import type { Snapshot } from '../repository/snapshot';

/** A file of excerpts without the record that it belongs to. */
export function excerptProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  if (facts.kind !== 'excerpts' || !snapshot.complete || snapshot.ownerOf(facts.path)) return [];
  const stem = stemOf(facts.path);
  const name = `${stem.slice(stem.lastIndexOf('/') + 1)}.md`;
  const message = t('These excerpts belong to {0} in the same folder, and that file is not there.', name);
  return [{ rule: 'excerpts-orphan', span: { start: 0, end: 0 }, message }];
}
