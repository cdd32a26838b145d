import type { Span } from '../model/span';

/** A new text for a stretch of a file. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits of one file. */
export interface FileEdits {
  /** The text that the edits are for. */
  readonly text: string;
  /** Ascending and not overlapping. */
  readonly edits: readonly TextEdit[];
}

/** Another name for a file. Both are relative to the repository's root. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/** Changes to many files that belong together: edits first, then files are renamed. */
export interface Changes {
  readonly edits: ReadonlyMap<string, FileEdits>;
  readonly fileRenames: readonly FileMove[];
}

/** Puts edits to one file in order; of edits to the same stretch the first one counts. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = -1;
  return sorted.filter(({ span }) => {
    if (span.start < end) return false;
    end = Math.max(span.end, span.start + 1);
    return true;
  });
}

/** The text after the edits, which ascend and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, text: inserted } of edits) {
    result += text.slice(from, span.start) + inserted;
    from = span.end;
  }
  return result + text.slice(from);
}
