import { t } from '@vscode/l10n';

/** A colour for codes. */
export interface Colour {
  /** `#0072b2`. */
  readonly value: string;
  readonly name: string;
}

/**
 * Colours that people with colour blindness can tell apart too, and that stand out on light and on dark.
 * Source: Okabe and Ito's palette and Paul Tol's «muted» scheme, the too light and too dark ones left out.
 */
export function palette(): readonly Colour[] {
  return [
    { value: '#b5452c', name: t('Brick') },
    { value: '#0072b2', name: t('Blue') },
    { value: '#009e73', name: t('Green') },
    { value: '#e69f00', name: t('Orange') },
    { value: '#cc79a7', name: t('Pink') },
    { value: '#56b4e9', name: t('Sky blue') },
    { value: '#999933', name: t('Olive') },
    { value: '#aa4499', name: t('Purple') },
    { value: '#44aa99', name: t('Teal') },
    { value: '#d55e00', name: t('Vermilion') },
    { value: '#ddaa33', name: t('Yellow') },
    { value: '#888888', name: t('Grey') },
  ];
}

/** A colour as it stands in a codebook, with six digits and in small letters; undefined for what is none. */
export function readColour(text: string | undefined): string | undefined {
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text?.trim() ?? '') ?? [];
  if (digits === undefined) return undefined;
  const all = digits.length === 3 ? Array.from(digits, (d) => d + d).join('') : digits;
  return `#${all.toLowerCase()}`;
}

/** A colour with so much white in it, between 0 and 1: how the codes below one are told from each other. */
export function lightened(colour: string, share: number): string {
  const channels = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const mixed = channels.map((c) => Math.round(c + (255 - c) * share));
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
}
