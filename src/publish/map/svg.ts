import {
  mapDashes,
  mapKinds,
  type MapKind,
  mapRelations,
  type MapStroke,
  mapStrokes,
  type MapTone,
} from '../../model/mapSigns';
import type { Steps } from '../../model/steps';
import { element, escapeHtml } from '../html';
import type { DrawnNode, MapPicture } from './picture';
import { kindWord, relationWord } from './words';

/** Colours for paper and white screens; each stands out from white by 4.5 to 1 but that of lines which only tie. */
const tones: Readonly<Record<MapTone, string>> = {
  for: '#1a7441',
  against: '#b3261e',
  partly: '#8a5a00',
  question: '#1f5fbf',
  silent: '#6b6b6b',
  ties: '#b4b4b4',
};
const fills: Readonly<Record<MapKind, string>> = {
  claim: '#fffdf5',
  session: '#d9cdf2',
  excerpt: '#f0d58a',
  record: '#bfd3e6',
  site: '#bfe3d0',
  reference: '#e3e3e3',
};
const INK = '#222222';
const FAINT = '#777777';
const FONT = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
/** Keeps a label readable where lines pass below it. */
const halo = { stroke: '#ffffff', 'stroke-width': '3', 'paint-order': 'stroke' };
const MARGIN = 40;
const TOGETHER = 100;
/** Room for one entry of the legend, and so many stand in a row. */
const ENTRY = { width: 290, height: 26 };

/** A drawn map as an SVG file of its own, with its legend: it needs no style sheet, script or font from elsewhere. A thing or line in a step. */
export function* mapSvg(picture: MapPicture, title: string): Steps<string> {
  const { nodes, edges } = picture;
  const { left, right, top, bottom } = frameOf(nodes);
  yield;
  const legend = legendOf(picture);
  const perRow = Math.max(1, Math.floor((right - left - 2 * MARGIN) / ENTRY.width));
  const height = bottom - top + Math.ceil(legend.length / perRow) * ENTRY.height + MARGIN;
  yield;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ties: string[] = [];
  const evidence: string[] = [];
  for (const { from, to, relation } of edges) {
    const [a, b] = [byId.get(from), byId.get(to)];
    const stroke = mapStrokes[relation];
    if (a && b) (stroke.tone === 'ties' ? ties : evidence).push(lineSvg(a, edgeOf(b, a), stroke));
    yield;
  }
  const drawn: string[] = [];
  for (const node of nodes) {
    drawn.push(nodeSvg(node));
    yield;
  }
  const entries = legend.map((sample, i) =>
    element(
      'g',
      {
        transform: `translate(${number(left + MARGIN + (i % perRow) * ENTRY.width)} ${number(bottom + Math.floor(i / perRow) * ENTRY.height)})`,
      },
      sample,
    ),
  );
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: [left, top, right - left, height].map(number).join(' '),
    width: number(right - left),
    height: number(height),
    role: 'img',
    'font-family': FONT,
    fill: INK,
  };
  const content = [
    element('title', {}, text(title)),
    element('defs', {}, markers()),
    `<rect x="${number(left)}" y="${number(top)}" width="${number(right - left)}" height="${number(height)}" fill="#ffffff"/>`,
    element(
      'text',
      { x: number(left + MARGIN), y: number(top + 40), 'font-size': '22', 'font-weight': '600' },
      text(title),
    ),
    // What only ties is drawn first, so that evidence crosses over it.
    ...ties,
    ...evidence,
    ...drawn,
    ...entries,
  ];
  return `${element('svg', attributes, `\n${yield* joined(content)}\n`)}\n`;
}

/** Lines as one text; so many at a time, since each is only then put together from its parts. */
function* joined(lines: readonly string[]): Steps<string> {
  const parts: string[] = [];
  for (let i = 0; i < lines.length; i += TOGETHER) {
    parts.push(lines.slice(i, i + TOGETHER).join('\n'));
    yield;
  }
  return parts.join('\n');
}

