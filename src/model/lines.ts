import type { Position } from './span';

/** The line structure of one text. A line ends at `\n`, `\r\n` or a lone `\r`, as in VS Code. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    // To let the engine look for line breaks takes a tenth of the time that it takes to look at each character.
    const breaks = text.includes('\r') ? /\r\n?|\n/g : undefined;
    if (breaks) while (breaks.test(text)) this.starts.push(breaks.lastIndex);
    else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The position of an offset; an offset outside the text is clamped into it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low, column: at - (this.starts[low] ?? 0) };
  }

  /** The offset of a position; a column past the end of its line is clamped to the line's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.text.length;
    return Math.min(this.startOf(position.line) + Math.max(0, position.column), this.endOf(position.line));
  }

  /** Offset of the first character of a line. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Offset behind the last character of a line, its line break not counted. */
  endOf(line: number): number {
    let end = this.starts[line + 1] ?? this.text.length;
    while (end > this.startOf(line) && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return end;
  }

  /** The text of a line without its line break. */
  line(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }
}
