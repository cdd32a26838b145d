import type cytoscape from 'cytoscape';
import {
  mapDashes,
  mapKinds,
  type MapKind,
  mapRelations,
  type MapStroke,
  mapStrokes,
} from '../../model/mapSigns';
import type { MapTheme } from './theme';

const shapes: Readonly<Record<MapKind, cytoscape.Css.NodeShape>> = {
  claim: 'rectangle',
  session: 'diamond',
  excerpt: 'ellipse',
  record: 'rectangle',
  site: 'hexagon',
  reference: 'triangle',
};
const fonts: Readonly<Record<MapKind, number>> = {
  claim: 12,
  session: 10,
  excerpt: 8,
  record: 11,
  site: 18,
  reference: 11,
};
const ends: Readonly<Record<MapStroke['end'], cytoscape.Css.ArrowShape>> = {
  arrow: 'triangle',
  bar: 'tee',
  diamond: 'diamond',
  ring: 'circle',
  none: 'none',
};

/** How the map is drawn in a theme. Shapes, dashes and ends say what colours say. */
export function mapStyle(theme: MapTheme): cytoscape.StylesheetJson {
  return [
    // What lies below the mouse is told from the places of things.
    { selector: '*', style: { events: 'no' } },
    {
      selector: 'node',
      style: {
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        color: theme.ink,
        'font-family': theme.font,
        'text-wrap': 'wrap',
        'border-color': theme.ink,
        'border-width': 1,
        'min-zoomed-font-size': 6,
        'text-outline-color': theme.ground,
        'text-outline-width': 2,
      },
    },
    ...mapKinds.map((kind) => ({
      selector: `node.${kind}`,
      style: { shape: shapes[kind], 'background-color': theme.kinds[kind], 'font-size': fonts[kind] },
    })),
    { selector: 'node.left', style: { 'text-halign': 'left' } },
    { selector: 'node.right', style: { 'text-halign': 'right' } },
    {
      selector: 'node.left, node.right',
      style: {
        'text-valign': 'center',
        'text-margin-x': (node: cytoscape.NodeSingular) => Number(node.data('marginX')),
        'text-margin-y': (node: cytoscape.NodeSingular) => Number(node.data('marginY')),
        'text-rotation': (node: cytoscape.NodeSingular) => Number(node.data('rotation')),
      },
    },
    {
      selector: 'node.claim',
      style: {
        'border-width': 1.5,
        'text-valign': 'center',
        'text-halign': 'center',
        'text-outline-width': 0,
        'line-height': 1.2,
      },
    },
    // From far away a claim shows its id alone, as large as its box allows; sites stay readable.
    { selector: 'node.claim.far', style: { label: 'data(id)', 'font-size': 26, 'min-zoomed-font-size': 0 } },
    { selector: 'node.session', style: { 'text-valign': 'bottom', 'text-margin-y': 2 } },
    { selector: 'node.site', style: { 'font-weight': 'bold', 'min-zoomed-font-size': 0 } },
    { selector: 'node.site.far', style: { 'font-size': 28 } },
    {
      selector: 'node.faint',
      style: { color: theme.faint, 'border-style': 'dashed', 'border-color': theme.faint },
    },
    {
      selector: 'edge',
      style: { 'curve-style': 'straight', width: 1.6, 'arrow-scale': 0.9, 'target-arrow-fill': 'filled' },
    },
    ...mapRelations.map((relation) => {
      const { tone, line, end } = mapStrokes[relation];
      const colour = theme.tones[tone];
      const dashes = mapDashes[line];
      return {
        selector: `edge.${relation}`,
        style: {
          'line-color': colour,
          'target-arrow-color': colour,
          'target-arrow-shape': ends[end],
          ...(end === 'ring' ? { 'target-arrow-fill': 'hollow' as const } : {}),
          ...(dashes.length > 0 ? { 'line-style': 'dashed' as const, 'line-dash-pattern': [...dashes] } : {}),
          ...(tone === 'ties' ? { width: 1, 'z-index': -1 } : {}),
        },
      };
    }),
    { selector: 'edge.near', style: { width: 2.6 } },
    { selector: 'node.near', style: { 'min-zoomed-font-size': 0 } },
    {
      selector: 'node.looked',
      style: {
        'outline-color': theme.focus,
        'outline-width': 4,
        'outline-offset': 2,
        'border-width': 2,
        'min-zoomed-font-size': 0,
      },
    },
  ];
}
