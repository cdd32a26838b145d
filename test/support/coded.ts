/** An excerpt to be written: its fields, and YAML for what has a shape of its own. */
export interface CodedQuote {
  readonly id: string;
  readonly quote: string;
  readonly codes: readonly string[];
  readonly by?: string;
  readonly memo?: string;
  /** As YAML. */
  readonly translation?: string;
}

/** A file of excerpts of a record: each quotation stands there once, and is found where it does. */
export function coded(record: string, quotes: readonly CodedQuote[]): string {
  const bodyStart = record.startsWith('---\n') ? record.indexOf('\n---\n', 3) + 5 : 0;
  return quotes
    .map(({ id, quote, codes, by, memo, translation }) => {
      const at = record.indexOf(quote, bodyStart);
      if (at < 0) throw new Error(`The record has no words “${quote}”.`);
      const start = codePoints(record.slice(bodyStart, at));
      const lines = [
        `- id: ${id}`,
        `quote: ${JSON.stringify(quote)}`,
        `prefix: ${JSON.stringify(record.slice(Math.max(bodyStart, at - 12), at))}`,
        `codes: [${codes.join(', ')}]`,
        ...(by === undefined ? [] : [`by: ${by}`]),
        ...(memo === undefined ? [] : [`memo: ${JSON.stringify(memo)}`]),
        ...(translation === undefined ? [] : [`translation: ${translation}`]),
        `at: [${String(start)}, ${String(start + codePoints(quote))}]`,
      ];
      return `${lines.join('\n  ')}\n`;
    })
    .join('');
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
