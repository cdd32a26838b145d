import { strFromU8, unzipSync } from 'fflate';

/** A sheet of a workbook, read back. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** Reads texts and numbers back from a workbook: as much of the format as the tests need to trust the writer. */
export function readXlsx(bytes: Uint8Array): readonly ReadSheet[] {
  const files = unzipSync(bytes);
  const part = (name: string): string => {
    const found = files[name];
    if (!found) throw new Error(`The workbook has no part ${name}.`);
    return strFromU8(found);
  };
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((si) =>
    unescaped(/<t[^>]*>(.*?)<\/t>/s.exec(si[1] ?? '')?.[1] ?? ''),
  );
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...part('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => ({
    name: unescaped(attribute(tag, 'name')),
    rows: rowsOf(part(`xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`), shared),
  }));
}

function rowsOf(xml: string, shared: readonly string[]): ReadSheet['rows'] {
  const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
    const cells: (string | number | undefined)[] = [];
    for (const [, tag = '', inner = ''] of (row[1] ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
      const column = columnOf(attribute(`<c ${tag}>`, 'r'));
      if (value !== undefined)
        cells[column] = ` ${tag}`.includes(' t="s"') ? shared[Number(value)] : Number(value);
    }
    return cells;
  });
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return rows.map((cells) => Array.from({ length: width }, (_, i) => cells[i]));
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A';
  return Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
