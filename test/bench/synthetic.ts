import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const WORDS = (
  'borger samtale ønske køkken praktik sagsbehandler jobcenter helbred barn skole arbejde virksomhed plan møde ' +
  'spørgsmål svar måske gerne ikke når hvis fordi derfor sammen alene tid papir skema ret pligt støtte håb uro ' +
  'borgerinddragelse virksomhedssamarbejde ressourceforløb helhedsorienteret mulighed erfaring perspektiv'
).split(' ');

/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/** A record of about 4 KB with front matter, dialogue and six links, as number `i` of `total`. */
export function syntheticRecord(i: number, total: number): string {
  const random = seeded(i + 1);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const words = (n: number): string => Array.from({ length: n }, () => pick(WORDS)).join(' ');
  const other = (): string => idOf(Math.floor(random() * total));
  const site = 'ABCDEF'[i % 6] ?? 'A';
  const turns = Array.from({ length: 22 }, (_, n) =>
    n % 2 === 0
      ? `CIT-${String(i % 300).padStart(3, '0')}: ${words(14)} (.) ${words(6)}`
      : `PRO-${String(i % 80).padStart(3, '0')}: ${words(18)} ^t${String(n)}`,
  );
  return [
    '---',
    `id: ${idOf(i)}`,
    'type: observation',
    `title: ${words(4)}`,
    `date: 2017-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
    `site: SITE-${site}`,
    `participants: [CIT-${String(i % 300).padStart(3, '0')}, PRO-${String(i % 80).padStart(3, '0')}]`,
    'capture: both',
    'status: pseudonymised',
    'potentials: [POT-3, POT-4]',
    '---',
    `# ${words(5)}`,
    '',
    `${words(30)} [[${other()}]] ${words(20)} [[${other()}|${words(2)}]].`,
    '',
    `## ${words(3)}`,
    '',
    turns.join('\n'),
    '',
    `${words(25)} [[${other()}]] ${words(25)} [@work${String(i % 500)}, s. 12].`,
    '',
  ].join('\n');
}

export function idOf(i: number): string {
  return `OBS-${String(i).padStart(6, '0')}`;
}

/** The files of a repository with so many records, by path. */
export function* syntheticFiles(total: number): Iterable<readonly [path: string, text: string]> {
  yield ['red-thread.yaml', 'name: Synthetic\nlanguages: {material: [da], paper: [en]}\n'];
  const people = (prefix: string, n: number, role: string): string =>
    Array.from(
      { length: n },
      (_, i) =>
        `  - {id: ${prefix}-${String(i).padStart(3, '0')}, role: ${role}, site: SITE-A, consent: {status: given, scope: [analysis]}}\n`,
    ).join('');
  yield ['people.yaml', `people:\n${people('CIT', 300, 'citizen')}${people('PRO', 80, 'frontline')}`];
  for (const site of 'ABCDEF') {
    yield [`sites/SITE-${site}.md`, `---\nid: SITE-${site}\ntype: site\nlabel: Kommune ${site}\n---\n`];
  }
  for (const n of [3, 4]) {
    const id = `POT-${String(n)}`;
    yield [
      `potentials/${id}.md`,
      `---\nid: ${id}\ntype: potential\ntitle_da: Potentiale\ntitle_en: Potential\n---\n`,
    ];
  }
  const works = Array.from(
    { length: 500 },
    (_, i) =>
      `@article{work${String(i)},\n  author = {Hansen, Hanne and Jensen, Jens},\n  title = {Work number ${String(i)}},\n  journal = {Journal},\n  year = {${String(1990 + (i % 30))}}\n}\n`,
  );
  yield ['references.bib', works.join('\n')];
  for (let i = 0; i < total; i++) {
    yield [`records/${String(Math.floor(i / 500))}/${idOf(i)}.md`, syntheticRecord(i, total)];
  }
}

/** Writes such a repository into a folder. */
export async function writeSynthetic(folder: string, total: number): Promise<void> {
  const made = new Set<string>();
  for (const [path, text] of syntheticFiles(total)) {
    const parent = join(folder, path, '..');
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(join(folder, path), text);
  }
}
