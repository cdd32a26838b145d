import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EvidenceMap, MapEdge, MapNode } from '../../../src/analysis/evidenceMap';
import { type MapKind, mapRelations, mapStrokes } from '../../../src/model/mapSigns';
import { layOut } from '../../../src/publish/map/layout';
import { pictureOf } from '../../../src/publish/map/picture';
import { mapSvg } from '../../../src/publish/map/svg';
import type { MapPicture } from '../../../src/publish/map/picture';
import { atOnce } from '../../../src/model/steps';

function node(id: string, kind: MapKind, more: Partial<MapNode> = {}): MapNode {
  const located = {
    path: `${id}.md`,
    definition: { kind: 'record', name: id, span: at0, extent: at0 },
  } as const;
  return {
    id,
    kind,
    label: id,
    title: undefined,
    type: undefined,
    sites: [],
    potentials: [],
    state: undefined,
    located,
    ...more,
  };
}
const at0 = { start: 0, end: 0 };

/** A map of so many of each, hung together one after the other. */
function mapOf(
  counts: Readonly<Record<'claims' | 'sessions' | 'records' | 'sites' | 'works', number>>,
): EvidenceMap {
  const many = (n: number, make: (i: number) => MapNode): MapNode[] =>
    Array.from({ length: n }, (_, i) => make(i + 1));
  const sites = many(counts.sites, (i) => node(`SITE-${i}`, 'site', { sites: [`SITE-${i}`] }));
  const siteOf = (i: number): string[] => (sites.length === 0 ? [] : [`SITE-${(i % sites.length) + 1}`]);
  const claims = many(counts.claims, (i) =>
    node(`CLM-${i}`, 'claim', { title: 'A title of some length, which is cut', state: 'revised' }),
  );
  const sessions = many(counts.sessions, (i) => node(`FLIP-${i}`, 'session'));
  const records = many(counts.records, (i) => node(`OBS-${i}`, 'record', { sites: siteOf(i) }));
  const excerpts = many(counts.records * 2, (i) =>
    node(`OBS-${Math.ceil(i / 2)}#x${i % 2}`, 'excerpt', { sites: siteOf(Math.ceil(i / 2)) }),
  );
  const works = many(counts.works, (i) => node(`@w${i}`, 'reference'));
  const claimFor = (i: number): string => `CLM-${(i % counts.claims) + 1}`;
  const edges: MapEdge[] = [
    ...excerpts.flatMap(({ id }, i): MapEdge[] => [
      { from: id, to: claimFor(i), relation: 'supports' },
      { from: id, to: id.replace(/#.*/, ''), relation: 'from' },
    ]),
    ...sessions.map(({ id }, i): MapEdge => ({ from: id, to: claimFor(i), relation: 'contested' })),
    ...works.map(({ id }, i): MapEdge => ({ from: claimFor(i), to: id, relation: 'cites' })),
  ];
  return { nodes: [...claims, ...sessions, ...records, ...excerpts, ...sites, ...works], edges };
}

const anyMap = fc
  .record({
    claims: fc.integer({ min: 1, max: 40 }),
    sessions: fc.nat({ max: 30 }),
    records: fc.nat({ max: 60 }),
    sites: fc.nat({ max: 8 }),
    works: fc.nat({ max: 20 }),
  })
  .map(mapOf);

describe('the layout of the evidence map', () => {
  it('is the same every time', () => {
    fc.assert(
      fc.property(anyMap, (map) =>
        assert.deepEqual(atOnce(layOut(map)), atOnce(layOut(structuredClone(map)))),
      ),
      {
        numRuns: 20,
      },
    );
  });

  it('puts no two things on one another', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const { nodes } = atOnce(pictureOf(map));
        const claims = nodes.filter(({ kind }) => kind === 'claim');
        for (const [i, a] of nodes.entries()) {
          assert.ok(Number.isFinite(a.x) && Number.isFinite(a.y));
          const others = a.kind === 'claim' ? claims.slice(claims.indexOf(a) + 1) : nodes.slice(i + 1);
          for (const b of others) {
            const isApart =
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
              Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            assert.ok(isApart, `${a.id} and ${b.id}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has practice in the middle, then claims, what was said, records, and sites outside', () => {
    const map = mapOf({ claims: 12, sessions: 5, records: 20, sites: 4, works: 3 });
    const spots = atOnce(layOut(map));
    const farthest = (kind: MapKind): number =>
      Math.max(
        ...map.nodes.flatMap((n) =>
          n.kind === kind ? Math.hypot(spots.get(n.id)?.x ?? NaN, spots.get(n.id)?.y ?? NaN) : [],
        ),
      );
    const inOrder = (['session', 'claim', 'excerpt', 'record', 'site'] as const).map(farthest);
    assert.deepEqual(
      [...inOrder].sort((a, b) => a - b),
      inOrder,
    );
  });

  it('keeps what is of one site side by side', () => {
    const map = mapOf({ claims: 5, sessions: 0, records: 30, sites: 3, works: 0 });
    const spots = atOnce(layOut(map));
    const records = map.nodes
      .filter(({ kind }) => kind === 'record')
      .map(({ id, sites }) => ({
        site: sites[0],
        angle: Math.atan2(spots.get(id)?.y ?? 0, spots.get(id)?.x ?? 0),
      }))
      .sort((a, b) => a.angle - b.angle);
    const changes = records.filter(({ site }, i) => site !== records.at(i - 1)?.site);
    assert.equal(changes.length, 3);
  });

  it('puts a claim that is alone into the middle', () => {
    const spots = atOnce(layOut(mapOf({ claims: 1, sessions: 3, records: 4, sites: 2, works: 1 })));
    assert.deepEqual(spots.get('CLM-1'), { x: 0, y: 0 });
  });
});

const written = (picture: MapPicture, title: string): string => atOnce(mapSvg(picture, title));

describe('the evidence map as SVG', () => {
  it('is well-formed whatever stands in the texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, label) => {
        const odd = {
          nodes: [node('CLM-1', 'claim', { title }), node('SITE-1', 'site', { label })],
          edges: [],
        };
        assertWellFormed(written(atOnce(pictureOf(odd)), title));
      }),
      { numRuns: 30 },
    );
    assertWellFormed(
      written(
        atOnce(pictureOf(mapOf({ claims: 4, sessions: 2, records: 5, sites: 2, works: 2 }))),
        'A < B & "C"',
      ),
    );
    assertWellFormed(written({ nodes: [], edges: [] }, ''));
  });

  it('says in words what its signs mean, and only those that occur', () => {
    const svg = written(
      atOnce(pictureOf(mapOf({ claims: 3, sessions: 1, records: 3, sites: 1, works: 0 }))),
      'Map',
    );
    for (const word of ['>Claim<', '>Session<', '>Excerpt<', '>supports<', '>contested<'])
      assert.ok(svg.includes(word), word);
    assert.ok(!svg.includes('>Work<') && !svg.includes('new question'));
  });

  it('reaches for nothing outside', () => {
    const svg = written(
      atOnce(pictureOf(mapOf({ claims: 3, sessions: 1, records: 3, sites: 1, works: 1 }))),
      'Map',
    );
    assert.doesNotMatch(
      svg.replace('xmlns="http://www.w3.org/2000/svg"', ''),
      /https?:|href|<script|<style|@import/,
    );
  });

  it('tells relations of different meaning apart without colour', () => {
    const drawn = new Map<string, string>();
    for (const relation of mapRelations) {
      const { tone, line, end } = mapStrokes[relation];
      const look = `${line} ${end}`;
      assert.equal(drawn.get(look) ?? tone, tone, look);
      drawn.set(look, tone);
    }
  });
});

/** Whether every element is closed in its order, and no text or attribute has a sign that means something in XML. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const part = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|[^<]+/giy;
  while (part.lastIndex < xml.length) {
    const at = part.lastIndex;
    const [said = '', closing, tag = '', , single] = part.exec(xml) ?? [];
    assert.notEqual(said, '', xml.slice(at, at + 80));
    assert.doesNotMatch(said, /&(?!(?:amp|lt|gt|quot|#39);)/);
    assert.doesNotMatch(said, /(?![\n\t])[\p{Cc}\p{Surrogate}]/u);
    if (closing === '/') assert.equal(open.pop(), tag);
    else if (tag !== '' && single !== '/') open.push(tag);
  }
  assert.deepEqual(open, []);
}
