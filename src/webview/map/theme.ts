import { mapKinds, type MapKind, mapTones, type MapTone } from '../../model/mapSigns';

/** The colours of the map as the style sheet and the editor's theme have them now, each as `#rrggbb`. */
export interface MapTheme {
  readonly ink: string;
  readonly faint: string;
  readonly ground: string;
  readonly focus: string;
  readonly font: string;
  readonly tones: Readonly<Record<MapTone, string>>;
  readonly kinds: Readonly<Record<MapKind, string>>;
}

/** Reads the colours that `map.css` names. A canvas knows no style sheets. */
export function currentTheme(): MapTheme {
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => plainColour(style.getPropertyValue(`--map-${name}`));
  const all = <Name extends string>(names: readonly Name[]): Record<Name, string> =>
    Object.fromEntries(names.map((name) => [name, colour(name)])) as Record<Name, string>;
  return {
    ink: colour('ink'),
    faint: colour('faint'),
    ground: colour('ground'),
    focus: colour('focus'),
    font: style.fontFamily,
    tones: all(mapTones),
    kinds: all(mapKinds),
  };
}

/** Calls back when the editor's theme changes. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}

/** A colour in any notation as `#rrggbb`; what is see-through in it counts as drawn over nothing. */
function plainColour(written: string): string {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return written;
  pen.fillStyle = '#808080';
  pen.fillStyle = written.trim();
  const [, r = 0, g = 0, b = 0] = (/^rgba?\((\d+), (\d+), (\d+)/.exec(pen.fillStyle) ?? []).map(Number);
  if (pen.fillStyle.startsWith('#')) return pen.fillStyle;
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
