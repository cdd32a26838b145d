/** Building hover texts. What stands in the repository is shown as it is written: nothing in it acts as Markdown. */

const ACTIVE = /[\\`*_{}[\]()#+\-.!|<>~&:@$^=]/g;

/** A text of the repository within a line of Markdown. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(ACTIVE, '\\$&');
}

/** A text of the repository as a block quote, its lines kept. */
export function quoted(text: string): string {
  if (text.trim() === '') return '';
  const lines = text.trim().split(/\r\n|\r|\n/);
  return lines.map((line) => `> ${escaped(line.trim())}`).join('  \n');
}

/** Bold. The text is escaped. */
export function strong(text: string): string {
  return `**${escaped(text.trim())}**`;
}

/** Texts of the repository beside one another, line by line: a table. */
export function sideBySide(columns: readonly { readonly title: string; readonly text: string }[]): string {
  const lines = columns.map(({ text }) => text.trim().split(/\r\n|\r|\n/));
  // A hover draws no lines between columns, so that some space has to part them.
  const row = (cells: readonly string[]): string => `| ${cells.join('&emsp; | ')} |`;
  const rows = Array.from({ length: Math.max(...lines.map((own) => own.length)) }, (_, i) =>
    row(lines.map((own) => escaped(own[i]?.trim() ?? ''))),
  );
  return [
    row(columns.map(({ title }) => strong(title))),
    `|${columns.map(() => ' :-- |').join('')}`,
    ...rows,
  ].join('\n');
}

/** Parts of one line, apart from those that are missing. The parts are Markdown already. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((p) => p !== undefined && p !== '').join(' · ');
}

/** Paragraphs, apart from those that are missing. The parts are Markdown already. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((p) => p !== undefined && p !== '').join('\n\n');
}

/** A list. The items are Markdown already. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A text cut to about this many characters, at the end of a word where there is one. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  // Never between the halves of a surrogate pair.
  const end = space > length * 0.6 ? space : /[\uD800-\uDBFF]$/.test(cut) ? length - 1 : length;
  return `${cut.slice(0, end).trimEnd()} …`;
}
