import { t } from '@vscode/l10n';
import type { AnchorCandidate, Anchoring } from '../model/anchoring';
import type { Definition, FileFacts } from '../model/facts';
import { stemOf } from '../model/ids';
import type { Fix, Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { each } from './each';

/** A file of excerpts without the record that it belongs to, and excerpts whose words do not stand there any more. */
export function* excerptProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  if (facts.kind !== 'excerpts' || !snapshot.complete) return [];
  const owner = snapshot.ownerOf(facts.path);
  if (!owner) return [orphanProblem(facts)];
  return yield* each(facts.definitions, (excerpt) => {
    const anchoring = snapshot.anchoring(facts.path, excerpt.name);
    return anchoring ? anchoringProblems(owner, excerpt, anchoring) : [];
  });
}

function orphanProblem(facts: FileFacts): Problem {
  const stem = stemOf(facts.path);
  const name = `${stem.slice(stem.lastIndexOf('/') + 1)}.md`;
  const message = t('These excerpts belong to {0} in the same folder, and that file is not there.', name);
  return { rule: 'excerpts-orphan', span: { start: 0, end: 0 }, message };
}

/** The words themselves are never repeated: they are somebody's. */
function anchoringProblems(
  { id, path }: RecordEntry,
  { name, span }: Definition,
  anchoring: Anchoring,
): readonly Problem[] {
  const fixes = (title: string, places: readonly AnchorCandidate[]): readonly Fix[] => [
    ...places.map((place): Fix => ({ kind: 'place-excerpt', title, id: name, record: path, place })),
    { kind: 'delete-excerpt', title: t('Delete the excerpt {0}', name), id: name },
  ];
  const isHere = t('This is the passage');
  switch (anchoring.kind) {
    case 'exact':
      return [];
    case 'approximate': {
      const percent = String(Math.round(anchoring.similarity * 100));
      const message = t(
        'The passage of {0} was changed in {1}: {2} % of the quotation stands there still.',
        name,
        id,
        percent,
      );
      const now = t('Quote what the record says now');
      return [{ rule: 'excerpt-moved', span, message, fixes: fixes(now, [anchoring]) }];
    }
    case 'doubtful': {
      const message = t('It is not certain which place in {0} is meant by {1}.', id, name);
      return [{ rule: 'excerpt-ambiguous', span, message, fixes: fixes(isHere, anchoring.candidates) }];
    }
    case 'lost': {
      const message = t('The quotation of {0} is not found in {1}.', name, id);
      return [{ rule: 'excerpt-lost', span, message, fixes: fixes(isHere, anchoring.candidates) }];
    }
  }
}
