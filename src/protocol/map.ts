import { type MapKind, mapKinds, type MapRelation, mapRelations } from '../model/mapSigns';
import { type Fields, type Parsed, parse } from './message';

/** All that the page of the evidence map shows, in the reader's language. */
export interface MapPage {
  readonly kind: 'map';
  /** The repository shown, by the address of its folder. */
  readonly repository: string;
  /** By what the map can be narrowed down; the repository too, where there are several. */
  readonly choices: readonly MapChoice[];
  /** How much of what is on the map. */
  readonly counts: readonly { readonly kind: MapKind; readonly text: string }[];
  /** Said in the place of the map, where it is empty: what could be done. */
  readonly empty: string | undefined;
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
  /** What the kinds that occur are called. */
  readonly kinds: readonly { readonly kind: MapKind; readonly word: string }[];
  /** What the relations that occur are called, from their source and from where they lead. */
  readonly relations: readonly {
    readonly relation: MapRelation;
    readonly word: string;
    readonly back: string;
  }[];
  readonly texts: MapTexts;
}

/** A list to choose one from; the first stands for all. */
export interface MapChoice {
  readonly name: MapChoiceName;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

export const mapChoiceNames = ['repository', 'claim', 'site', 'potential', 'state'] as const;
export type MapChoiceName = (typeof mapChoiceNames)[number];

/** Something on the map; places and sizes in pixels from the middle of the map. */
export interface PageNode {
  readonly id: string;
  readonly kind: MapKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** The direction in which a label runs that stands beside, in degrees clockwise. */
  readonly turn: number;
  readonly look: 'plain' | 'faint';
  /** What it is called in full. */
  readonly name: string;
  /** What it is and where it is from, in a few words. */
  readonly detail: string;
  /** The words of a claim or an excerpt; empty where there are none. */
  readonly words: string;
}

export interface PageEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: MapRelation;
}

/** The page's own words. */
export interface MapTexts {
  /** What the map is, and which keys it knows, for those who do not see it. */
  readonly map: string;
  readonly keys: string;
  readonly claims: string;
  readonly open: string;
  readonly allClaims: string;
  readonly fit: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly legend: string;
  readonly svg: string;
  readonly png: string;
}

/** What the extension says to the page. */
export type MapMessage =
  | MapPage
  /** A picture of the map, to be given back as PNG. */
  | { readonly kind: 'draw'; readonly svg: string };

/** What the page says to the extension. */
export type MapRequest =
  /** It is there and has nothing to show yet. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'choose'; readonly name: MapChoiceName; readonly value: string }
  /** Something on the map, by its id. */
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'export'; readonly format: 'svg' | 'png' }
  /** The picture that was asked for, in base64. */
  | { readonly kind: 'drawn'; readonly png: string };

/** What the page keeps, so that it comes back as it was: what was chosen, empty for all. */
export type MapState = Readonly<Record<MapChoiceName, string>>;

/** Reads what the page said. */
export function parseMapRequest(value: unknown): Parsed<MapRequest> {
  return parse(value, (fields): MapRequest => {
    const kind = fields.word('kind', ['ready', 'choose', 'open', 'export', 'drawn']);
    switch (kind) {
      case 'ready':
        return { kind };
      case 'choose':
        return { kind, name: fields.word('name', mapChoiceNames), value: fields.text('value') };
      case 'open':
        return { kind, id: fields.text('id') };
      case 'export':
        return { kind, format: fields.word('format', ['svg', 'png']) };
      case 'drawn':
        return { kind, png: fields.text('png') };
    }
  });
}

/** Reads what the page is to show or to do. */
export function parseMapMessage(value: unknown): Parsed<MapMessage> {
  return parse(value, (fields): MapMessage => {
    const kind = fields.word('kind', ['map', 'draw']);
    return kind === 'draw' ? { kind, svg: fields.text('svg') } : readPage(fields);
  });
}

/** Reads what the page kept before the window was reloaded. */
export function parseMapState(value: unknown): Parsed<MapState> {
  return parse(value, (state) => ({
    repository: state.text('repository'),
    claim: state.text('claim'),
    site: state.text('site'),
    potential: state.text('potential'),
    state: state.text('state'),
  }));
}

function readPage(page: Fields): MapPage {
  return {
    kind: 'map',
    repository: page.text('repository'),
    choices: page.list('choices', (choice) => ({
      name: choice.word('name', mapChoiceNames),
      label: choice.text('label'),
      options: choice.list('options', (option) => ({
        value: option.text('value'),
        label: option.text('label'),
      })),
      chosen: choice.text('chosen'),
    })),
    counts: page.list('counts', (of) => ({ kind: of.word('kind', mapKinds), text: of.text('text') })),
    empty: page.maybe('empty', (name) => page.text(name)),
    nodes: page.list('nodes', readNode),
    edges: page.list('edges', (edge) => ({
      from: edge.text('from'),
      to: edge.text('to'),
      relation: edge.word('relation', mapRelations),
    })),
    kinds: page.list('kinds', (of) => ({ kind: of.word('kind', mapKinds), word: of.text('word') })),
    relations: page.list('relations', (of) => ({
      relation: of.word('relation', mapRelations),
      word: of.text('word'),
      back: of.text('back'),
    })),
    texts: page.object('texts', (texts) => ({
      map: texts.text('map'),
      keys: texts.text('keys'),
      claims: texts.text('claims'),
      open: texts.text('open'),
      allClaims: texts.text('allClaims'),
      fit: texts.text('fit'),
      zoomIn: texts.text('zoomIn'),
      zoomOut: texts.text('zoomOut'),
      legend: texts.text('legend'),
      svg: texts.text('svg'),
      png: texts.text('png'),
    })),
  };
}

function readNode(node: Fields): PageNode {
  return {
    id: node.text('id'),
    kind: node.word('kind', mapKinds),
    x: node.number('x'),
    y: node.number('y'),
    width: node.number('width'),
    height: node.number('height'),
    lines: node.texts('lines'),
    turn: node.number('turn'),
    look: node.word('look', ['plain', 'faint']),
    name: node.text('name'),
    detail: node.text('detail'),
    words: node.text('words'),
  };
}
