import { seeded, syntheticRecord } from './synthetic';

const MB = 1 << 20;
/** A file of unusual size, and what is to lie beside it. */
type LargeFile = readonly [
  name: string,
  path: string,
  text: string,
  beside?: Readonly<Record<string, string>>,
];

export function largeFiles(): readonly LargeFile[] {
  const random = seeded(7);
  const names = ['borger', 'samtale', 'ønske', 'køkken', 'praktik', 'ikke'];
  const words = (n: number): string =>
    Array.from({ length: n }, () => names[Math.floor(random() * names.length)]).join(' ');
  const upTo = (size: number, head: string, piece: (i: number) => string): string => {
    const pieces = [head];
    for (let i = 0, length = head.length; length < size; i++) {
      const next = piece(i);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join('');
  };
  const body = (i: number): string => syntheticRecord(i, 1000).replace(/^---[^]*?\n---\n/, '');
  const item = (i: number): object => ({
    id: `work${String(i)}`,
    type: 'article-journal',
    title: words(8),
    author: [{ family: 'Hansen', given: 'Hanne' }],
    issued: { 'date-parts': [[1990 + (i % 30)]] },
    abstract: words(40),
  });
  const transcript = upTo(
    MB,
    '---\nid: OBS-1\ntype: observation\n---\n',
    (i) => `CIT-${String(i % 300)}: ${words(20)} ^t${String(i)}\n`,
  );
  const quotations = Array.from({ length: 200 }, (_, i) => {
    const at = 1000 + i * 5000;
    const [prefix, quote, suffix] = [at - 40, at, at + 80].map((from, k) =>
      JSON.stringify(transcript.slice(from, from + (k === 1 ? 80 : 40))),
    );
    return `- id: x${i}\n  quote: ${quote}\n  prefix: ${prefix}\n  suffix: ${suffix}\n`;
  });
  return [
    ['transcript of 1 MB', 'OBS-1.md', transcript],
    [
      'transcript of 1 MB with 200 excerpts',
      'OBS-1.md',
      transcript,
      { 'OBS-1.excerpts.yaml': quotations.join('') },
    ],
    ['notes of 2 MB', 'MEMO-1.md', upTo(2 * MB, '---\nid: MEMO-1\ntype: memo\n---\n', body)],
    [
      'notes of 120 KB that only the CommonMark parser can read',
      'MEMO-1.md',
      upTo(120_000, '', (i) => `${words(30)} <b>x</b>\n\n${words(20)} [[OBS-${String(i)}]]\n\n`),
    ],
    [
      'BibTeX of 5 MB',
      'references.bib',
      upTo(
        5 * MB,
        '',
        (i) =>
          `@article{work${String(i)},\n  author = {Hansen, Hanne},\n  title = {${words(8)}},\n  abstract = {${words(150)}},\n  year = {${String(1990 + (i % 30))}}\n}\n`,
      ),
    ],
    [
      'CSL-JSON of 2 MB',
      'references.json',
      `[\n${upTo(2 * MB, '', (i) => `${JSON.stringify(item(i), null, 2)},\n`)}${JSON.stringify(item(-1))}]`,
    ],
    [
      'CSL-YAML of 2 MB',
      'references.csl.yaml',
      upTo(
        2 * MB,
        'references:\n',
        (i) =>
          `  - id: work${String(i)}\n    type: book\n    title: ${words(8)}\n    author:\n      - {family: Hansen, given: Hanne}\n    issued:\n      date-parts: [[2017]]\n    abstract: ${words(40)}\n`,
      ),
    ],
    [
      'excerpts of 3 MB',
      'OBS-1.excerpts.yaml',
      upTo(
        3 * MB,
        'excerpts:\n',
        (i) =>
          `  - id: x${String(i)}\n    quote: "${words(20)}"\n    prefix: "${words(4)}"\n    suffix: "${words(4)}"\n    codes: [gri.explored, gri.ignored]\n`,
      ),
    ],
    [
      'codebook of 1 MB',
      'codebook.yaml',
      upTo(
        MB,
        'codes:\n',
        (i) =>
          `  - id: code${String(i)}\n    label: {da: ${words(2)}, en: ${words(2)}}\n    definition: |\n      ${words(20)}\n      ${words(20)}\n    include: ${words(8)}\n`,
      ),
    ],
  ];
}
