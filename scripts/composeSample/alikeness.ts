/** How much composed texts have in common. */
export interface Alikeness {
  /** Middle one of the shares of a record's sentences that stand in another record too; from 0 to 1. */
  readonly median: number;
  /** The largest such share. */
  readonly most: number;
  /** The two records that have most sentences in common, as a share of the shorter one. */
  readonly pair: { readonly ids: readonly [string, string]; readonly share: number };
  /** The longest sentences that stand in more than five records, with their number. */
  readonly worn: readonly { readonly sentence: string; readonly records: number }[];
}

/** A shorter stretch is a formula: «Ja. Det er det». */
const SENTENCE_WORDS = 5;

/** Compares texts sentence by sentence, formulas left out. */
export function alikenessOf(bodies: ReadonlyMap<string, string>): Alikeness {
  const sentences = new Map([...bodies].map(([id, body]) => [id, sentencesOf(body)]));
  const holders = new Map<string, string[]>();
  for (const [id, own] of sentences)
    for (const sentence of own) holders.set(sentence, [...(holders.get(sentence) ?? []), id]);
  const shares = [...sentences.values()].map((own) =>
    share([...own], (s) => (holders.get(s)?.length ?? 0) > 1),
  );
  const worn = [...holders].filter(([, ids]) => ids.length > 5);
  return {
    median: [...shares].sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0,
    most: Math.max(0, ...shares),
    pair: closestPair(sentences),
    worn: worn.map(([sentence, ids]) => ({ sentence, records: ids.length })),
  };
}

function closestPair(sentences: ReadonlyMap<string, ReadonlySet<string>>): Alikeness['pair'] {
  let closest: Alikeness['pair'] = { ids: ['', ''], share: 0 };
  for (const [a, own] of sentences)
    for (const [b, other] of sentences) {
      if (a >= b || own.size === 0 || other.size === 0) continue;
      const common = [...own].filter((sentence) => other.has(sentence)).length;
      const shared = common / Math.min(own.size, other.size);
      if (shared > closest.share) closest = { ids: [a, b], share: shared };
    }
  return closest;
}

/** The sentences of a body, without headings, speakers, block ids and marks. */
function sentencesOf(body: string): ReadonlySet<string> {
  const plain = body
    .replace(/^#.*$/gm, '')
    .replace(/^(?:\[[\d:]+\] )?[A-Z]+-\d+: /gm, '')
    .replace(/ \^\S+$/gm, '')
    .replace(/\(+[^()]*\)+/g, '');
  const parts = plain.split(/(?<=[.?!»~\]])\s+|\n+/).map((part) => part.trim().replace(/\s+/g, ' '));
  return new Set(parts.filter((part) => part.split(' ').length >= SENTENCE_WORDS));
}

function share<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(counts).length / all.length;
}
