import { type MapKind, mapDashes, type MapStroke, mapStrokes } from '../../model/mapSigns';
import type { MapPage, MapTexts, PageNode } from '../../protocol/map';
import { element, type Markup } from '../../protocol/markup';

/** What stays while the map changes. What a button does stands in `data-act`, with what in `data-id`. */
export function frameMarkup(texts: MapTexts): readonly Markup[] {
  return [
    element(
      'header',
      {},
      element('h1', {}, texts.map),
      element('div', { id: 'choices' }),
      element(
        'div',
        { class: 'tools' },
        button('out', '−', { 'aria-label': texts.zoomOut, title: texts.zoomOut }),
        button('in', '+', { 'aria-label': texts.zoomIn, title: texts.zoomIn }),
        button('fit', texts.fit),
        button('svg', texts.svg),
        button('png', texts.png),
      ),
      element('p', { id: 'summary', role: 'status' }),
    ),
    element(
      'main',
      {},
      element(
        'div',
        { id: 'stage', tabindex: '0', role: 'application', 'aria-describedby': 'keys' },
        element('div', { id: 'graph' }),
        element('div', { id: 'lit' }),
        element('p', { id: 'empty' }),
      ),
      element(
        'aside',
        {},
        element('div', { id: 'details', 'aria-live': 'polite' }),
        element(
          'section',
          { id: 'legend', 'aria-labelledby': 'legend-title' },
          element('h2', { id: 'legend-title' }, texts.legend),
          element('ul', { id: 'legend-signs' }),
          element('p', { id: 'keys' }, texts.keys),
        ),
      ),
    ),
  ];
}

/** What the map can be narrowed down by. */
export function choicesMarkup({ choices }: MapPage): readonly Markup[] {
  return choices.map(({ name, label, options, chosen }) =>
    element(
      'label',
      {},
      label,
      element(
        'select',
        { id: `choice-${name}` },
        ...options.map((option) =>
          element(
            'option',
            { value: option.value, ...(option.value === chosen ? { selected: '' } : {}) },
            option.label,
          ),
        ),
      ),
    ),
  );
}

/** How much of what there is; each figure lists what it counts. */
export function countsMarkup({ counts, nodes }: MapPage): readonly (Markup | string)[] {
  return counts.flatMap(({ kind, text }, i) => [
    ...(i === 0 ? [] : [' · ']),
    nodes.some((node) => node.kind === kind) ? button('list', text, { 'data-id': kind }) : text,
  ]);
}

/**
 * What is said of something on the map, with all that it hangs together with; of nothing, the list of all of a kind. So
 * the whole map can be walked through by its buttons, without seeing it.
 */
export function detailsMarkup(page: MapPage, id: string | undefined, listed: MapKind): readonly Markup[] {
  const nodes = new Map(page.nodes.map((node) => [node.id, node]));
  const node = id === undefined ? undefined : nodes.get(id);
  if (!node) {
    const all = page.nodes.filter(({ kind }) => kind === listed);
    if (all.length === 0) return [];
    const title =
      listed === 'claim' ? page.texts.claims : page.counts.find(({ kind }) => kind === listed)?.text;
    return [element('h2', {}, title ?? ''), element('ul', {}, ...all.map((one) => lookMarkup(one)))];
  }
  return [
    element('h2', {}, node.name),
    element('p', { class: 'detail' }, node.detail),
    ...(node.words === '' ? [] : [element('p', { class: 'words' }, node.words)]),
    element(
      'p',
      { class: 'acts' },
      button('open', page.texts.open, { 'data-id': node.id, class: 'main' }),
      button('look', page.texts.allClaims, { 'data-id': '' }),
    ),
    ...connectionsOf(page, node, nodes),
  ];
}

/** What something hangs together with, by how, in the order of the relations. */
function connectionsOf(
  { edges, relations }: MapPage,
  { id }: PageNode,
  nodes: ReadonlyMap<string, PageNode>,
): readonly Markup[] {
  return relations.flatMap(({ relation, word, back }) => {
    const own = edges.filter((edge) => edge.relation === relation);
    const group = (heading: string, ids: readonly string[]): readonly Markup[] => {
      const others = ids.flatMap((other) => nodes.get(other) ?? []);
      if (others.length === 0) return [];
      const title = element('h3', {}, strokeMarkup(mapStrokes[relation]), heading);
      return [title, element('ul', {}, ...others.map((other) => lookMarkup(other)))];
    };
    return [
      ...group(
        word,
        own.filter(({ from }) => from === id).map(({ to }) => to),
      ),
      ...group(
        back,
        own.filter(({ to }) => to === id).map(({ from }) => from),
      ),
    ];
  });
}

function lookMarkup({ id, name, kind }: PageNode): Markup {
  return element('li', {}, shapeMarkup(kind), button('look', name, { 'data-id': id }));
}

/** What the kinds and lines that occur mean; lines that say the same stand together. */
export function legendMarkup({ kinds, relations }: MapPage): readonly Markup[] {
  const said = new Map<MapStroke, string[]>();
  for (const { relation, word } of relations) {
    const stroke = mapStrokes[relation];
    said.set(stroke, [...(said.get(stroke) ?? []), word]);
  }
  return [
    ...kinds.map(({ kind, word }) => element('li', {}, shapeMarkup(kind), word)),
    ...[...said].map(([stroke, words]) => element('li', {}, strokeMarkup(stroke), words.join(', '))),
  ];
}

const shapes: Readonly<Record<MapKind, string>> = {
  claim: 'M1 3H21V13H1Z',
  session: 'M11 1L18 8L11 15L4 8Z',
  excerpt: 'M7 8A4 4 0 1 1 15 8A4 4 0 1 1 7 8Z',
  record: 'M6 3H16V13H6Z',
  site: 'M3 8L7 1H15L19 8L15 15H7Z',
  reference: 'M11 2L18 14H4Z',
};

function shapeMarkup(kind: MapKind): Markup {
  const path = element('path', { d: shapes[kind], class: `shape ${kind}` });
  return element('svg', { width: '22', height: '16', 'aria-hidden': 'true' }, path);
}

const ends: Readonly<Record<MapStroke['end'], string>> = {
  arrow: 'M28 3L36 8L28 13Z',
  bar: 'M34 2H36V14H34Z',
  diamond: 'M26 8L31 4L36 8L31 12Z',
  ring: 'M29 8A3 3 0 1 1 35 8A3 3 0 1 1 29 8Z',
  none: '',
};

function strokeMarkup({ tone, line, end }: MapStroke): Markup {
  const dashes = mapDashes[line].join(' ');
  return element(
    'svg',
    { width: '38', height: '16', class: `stroke ${tone}`, 'aria-hidden': 'true' },
    element('path', { d: 'M1 8H30', ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }) }),
    element('path', { d: ends[end], class: `end ${end}` }),
  );
}

function button(act: string, text: string, attributes: Readonly<Record<string, string>> = {}): Markup {
  return element('button', { type: 'button', 'data-act': act, ...attributes }, text);
}
