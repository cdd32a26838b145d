import type { SiteState } from '../analysis/claimSites';
import { element, type Markup } from '../protocol/markup';

/** The sign of what is missing: an empty place. */
export function gapMarkup(): Markup {
  return element(
    'svg',
    { class: 'sign', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    element('rect', { class: 'line', x: '2', y: '2', width: '12', height: '12', 'stroke-dasharray': '3 2' }),
  );
}

/** The sign of a state: each has a form of its own, so that nobody needs to see its colour. */
export function signMarkup(state: SiteState): Markup {
  return element(
    'svg',
    { class: `sign ${state}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    ...shapes[state],
  );
}

const ring = element('circle', { class: 'line', cx: '8', cy: '8', r: '6' });

/** Parts of class `line` are drawn as lines, those of class `mark` on top of a filled shape. */
const shapes: Record<SiteState, readonly Markup[]> = {
  // A filled circle with a plus.
  supports: [
    element('circle', { cx: '8', cy: '8', r: '7' }),
    element('path', { class: 'mark', d: 'M8 4.5v7M4.5 8h7' }),
  ],
  // A filled square on its corner with a minus.
  challenges: [
    element('path', { d: 'M8 0.5L15.5 8L8 15.5L0.5 8Z' }),
    element('path', { class: 'mark', d: 'M5 8h6' }),
  ],
  // A circle of which one half is filled.
  mixed: [ring, element('path', { d: 'M8 2a6 6 0 0 1 0 12z' })],
  // An empty circle, struck through.
  'none-found': [ring, element('path', { class: 'line', d: 'M3.8 12.2L12.2 3.8' })],
  // A small dot.
  'not-examined': [element('circle', { cx: '8', cy: '8', r: '2' })],
};
