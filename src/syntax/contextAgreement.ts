/**
 * How much of the text around a quotation stands around a place: 1 where all of it does, 0 where none.
 * Both are folded; what lies next to the quotation must agree, how far `text` goes on does not matter.
 * @param expected the prefix or suffix, never empty.
 * @param text what stands before or behind the place, at least a little longer than `expected`.
 * @param side where the quotation lies, seen from the context.
 */
export function contextAgreement(expected: string, text: string, side: 'before' | 'behind'): number {
  if (side === 'before' ? text.endsWith(expected) : text.startsWith(expected)) return 1;
  const { length } = expected;
  const isBefore = side === 'before';
  const wanted = Uint16Array.from({ length }, (_, e) => expected.charCodeAt(isBefore ? length - 1 - e : e));
  // Edit distance of `expected` to the best beginning of `text`, counted from the quotation outwards, in place: of the
  // row before only `diagonal` is needed besides what is still to be written over.
  const row = Uint16Array.from({ length: length + 1 }, (_, e) => e);
  let best = length;
  for (let t = 0; t < text.length; t++) {
    const unit = text.charCodeAt(isBefore ? text.length - 1 - t : t);
    let diagonal = t;
    let left = t + 1;
    row[0] = left;
    for (let e = 0; e < length; e++) {
      const above = row[e + 1] ?? 0;
      const exchanged = wanted[e] === unit ? diagonal : diagonal + 1;
      const other = above < left ? above + 1 : left + 1;
      left = exchanged < other ? exchanged : other;
      row[e + 1] = left;
      diagonal = above;
    }
    if (left < best) best = left;
  }
  return 1 - best / length;
}
