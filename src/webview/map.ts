import {
  type MapChoiceName,
  mapChoiceNames,
  type MapPage,
  type MapRequest,
  type MapState,
  parseMapMessage,
} from '../protocol/map';
import { mapKinds, type MapKind } from '../model/mapSigns';
import { PartReader } from '../protocol/parts';
import { draw } from './page/draw';
import { type Part, redraw } from './page/redraw';
import { MapGraph } from './map/graph';
import { choicesMarkup, countsMarkup, detailsMarkup, frameMarkup, legendMarkup } from './map/markup';
import { pngOf } from './map/png';
import './map/map.css';

/** What VS Code gives a webview to speak to its extension with. */
declare function acquireVsCodeApi(): {
  postMessage(message: MapRequest): void;
  setState(state: MapState): void;
};

const host = acquireVsCodeApi();
let page: MapPage | undefined;
let graph: MapGraph | undefined;
/** Of what all is listed while nothing is looked at. */
let listed: MapKind = 'claim';

function show(next: MapPage): void {
  const focused = document.activeElement?.id;
  const isFirst = page === undefined;
  page = next;
  keep(next);
  if (isFirst) document.body.replaceChildren(...frameMarkup(next.texts).map((part) => draw(part)));
  fill('choices', ...choicesMarkup(next));
  fill('summary', ...countsMarkup(next));
  fill('empty', next.empty ?? '');
  fill('legend-signs', ...legendMarkup(next));
  const stage = element('stage');
  stage.setAttribute('aria-label', [next.texts.map, ...next.counts.map(({ text }) => text)].join('. '));
  document.body.classList.toggle('is-empty', next.empty !== undefined);
  graph ??= new MapGraph(element('graph'), element('lit'), {
    onOpen: (id) => host.postMessage({ kind: 'open', id }),
    onLook: tell,
  });
  graph.show(next);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Tells of what is looked at, or of all that is listed where it is nothing. */
function tell(id: string | undefined): void {
  if (page) fill('details', ...detailsMarkup(page, id, listed));
}

/** Lists all of a kind, and lets go of what is looked at. */
function list(kind: MapKind): void {
  listed = kind;
  graph?.look(undefined);
}

function keep({ repository, choices }: MapPage): void {
  const chosen = new Map(choices.map((choice) => [choice.name, choice.chosen]));
  const state = Object.fromEntries(mapChoiceNames.map((name) => [name, chosen.get(name) ?? '']));
  host.setState({ claim: '', site: '', potential: '', state: '', ...state, repository });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}

/** What stands in the parts of the page, by their id. */
const filled = new Map<string, readonly Part[]>();

function fill(id: string, ...content: readonly Part[]): void {
  redraw(element(id), filled.get(id) ?? [], content);
  filled.set(id, content);
}

/** What buttons do, by their `data-act`. */
const acts: Readonly<Record<string, (id: string) => void>> = {
  look: (id) => (id === '' ? list('claim') : graph?.look(id)),
  list: (id) => list(mapKinds.find((kind) => kind === id) ?? 'claim'),
  open: (id) => host.postMessage({ kind: 'open', id }),
  fit: () => graph?.fit(),
  in: () => graph?.zoom(1.3),
  out: () => graph?.zoom(1 / 1.3),
  svg: () => host.postMessage({ kind: 'export', format: 'svg' }),
  png: () => host.postMessage({ kind: 'export', format: 'png' }),
};

const parts = new PartReader();

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = parts.take(data);
  if (message === undefined) return;
  const parsed = parseMapMessage(message);
  if (parsed.kind === 'error') throw new Error(parsed.error);
  if (parsed.value.kind === 'map') show(parsed.value);
  else void pngOf(parsed.value.svg).then((png) => host.postMessage({ kind: 'drawn', png }));
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-act]') : null;
  acts[button?.getAttribute('data-act') ?? '']?.(button?.getAttribute('data-id') ?? '');
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return;
  const name: MapChoiceName | undefined = mapChoiceNames.find((n) => target.id === `choice-${n}`);
  if (name) host.postMessage({ kind: 'choose', name, value: target.value });
});

document.addEventListener('keydown', (event) => {
  if (document.activeElement?.id !== 'stage' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (graph?.press(event.key)) event.preventDefault();
});

host.postMessage({ kind: 'ready' });
