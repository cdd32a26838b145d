import { element, type Markup } from '../../protocol/markup';
import type { FlowTable } from './model';

/** Measures in the drawing's own units; it is scaled to the width of the page. */
const WIDTH = 760;
const LEFT = 190;
const RIGHT = WIDTH - 210;
const NODE = 10;
const GAP = 12;
/** How high one end of a flow is at least, so that its name has room. */
const ROOM = 16;

/** One end as it is drawn. */
interface Drawn {
  readonly top: number;
  readonly height: number;
}

/**
 * Bands from the codes of one stage to those of another, as thick as there are sequences. The table beside it says the
 * same in numbers, to those who do not see it too.
 * @param actionOf what a click on a band asks for.
 */
export function flowPlot(
  { sources, targets, counts }: FlowTable,
  says: (source: number, target: number) => string,
  actionOf: (source: number, target: number) => object,
): Markup {
  const outgoing = counts.map(sum);
  const incoming = targets.map((_, target) => sum(counts.map((row) => row[target] ?? 0)));
  const all = sum(outgoing);
  const unit = Math.max(4, 260 / Math.max(1, all));
  const [left, right] = [stacked(outgoing, unit), stacked(incoming, unit)];
  const height = Math.max(...[...left, ...right].map((end) => end.top + end.height), 1);
  const usedLeft = left.map(({ top }) => top);
  const usedRight = right.map(({ top }) => top);
  const bands = sources.flatMap((_, source) =>
    targets.flatMap((__, target) => {
      const count = counts[source]?.[target] ?? 0;
      if (count === 0) return [];
      const [y, z] = [usedLeft[source] ?? 0, usedRight[target] ?? 0];
      usedLeft[source] = y + count * unit;
      usedRight[target] = z + count * unit;
      return [
        element(
          'path',
          {
            class: 'band',
            d: band(y, z, count * unit),
            'data-action': JSON.stringify(actionOf(source, target)),
          },
          element('title', {}, says(source, target)),
        ),
      ];
    }),
  );
  const end = (side: 'source' | 'target', label: string, { top, height: own }: Drawn): Markup[] => [
    element('rect', {
      class: 'end',
      x: String(side === 'source' ? LEFT - NODE : RIGHT),
      y: String(top),
      width: String(NODE),
      height: String(Math.max(own, 1)),
    }),
    element(
      'text',
      {
        x: String(side === 'source' ? LEFT - NODE - 8 : RIGHT + NODE + 8),
        y: String(top + own / 2),
        'dominant-baseline': 'middle',
        'text-anchor': side === 'source' ? 'end' : 'start',
      },
      label,
    ),
  ];
  return element(
    'svg',
    { class: 'flow', viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`, 'aria-hidden': 'true' },
    ...bands,
    ...sources.flatMap(({ label }, i) => end('source', `${label} (${outgoing[i] ?? 0})`, left[i] ?? NOTHING)),
    ...targets.flatMap(({ label }, i) =>
      end('target', `${label} (${incoming[i] ?? 0})`, right[i] ?? NOTHING),
    ),
  );
}

const NOTHING: Drawn = { top: 0, height: 0 };

/** Ends below one another, each with room for its name. */
function stacked(counts: readonly number[], unit: number): readonly Drawn[] {
  let next = 0;
  return counts.map((count) => {
    const height = count * unit;
    const top = next + Math.max(0, (ROOM - height) / 2);
    next += Math.max(height, ROOM) + GAP;
    return { top, height };
  });
}

function band(y: number, z: number, thickness: number): string {
  const middle = (LEFT + RIGHT) / 2;
  return (
    `M${LEFT} ${y}C${middle} ${y} ${middle} ${z} ${RIGHT} ${z}V${z + thickness}` +
    `C${middle} ${z + thickness} ${middle} ${y + thickness} ${LEFT} ${y + thickness}Z`
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
