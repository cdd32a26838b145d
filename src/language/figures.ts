import { t } from '@vscode/l10n';
import { figureOf } from '../analysis/figures';
import { inOrder } from '../analysis/order';
import type { FileFacts } from '../model/facts';
import { touches } from '../model/span';
import type { Steps } from '../model/steps';
import type { Located, Snapshot } from '../repository/snapshot';
import { titleOf } from './about';
import type { Hover } from './hover';
import { bullets, escaped, joined, paragraphs, strong } from './markdown';
import type { OpenDocument } from './texts';

/** How many of the things counted a hover lists. */
const LISTED = 20;

/** A text shown behind a place in a document, without being part of it. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
}

/** The value behind each live figure that can be worked out, one in a step: each may look at all there is. */
export function* figureHints(snapshot: Snapshot, facts: FileFacts): Steps<readonly Hint[]> {
  const hints: Hint[] = [];
  for (const { span, expression } of facts.figures ?? []) {
    const figure = figureOf(snapshot, expression);
    if (figure.kind === 'value') hints.push({ offset: span.end, text: `= ${figure.counted.length}` });
    yield;
  }
  return hints;
}

/**
 * The value of the live figure under the cursor, and the first of what was counted.
 * @param urlOf gives the address that a link to a file of the repository has.
 */
export function figureHover(
  snapshot: Snapshot,
  { facts }: OpenDocument,
  offset: number,
  urlOf: (path: string) => string,
): Hover | undefined {
  const live = facts.figures?.find((f) => touches(f.span, offset));
  if (!live) return undefined;
  const figure = figureOf(snapshot, live.expression);
  if (figure.kind !== 'value') return undefined;
  const counted = inOrder(figure.counted.map((located) => ({ ...located, id: nameOf(snapshot, located) })));
  const more = counted.length - LISTED;
  const lines = counted
    .slice(0, LISTED)
    .map((located) =>
      joined([
        `[${escaped(located.id)}](<${urlOf(located.path)}>)`,
        escaped(titleOf(snapshot, located) ?? ''),
      ]),
    );
  return {
    span: live.span,
    markdown: paragraphs([
      strong(String(counted.length)),
      bullets(lines),
      more > 0 ? escaped(t('and {0} more', more)) : undefined,
    ]),
  };
}

/** An excerpt's name says little without the record's. */
function nameOf(snapshot: Snapshot, { path, definition }: Located): string {
  const owner = definition.kind === 'excerpt' ? snapshot.ownerOf(path) : undefined;
  return owner ? `${owner.id}#${definition.name}` : definition.name;
}
