import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { alikenessOf } from './alikeness';
import { type CheckedRecord, faultsIn } from './consistency';
import { isMapping, listAt, textAt } from './mapping';
import type { ComposedFile } from './record';

/** What is printed after a run: counts, how alike the texts are, and what does not hold together. */
export function report(
  folder: string,
  composed: readonly ComposedFile[],
): { readonly lines: readonly string[]; readonly faults: readonly string[] } {
  const records = recordsIn(folder);
  const people = listAt(parse(fs.readFileSync(path.join(folder, 'people.yaml'), 'utf8')), 'people').filter(
    isMapping,
  );
  return { lines: [...counts(records), ...alikeness(composed)], faults: faultsIn(records, people) };
}

function recordsIn(folder: string): readonly CheckedRecord[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('drafts'))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const fields: unknown = parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '', { logLevel: 'error' });
      const [id, type] = [textAt(fields, 'id'), textAt(fields, 'type')];
      return isMapping(fields) && id !== undefined && type !== undefined ? [{ id, type, fields, text }] : [];
    });
}

function counts(records: readonly CheckedRecord[]): readonly string[] {
  const byKind = new Map<string, number>();
  for (const { type, fields } of records) {
    const name = type === 'interview' ? `${type} ${textAt(fields, 'kind') ?? ''}` : type;
    byKind.set(name, (byKind.get(name) ?? 0) + 1);
  }
  return [...byKind].sort().map(([name, count]) => `${String(count).padStart(4)} ${name}`);
}

/** Texts are compared within their type, as they are read beside their like. */
function alikeness(composed: readonly ComposedFile[]): readonly string[] {
  return ['observations', 'meetings', 'interviews', 'positive-deviance', 'flip', 'cases'].flatMap(
    (folder) => {
      const files = composed.filter(
        ({ path: file }) => file.startsWith(`${folder}/`) && file.endsWith('.md'),
      );
      const bodies = new Map(
        files.map(({ path: file, text }) => [file, text.split('\n---\n').slice(1).join('')]),
      );
      const { median, most, pair, worn } = alikenessOf(bodies);
      return [
        `${folder}: of a record's sentences ${percent(median)} (median), ${percent(most)} (most) stand in another one; ` +
          `closest pair ${pair.ids.join(' and ')} ${percent(pair.share)}; ${worn.length} sentences in more than five`,
        ...worn.slice(0, 5).map(({ sentence, records }) => `    ${records}× ${sentence}`),
      ];
    },
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
