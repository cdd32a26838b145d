import * as vscode from 'vscode';

/** What a code without a colour is shown in: readable on light and on dark. */
const NEUTRAL = '#8a8a8a';

/** A colour as the codebook writes it, `#b5452c`; anything else counts as none. */
export function colourOr(colour: string | undefined, otherwise = NEUTRAL): string {
  return colour !== undefined && /^#[\da-f]{6}$/i.test(colour.trim())
    ? colour.trim().toLowerCase()
    : otherwise;
}

/** A round patch of a colour, for lists. */
export function swatch(colour: string): vscode.Uri {
  return svg(`<circle cx="8" cy="8" r="5" fill="${colour}"/>`);
}

/** The same without a filling: what is no longer given. */
export function ring(colour: string): vscode.Uri {
  return svg(`<circle cx="8" cy="8" r="4.25" fill="none" stroke="${colour}" stroke-width="1.5"/>`);
}

/** Bars side by side for the margin; where a lane is free, undefined. */
export function bars(lanes: readonly (string | undefined)[]): vscode.Uri {
  const shapes = lanes.map((colour, lane) =>
    colour === undefined ? '' : `<rect x="${1 + lane * 4}" y="0" width="3" height="16" fill="${colour}"/>`,
  );
  return svg(shapes.join(''), 'preserveAspectRatio="none"');
}

function svg(shapes: string, attributes = ''): vscode.Uri {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" ${attributes}>${shapes}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(text)}`);
}
