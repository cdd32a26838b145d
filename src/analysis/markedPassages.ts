import { type Excerpt, readExcerpt } from '../model/excerpt';
import type { Span } from '../model/span';
import type { Located, RecordEntry, Snapshot } from '../repository/snapshot';
import { passageIn } from './passage';

/** An excerpt and where it stands in its record. */
export interface MarkedPassage {
  /** As a link has it: `OBS-012#x03`. */
  readonly link: string;
  readonly id: string;
  /** The excerpt file. */
  readonly path: string;
  readonly located: Located;
  readonly excerpt: Excerpt;
  /** Its `by`, else the coder whom the file's name tells. */
  readonly coder: string | undefined;
  /** UTF-16 offsets in the record's text; undefined where it is not found. */
  readonly span: Span | undefined;
}

/** The excerpts of a record over all its excerpt files, in the order of the text; those not found come last. */
export function markedPassages(
  snapshot: Snapshot,
  record: RecordEntry,
  text: string,
): readonly MarkedPassage[] {
  return snapshot
    .fragmentsOf(record.path)
    .filter(({ definition }) => definition.kind === 'excerpt')
    .map((located): MarkedPassage => {
      const { path, definition } = located;
      const excerpt = readExcerpt(definition.fields);
      return {
        link: `${record.id}#${definition.name}`,
        id: definition.name,
        path,
        located,
        excerpt,
        coder: excerpt.by ?? coderOf(path),
        span: passageIn(text, record.facts.bodyStart, definition.fields),
      };
    })
    .sort((a, b) => startOf(a) - startOf(b) || (a.span?.end ?? 0) - (b.span?.end ?? 0));
}

/** The passages at an offset, the shortest first. */
export function passagesAt(passages: readonly MarkedPassage[], offset: number): readonly MarkedPassage[] {
  const length = ({ span }: MarkedPassage): number => (span ? span.end - span.start : Infinity);
  return passages
    .filter(({ span }) => span !== undefined && span.start <= offset && offset <= span.end)
    .sort((a, b) => length(a) - length(b));
}

/** The coder whom an excerpt file's name tells: `OBS-012.excerpts.mk.yaml` → `mk`. */
function coderOf(excerptsPath: string): string | undefined {
  return /\.excerpts\.([^./]+)\.ya?ml$/i.exec(excerptsPath)?.[1];
}

function startOf({ span }: MarkedPassage): number {
  return span?.start ?? Infinity;
}
