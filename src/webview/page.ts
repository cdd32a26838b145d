import {
  type PageContent,
  type PageRequest,
  type PageState,
  parsePageContent,
  parsePageState,
} from '../protocol/page';
import { inTable } from './page/inTable';
import { redraw } from './page/redraw';
import './page/page.css';

/** What VS Code gives a webview to speak to its extension with. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageRequest): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();
let shown: PageContent | undefined;
let restore = keptTop();

function keptTop(): number | undefined {
  const kept = parsePageState(host.getState());
  return kept.kind === 'message' ? kept.value.top : undefined;
}

function keep(): void {
  if (shown) host.setState({ state: shown.state, top: window.scrollY });
}

function show(content: PageContent): void {
  const active = document.activeElement;
  const focused = active?.getAttribute('data-action');
  const typed = active instanceof HTMLInputElement && active.type === 'text' ? active.value : undefined;
  // At first there is only what loads the page.
  if (!shown) document.body.replaceChildren();
  redraw(document.body, shown?.body ?? [], content.body);
  shown = content;
  // What is new in its place must not take the place away from somebody who goes through the page by keyboard.
  const again = focused ? elementWith(focused) : undefined;
  if (again instanceof HTMLInputElement && typed !== undefined) again.value = typed;
  again?.focus({ preventScroll: true });
  if (restore !== undefined) window.scrollTo(0, restore);
  restore = undefined;
  keep();
}

function elementWith(action: string): HTMLElement | SVGElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement | SVGElement>('[data-action]')];
  return all.find((element) => element.getAttribute('data-action') === action);
}

/** Tells the extension that an element was used. */
function act(target: EventTarget | null, value?: string): void {
  const action = target instanceof Element && target.closest('[data-action]')?.getAttribute('data-action');
  if (action) host.postMessage({ kind: 'act', action, ...(value === undefined ? {} : { value }) });
}

/** A choice acts when it was made, and not when it is clicked. */
function isChoice(target: EventTarget | null): target is HTMLSelectElement | HTMLInputElement {
  return target instanceof HTMLSelectElement || target instanceof HTMLInputElement;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const parsed = parsePageContent(data);
  if (parsed.kind === 'message') show(parsed.value);
  else throw new Error(parsed.error);
});

document.addEventListener('click', ({ target }) => {
  if (!isChoice(target)) act(target);
});

document.addEventListener('change', ({ target }) => {
  if (!isChoice(target)) return;
  const isTick = target instanceof HTMLInputElement && target.type === 'checkbox';
  act(target, isTick ? String(target.checked) : target.value);
});

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (!(target instanceof Element) || isChoice(target)) return;
  const next = inTable(target, key);
  if (next) {
    next.focus();
    event.preventDefault();
  } else if ((key === 'Enter' || key === ' ') && target instanceof SVGElement) {
    // A drawn shape is no button to the browser.
    act(target);
    event.preventDefault();
  }
});

window.addEventListener('scroll', keep, { passive: true });

host.postMessage({ kind: 'ready' });
