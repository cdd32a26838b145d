/**
 * The number of Unicode code points before a UTF-16 offset.
 * Files count positions in code points (data-model, REFI-QDA); the editor counts UTF-16 code units.
 */
export function toCodePoints(text: string, offset: number): number {
  let surrogatePairs = 0;
  for (let i = 0; i + 1 < offset; i++) {
    if (isPairAt(text, i)) {
      surrogatePairs++;
      i++;
    }
  }
  return offset - surrogatePairs;
}

/** The UTF-16 offset of a position in Unicode code points; past the end it is the text's length. */
export function fromCodePoints(text: string, codePoints: number): number {
  let offset = 0;
  for (let seen = 0; seen < codePoints && offset < text.length; seen++)
    offset += isPairAt(text, offset) ? 2 : 1;
  return offset;
}

function isPairAt(text: string, i: number): boolean {
  const high = text.charCodeAt(i);
  const low = text.charCodeAt(i + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