function lineSvg(from: Point, to: Point, stroke: MapStroke): string {
  const dashes = mapDashes[stroke.line].join(' ');
  const marker = stroke.end === 'none' ? '' : ` marker-end="url(#${stroke.end}-${stroke.tone})"`;
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="M${number(from.x)} ${number(from.y)}L${number(to.x)} ${number(to.y)}" fill="none" stroke="${tones[stroke.tone]}" stroke-width="${stroke.tone === 'ties' ? 1 : 1.6}"${dashed}${marker}/>`;
}

/** What surrounds all that is drawn, labels included, with a margin. */
function frameOf(nodes: readonly DrawnNode[]) {
  const frame = { left: -200, right: 200, top: -100, bottom: 100 };
  for (const { kind, x, y, width, height, lines, turn } of nodes) {
    const reach =
      kind === 'claim' || kind === 'session' ? 0 : (lines[0]?.length ?? 0) * (kind === 'site' ? 11 : 7);
    const [toX, toY] = [Math.cos((turn * Math.PI) / 180) * reach, Math.sin((turn * Math.PI) / 180) * reach];
    frame.left = Math.min(frame.left, x - width / 2, x + toX);
    frame.right = Math.max(frame.right, x + width / 2, x + toX);
    frame.top = Math.min(frame.top, y - height / 2, y + toY);
    frame.bottom = Math.max(frame.bottom, y + height / 2, y + toY);
  }
  return {
    left: frame.left - MARGIN,
    right: frame.right + MARGIN,
    // The title stands above, the legend below.
    top: frame.top - MARGIN - 40,
    bottom: frame.bottom + MARGIN,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a line from outside meets a node: on the box of a claim, on a circle around anything else. */
function edgeOf(node: DrawnNode, from: Point): Point {
  const [dx, dy] = [from.x - node.x, from.y - node.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return node;
  const isBox = node.kind === 'claim';
  const share = isBox
    ? Math.min(node.width / 2 / Math.abs(dx || 1e-9), node.height / 2 / Math.abs(dy || 1e-9), 1)
    : Math.min(node.width / 2 / length, 1);
  return { x: node.x + dx * share, y: node.y + dy * share };
}

function nodeSvg(node: DrawnNode): string {
  const faint = node.look === 'faint' ? ' stroke-dasharray="3 3"' : '';
  const shape = `<path d="${shapeOf(node)}" fill="${fills[node.kind]}" stroke="${node.look === 'faint' ? FAINT : INK}" stroke-width="${node.kind === 'claim' ? 1.5 : 1}"${faint}/>`;
  return element(
    'g',
    { transform: `translate(${number(node.x)} ${number(node.y)})` },
    element('title', {}, text(`${kindWord(node.kind)} ${node.id}`)) + shape + labelSvg(node),
  );
}

/** The outline of a node around its middle: every kind has a shape of its own. */
function shapeOf({ kind, width, height }: Pick<DrawnNode, 'kind' | 'width' | 'height'>): string {
  const [w, h] = [width / 2, height / 2];
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}Z`;
  switch (kind) {
    case 'claim':
    case 'record':
      return polygon([-w, -h], [w, -h], [w, h], [-w, h]);
    case 'session':
      return polygon([0, -h], [w, 0], [0, h], [-w, 0]);
    case 'excerpt':
      return `M${number(-w)} 0A${number(w)} ${number(h)} 0 1 1 ${number(w)} 0A${number(w)} ${number(h)} 0 1 1 ${number(-w)} 0Z`;
    case 'site':
      return polygon([-w, 0], [-w / 2, -h], [w / 2, -h], [w, 0], [w / 2, h], [-w / 2, h]);
    case 'reference':
      return polygon([0, -h], [w, h], [-w, h]);
  }
}

