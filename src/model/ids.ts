/** `OBS-012`, `FLIP-07`, `SEM-2018L`: an upper-case prefix, a hyphen, a number or short name. */
const RECORD_ID = /^\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+(?:[-_][\p{L}\d]+)*$/u;

/** Whether a text has the form that data-model gives ids of records and people. */
export function isId(text: string): boolean {
  return RECORD_ID.test(text);
}

/** Most names: normal already, and to ask costs more than the rest. */
const ASCII = /^[\0-\x7f]*$/;

/** The form in which names of records, people, codes, excerpts, headings and blocks are compared: without case. */
export function fold(name: string): string {
  return ASCII.test(name) ? name.toLowerCase() : name.normalize('NFC').toLowerCase();
}

/** The id that a file name gives: the name up to its first space, without the ending. `a/OBS-012 Køkken.md` → `OBS-012`. */
export function idFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const space = name.indexOf(' ');
  return space < 0 ? name : name.slice(0, space);
}

/** The path without the endings that tie files together: `a/OBS-012.md` and `a/OBS-012.excerpts.mk.yaml` → `a/OBS-012`. */
export function stemOf(path: string): string {
  return path.replace(/\.excerpts(?:\.[^./]+)?\.ya?ml$/i, '').replace(/\.md$/i, '');
}

/** Prefix and number of an id: `OBS-012` → `OBS`. Undefined without a hyphen. */
export function prefixOf(id: string): string | undefined {
  const hyphen = id.indexOf('-');
  return hyphen > 0 ? id.slice(0, hyphen) : undefined;
}
