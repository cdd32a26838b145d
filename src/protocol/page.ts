import { type Markup, readMarkup } from './markup';
import { type Parsed, parse } from './message';

/** What the extension says to a page. */
export interface PageContent {
  readonly body: readonly Markup[];
  /** What the page was showing, to be given back when it is restored after a reload. Only its kind reads it. */
  readonly state: string;
}

/** What a page says to the extension. */
export type PageRequest =
  /** It is there and has nothing to show yet. */
  | { readonly kind: 'ready' }
  /** Somebody used an element: its `data-action`, and the value of one that has a value. */
  | { readonly kind: 'act'; readonly action: string; readonly value?: string };

/** What a page keeps, so that it comes back as it was. */
export interface PageState {
  readonly state: string;
  /** How far it is scrolled, in CSS pixels. */
  readonly top: number;
}

/** Reads what the page is to show. */
export function parsePageContent(value: unknown): Parsed<PageContent> {
  return parse(value, (content) => ({
    body: content.list('body', (fields) => readMarkup(fields)),
    state: content.text('state'),
  }));
}

/** Reads what the page said. */
export function parsePageRequest(value: unknown): Parsed<PageRequest> {
  return parse(value, (fields): PageRequest => {
    const kind = fields.word('kind', ['ready', 'act']);
    if (kind === 'ready') return { kind };
    const chosen = fields.maybe('value', (name) => fields.text(name));
    return { kind, action: fields.text('action'), ...(chosen === undefined ? {} : { value: chosen }) };
  });
}

/** Reads what the page kept before the window was reloaded. */
export function parsePageState(value: unknown): Parsed<PageState> {
  return parse(value, (state) => ({ state: state.text('state'), top: state.number('top') }));
}
