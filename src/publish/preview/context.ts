import type { Snapshot } from '../../repository/snapshot';
import type { ShownFigures } from './shownFigures';

/** What a document that is shown belongs to. */
export interface PreviewContext {
  readonly snapshot: Snapshot;
  /** Of the same repository. */
  readonly figures: Pick<ShownFigures, 'at'>;
  /** The document's path in its repository. */
  readonly path: string;
  /** The address that leads from the document to a file of the repository. */
  hrefOf(path: string): string;
}

/**
 * The context of what is rendered, by the environment that the Markdown engine hands over;
 * undefined for a document outside all repositories, which is shown as if there were no plugin.
 */
export type ContextOf = (environment: unknown) => PreviewContext | undefined;
