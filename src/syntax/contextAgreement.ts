/**
 * How much of the text around a quotation stands around a place: 1 where all of it does, 0 where none.
 * Both are folded; what lies next to the quotation must agree, how far `text` goes on does not matter.
 * @param expected the prefix or suffix, never empty.
 * @param text what stands before or behind the place, at least a little longer than `expected`.
 * @param side where the quotation lies, seen from the context.
 */
export function contextAgreement(expected: string, text: string, side: 'before' | 'behind'): number {
  if (side === 'before' ? text.endsWith(expected) : text.startsWith(expected)) return 1;
  const length = expected.length;
  const at = side === 'behind' ? (s: string, i: number) => s.charCodeAt(i) : fromEnd;
  // Edit distance of `expected` to the best beginning of `text`, counted from the quotation outwards.
  let row = Array.from({ length: length + 1 }, (_, i) => i);
  let best = length;
  for (let t = 0; t < text.length; t++) {
    const next = [t + 1];
    const unit = at(text, t);
    for (let e = 0; e < length; e++) {
      const same = at(expected, e) === unit ? 0 : 1;
      next.push(Math.min((row[e] ?? 0) + same, (row[e + 1] ?? 0) + 1, (next[e] ?? 0) + 1));
    }
    row = next;
    best = Math.min(best, row[length] ?? length);
  }
  return 1 - best / length;
}

function fromEnd(text: string, i: number): number {
  return text.charCodeAt(text.length - 1 - i);
}
