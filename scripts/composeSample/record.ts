/** A file of the sample, as it shall be. */
export interface ComposedFile {
  /** Relative to the sample, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What front matter may hold here; undefined leaves the field out. */
export type FieldValue = string | number | readonly string[] | undefined;

/** A Markdown record. The body begins right behind the front matter. */
export function record(
  path: string,
  fields: Readonly<Record<string, FieldValue>>,
  body: string,
): ComposedFile {
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${written(value)}`],
  );
  return { path, text: `---\n${lines.join('\n')}\n---\n${body.trimEnd()}\n` };
}

function written(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.join(', ')}]`;
  return /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #/.test(value) ? JSON.stringify(value) : value;
}
