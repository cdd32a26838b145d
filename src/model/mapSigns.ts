/** What stands on the evidence map. Drafts are records; passages that are no excerpt count as excerpts. */
export const mapKinds = ['claim', 'session', 'excerpt', 'record', 'site', 'reference'] as const;
export type MapKind = (typeof mapKinds)[number];

/**
 * How two things on the map belong together: evidence and its claim; a session and the claim that was answered or only
 * shown there; an excerpt and its record (`from`), a record and its site (`at`), a draft and the claim that it makes,
 * a claim or draft and the work that it cites.
 */
export const mapRelations = [
  'supports',
  'challenges',
  'qualifies',
  'none-found',
  'other',
  'confirmed',
  'contested',
  'nuanced',
  'new-question',
  'no-response',
  'shown',
  'from',
  'at',
  'makes',
  'cites',
] as const;
export type MapRelation = (typeof mapRelations)[number];

/** What a line says to a claim, as its colour: the same whether material or practice says it. */
export const mapTones = ['for', 'against', 'partly', 'question', 'silent', 'ties'] as const;
export type MapTone = (typeof mapTones)[number];

/** How a line is drawn. No two strokes with different meanings have the same line and end, so that colour is not needed. */
export interface MapStroke {
  readonly tone: MapTone;
  readonly line: 'solid' | 'dashed' | 'dash-dot' | 'dotted';
  readonly end: 'arrow' | 'bar' | 'diamond' | 'ring' | 'none';
}

const strokes = {
  for: { tone: 'for', line: 'solid', end: 'arrow' },
  against: { tone: 'against', line: 'dashed', end: 'bar' },
  partly: { tone: 'partly', line: 'dash-dot', end: 'diamond' },
  question: { tone: 'question', line: 'dashed', end: 'ring' },
  nothing: { tone: 'silent', line: 'dotted', end: 'ring' },
  plain: { tone: 'silent', line: 'dotted', end: 'none' },
  part: { tone: 'ties', line: 'solid', end: 'none' },
  text: { tone: 'ties', line: 'dashed', end: 'arrow' },
} as const satisfies Record<string, MapStroke>;

/** How each relation is drawn; relations that say the same to a claim share a stroke. */
export const mapStrokes: Readonly<Record<MapRelation, MapStroke>> = {
  supports: strokes.for,
  confirmed: strokes.for,
  challenges: strokes.against,
  contested: strokes.against,
  qualifies: strokes.partly,
  nuanced: strokes.partly,
  'new-question': strokes.question,
  'none-found': strokes.nothing,
  'no-response': strokes.nothing,
  other: strokes.plain,
  shown: strokes.plain,
  from: strokes.part,
  at: strokes.part,
  makes: strokes.text,
  cites: strokes.text,
};

/** The dashes of a line, in pixels: drawn, left out, and so on; nothing of a solid one. */
export const mapDashes: Readonly<Record<MapStroke['line'], readonly number[]>> = {
  solid: [],
  dashed: [7, 5],
  'dash-dot': [9, 4, 2, 4],
  dotted: [2, 4],
};
