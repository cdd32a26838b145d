/**
 * A stretch of a text. Offsets are UTF-16 code units, zero-based, end-exclusive, as in the editor;
 * only files written to disk count in Unicode code points (see `codePoints.ts`).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as editors count it: line and UTF-16 column, both zero-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Whether `offset` lies in the span or touches its end, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether `inner` lies wholly inside `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
