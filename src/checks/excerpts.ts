import { t } from '@vscode/l10n';
import type { Anchoring } from '../model/anchoring';
import type { Definition, FileFacts } from '../model/facts';
import { stemOf } from '../model/ids';
import type { Problem } from '../model/problem';
import type { RecordEntry, Snapshot } from '../repository/snapshot';

/** A file of excerpts without the record that it belongs to, and excerpts whose words do not stand there any more. */
export function excerptProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  if (facts.kind !== 'excerpts' || !snapshot.complete) return [];
  const owner = snapshot.ownerOf(facts.path);
  if (!owner) return [orphanProblem(facts)];
  return facts.definitions.flatMap((excerpt) => {
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
  { id }: RecordEntry,
  { name, span }: Definition,
  anchoring: Anchoring,
): readonly Problem[] {
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
      return [{ rule: 'excerpt-moved', span, message }];
    }
    case 'doubtful':
      return [
        {
          rule: 'excerpt-ambiguous',
          span,
          message: t('It is not certain which place in {0} is meant by {1}.', id, name),
        },
      ];
    case 'lost':
      return [
        { rule: 'excerpt-lost', span, message: t('The quotation of {0} is not found in {1}.', name, id) },
      ];
  }
}
