import { t } from '@vscode/l10n';
import { figureOf } from '../analysis/figures';
import { inOrderInSteps } from '../analysis/order';
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

/** A text shown behind a place in a document, without being part of it, and the figure whose value it is. */
export interface Hint {
  readonly expression: string;
  readonly offset: number;
  readonly text: string;
}

/** The value behind each live figure that can be worked out, in steps: each may look at all there is. */
export function* figureHints(snapshot: Snapshot, facts: FileFacts): Steps<readonly Hint[]> {
  const hints: Hint[] = [];
  for (const { span, expression } of facts.figures ?? []) {
    const figure = yield* figureOf(snapshot, expression);
    if (figure.kind === 'value') {
      hints.push({ expression, offset: span.end, text: `= ${figure.counted.length}` });
    }
  }
  return hints;
}

/**
 * The value of the live figure under the cursor, and the first of what was counted; in steps.
 * @param urlOf gives the address that a link to a file of the repository has.
 * @param link makes a text, which is Markdown already, lead to all that the figure counts.
 */
export function* figureHover(
  snapshot: Snapshot,
  { facts }: OpenDocument,
  offset: number,
  urlOf: (path: string) => string,
  link: (text: string, expression: string) => string,
): Steps<Hover | undefined> {
  const live = facts.figures?.find((f) => touches(f.span, offset));
  if (!live) return undefined;
  const figure = yield* figureOf(snapshot, live.expression);
  if (figure.kind !== 'value') return undefined;
  const counted = yield* namedInOrder(snapshot, figure.counted);
  const leading = (text: string): string => (counted.length === 0 ? text : link(text, live.expression));
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
      leading(strong(String(counted.length))),
      bullets(lines),
      more > 0 ? leading(escaped(t('and {0} more', more))) : undefined,
    ]),
  };
}

/** What a figure counts, by its names in order; in steps. */
export function namedInOrder(
  snapshot: Snapshot,
  counted: readonly Located[],
): Steps<readonly (Located & { readonly id: string })[]> {
  return inOrderInSteps(named(snapshot, counted));
}

function* named(
  snapshot: Snapshot,
  counted: readonly Located[],
): Iterable<Located & { readonly id: string }> {
  for (const located of counted) yield { ...located, id: nameOf(snapshot, located) };
}

/** An excerpt's name says little without the record's. */
function nameOf(snapshot: Snapshot, { path, definition }: Located): string {
  const owner = definition.kind === 'excerpt' ? snapshot.ownerOf(path) : undefined;
  return owner ? `${owner.id}#${definition.name}` : definition.name;
}
