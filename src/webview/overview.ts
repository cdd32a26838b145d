import {
  type OverviewPage,
  type OverviewRequest,
  type OverviewState,
  parseOverviewPage,
  parseOverviewRequest,
  parseOverviewState,
} from '../protocol/overview';
import { draw } from './overview/draw';
import { pageMarkup } from './overview/pageMarkup';
import './overview/overview.css';

/** What VS Code gives a webview to speak to its extension with. */
declare function acquireVsCodeApi(): {
  postMessage(message: OverviewRequest): void;
  getState(): unknown;
  setState(state: OverviewState): void;
};

const host = acquireVsCodeApi();
let shown: OverviewPage | undefined;
let restore = keptTop();

function keptTop(): number | undefined {
  const kept = parseOverviewState(host.getState());
  return kept.kind === 'message' ? kept.value.top : undefined;
}

function keep(): void {
  if (shown) host.setState({ repository: shown.repository, top: window.scrollY });
}

function show(page: OverviewPage): void {
  const focused = document.activeElement?.getAttribute('data-action');
  shown = page;
  document.body.replaceChildren(...pageMarkup(page).map(draw));
  // Drawing anew must not take the place away from somebody who goes through the numbers by keyboard.
  if (focused) elementWith(focused)?.focus({ preventScroll: true });
  if (restore !== undefined) window.scrollTo(0, restore);
  restore = undefined;
  keep();
}

function elementWith(action: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('[data-action]')];
  return all.find((element) => element.getAttribute('data-action') === action);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const parsed = parseOverviewPage(data);
  if (parsed.kind === 'message') show(parsed.value);
  else throw new Error(parsed.error);
});

document.addEventListener('click', ({ target }) => {
  const action = target instanceof Element && target.closest('[data-action]')?.getAttribute('data-action');
  if (!action) return;
  const parsed = parseOverviewRequest(JSON.parse(action));
  if (parsed.kind === 'message') host.postMessage(parsed.value);
});

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement) host.postMessage({ kind: 'choose', repository: target.value });
});

window.addEventListener('scroll', keep, { passive: true });

host.postMessage({ kind: 'ready' });