function labelSvg({ kind, lines, turn, width, height, look }: DrawnNode): string {
  const fill = look === 'faint' ? FAINT : undefined;
  if (kind === 'claim') {
    return lines
      .map((line, i) => {
        const y = number(-height / 2 + 18 + i * 15);
        return element(
          'text',
          {
            y,
            'text-anchor': 'middle',
            'font-size': i === 0 ? '13' : '11',
            'font-weight': i === 0 ? '600' : undefined,
            fill,
          },
          text(line),
        );
      })
      .join('');
  }
  const [label = ''] = lines;
  if (kind === 'session') {
    return element(
      'text',
      { y: number(height / 2 + 11), 'text-anchor': 'middle', 'font-size': '10', ...halo, fill },
      text(label),
    );
  }
  const isLeft = Math.abs(turn) > 90;
  const away = width / 2 + 4;
  return element(
    'text',
    {
      x: number(isLeft ? -away : away),
      y: '4',
      transform: `rotate(${number(isLeft ? turn - 180 : turn)})`,
      ...halo,
      'text-anchor': isLeft ? 'end' : undefined,
      'font-size': kind === 'site' ? '16' : kind === 'excerpt' ? '8' : '11',
      'font-weight': kind === 'site' ? '600' : undefined,
      fill,
    },
    text(label),
  );
}

/** What the kinds and lines on the map mean; only those that occur. */
function legendOf({ nodes, edges }: MapPicture): readonly string[] {
  const words = (x: number, said: string): string =>
    element('text', { x: number(x), y: '4', 'font-size': '12' }, text(said));
  const kinds = mapKinds.filter((kind) => nodes.some((node) => node.kind === kind));
  const drawn = new Map<MapStroke, string[]>();
  for (const relation of mapRelations) {
    if (!edges.some((edge) => edge.relation === relation)) continue;
    const stroke = mapStrokes[relation];
    drawn.set(stroke, [...(drawn.get(stroke) ?? []), relationWord(relation)]);
  }
  return [
    ...kinds.map((kind) => {
      const shape = shapeOf({ kind, width: kind === 'claim' ? 26 : 16, height: 14 });
      const sample = `<path d="${shape}" transform="translate(20 0)" fill="${fills[kind]}" stroke="${INK}"/>`;
      return sample + words(52, kindWord(kind));
    }),
    ...[...drawn].map(
      ([stroke, said]) => lineSvg({ x: 0, y: 0 }, { x: 40, y: 0 }, stroke) + words(52, said.join(', ')),
    ),
  ];
}

/** The ends of lines, in each colour. Their tips touch what the line leads to. */
function markers(): string {
  const ends: Readonly<Record<Exclude<MapStroke['end'], 'none'>, string>> = {
    arrow: 'M0 0L10 5L0 10Z',
    bar: 'M8 -2L10 -2L10 12L8 12Z',
    diamond: 'M0 5L5 1L10 5L5 9Z',
    ring: 'M1 5A4 4 0 1 1 9 5A4 4 0 1 1 1 5Z',
  };
  const strokes = [...new Set(Object.values(mapStrokes))];
  return strokes
    .map(({ end, tone }) => {
      if (end === 'none') return '';
      const paint =
        end === 'ring'
          ? `fill="#ffffff" stroke="${tones[tone]}" stroke-width="1.5"`
          : `fill="${tones[tone]}"`;
      const shape = `<path d="${ends[end]}" ${paint}/>`;
      const box = { viewBox: '-1 -3 13 16', refX: '10', refY: '5', markerWidth: '11', markerHeight: '13' };
      return element(
        'marker',
        { id: `${end}-${tone}`, ...box, markerUnits: 'userSpaceOnUse', orient: 'auto' },
        shape,
      );
    })
    .join('');
}

/** A text within XML, which knows no control characters and no halves of characters. */
function text(said: string): string {
  return escapeHtml(said.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' '));
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
