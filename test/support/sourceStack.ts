import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';

/**
 * Gives the reader of stacks that came out of a bundle with an inline source map: it puts the source's places in.
 * @param bundle the bundle's path, as the stacks name it
 */
export function sourceStacks(bundle: string): (stack: string) => string {
  const [, encoded] = /\/\/# sourceMappingURL=data:application\/json;base64,(.+)\s*$/.exec(
    fs.readFileSync(bundle, 'utf8'),
  ) ?? [undefined, undefined];
  if (encoded === undefined) return (stack) => stack;
  const map = new SourceMap(
    JSON.parse(Buffer.from(encoded, 'base64').toString()) as ConstructorParameters<typeof SourceMap>[0],
  );
  const folder = path.dirname(bundle);
  const place = new RegExp(
    String.raw`[^\s(]*${path.basename(folder)}[/\\]${path.basename(bundle)}[^\s():]*:(\d+):(\d+)`,
    'g',
  );
  return (stack) =>
    stack.replace(place, (whole, line: string, column: string) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return whole;
      const source = path.relative(process.cwd(), path.resolve(folder, entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}
