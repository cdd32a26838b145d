import assert from 'node:assert/strict';
import { consideredMarkdown } from '../../../src/publish/pack/considered';
import { packFiles } from '../../../src/publish/pack/packFiles';
import { type PackChoices, planPack, type PlannedPack } from '../../../src/publish/pack/pack';
import { returnNote } from '../../../src/publish/returnNote';
import type { RecordEntry, Snapshot } from '../../../src/repository/snapshot';
import { corpus } from '../../support/corpus';

const site = (id: string, label: string) => `---\nid: ${id}\ntype: site\nlabel: ${label}\n---\n`;

/** Three citizens at each of two sites, so that nobody is alone in a role; CIT-002 belongs to the session's site. */
const people = `people:
  - {id: CIT-001, role: citizen, site: SITE-A, consent: {status: given, scope: [quote, flip-other-site]}}
  - {id: CIT-002, role: citizen, site: SITE-B, consent: {status: given, scope: [quote, flip-other-site]}}
  - {id: CIT-003, role: citizen, site: SITE-B, consent: {status: given, scope: [flip-same-site]}}
  - {id: CIT-004, role: citizen, site: SITE-A, consent: {status: withdrawn, scope: [flip-other-site]}}
  - {id: CIT-005, role: citizen, site: SITE-A, consent: {status: given, scope: [flip-other-site], embargo_until: 2030-01-01}}
  - {id: CIT-006, role: citizen, site: SITE-B, consent: {status: unknown}}
  - {id: LED-001, role: leader, site: SITE-A, consent: {status: oral, scope: [flip-other-site]}}
  - {id: RES-001, role: researcher}
`;

const record = (id: string, where: string, body: string, more = '') =>
  `---\nid: ${id}\ntype: observation\ndate: 2017-03-14\nsite: ${where}\nparticipants: [CIT-001]\n${more}---\n${body}\n`;
const excerpt = (id: string, quote: string) => `- id: ${id}\n  quote: ${JSON.stringify(quote)}\n`;

const files = {
  'people.yaml': people,
  'a.md': site('SITE-A', 'Kommune A'),
  'b.md': site('SITE-B', 'Kommune B'),
  'OBS-001.md': record(
    'OBS-001',
    'SITE-A',
    'CIT-001: jeg vil gerne (.) prøve ^t001\nCIT-004: det vil jeg ikke\nCIT-005: senere måske\nLED-001: vi ser på det\nRES-001: hvad så\nCIT-001: CIT-004 sagde noget',
  ),
  'OBS-001.excerpts.yaml':
    excerpt('x01', 'CIT-001: jeg vil gerne (.) prøve ^t001') +
    excerpt('x02', 'det vil jeg ikke') +
    excerpt('x03', 'senere måske') +
    excerpt('x04', 'vi ser på det') +
    excerpt('x05', 'hvad så') +
    excerpt('x06', 'CIT-004 sagde noget'),
  'OBS-002.md': record('OBS-002', 'SITE-B', 'CIT-002: her hos os\nCIT-003: det må I godt vise\nCIT-006: nej'),
  'OBS-002.excerpts.yaml':
    excerpt('x01', 'her hos os') + excerpt('x02', 'det må I godt vise') + excerpt('x03', 'nej'),
  'OBS-003.md': record('OBS-003', 'SITE-A', 'CIT-001: helt nyt', 'status: raw\n'),
  'OBS-003.excerpts.yaml': excerpt('x01', 'helt nyt'),
  'CLM-001.md': `---
id: CLM-001
type: claim
statement: Wishes are sent on.
statement_da: Ønsker sendes videre.
evidence:
  - {ref: OBS-001#x01, rel: supports}
  - {ref: OBS-001#x02, rel: supports}
  - {ref: OBS-001#x03, rel: supports}
  - {ref: OBS-001#x04, rel: qualifies}
  - {ref: OBS-001#x05, rel: challenges}
  - {ref: OBS-001#x06, rel: supports}
  - {ref: OBS-002#x01, rel: supports}
  - {ref: OBS-002#x02, rel: challenges}
  - {ref: OBS-002#x03, rel: supports}
  - {ref: OBS-003#x01, rel: supports}
  - {ref: OBS-001, rel: supports}
  - {checked: OBS-002, rel: none-found}
dialogue:
  - {session: FLIP-01, response: r1, outcome: nuanced, role: frontline, summary: Not the form as such., reply: We agree., revised_from: Wishes are sent to forms.}
  - {session: FLIP-01, response: r2, outcome: contested, role: frontline, summary: Not here.}
  - {session: FLIP-02, response: r1, outcome: confirmed, role: leader, summary: Known.}
---
`,
  'FLIP-01.md':
    '---\nid: FLIP-01\ntype: flip-session\ntitle: Hvor blev ønsket af\ndate: 2018-05-15\nsites: [SITE-B]\naudience: employees\nparticipants_n: 12\nclaims: [CLM-001, CLM-404]\n---\n',
  'FLIP-02.md':
    '---\nid: FLIP-02\ntype: flip-session\ndate: 2018-06-15\nsites: [SITE-B]\nparticipants_n: 2\nclaims: [CLM-001]\n---\n',
};

const CHOICES: PackChoices = { language: 'da', today: '2026-01-31' };

function session(snapshot: Snapshot, id = 'FLIP-01'): RecordEntry {
  const found = [...snapshot.records()].find((r) => r.id === id);
  assert.ok(found);
  return found;
}

function reasons({ considered }: PlannedPack): Record<string, string> {
  return Object.fromEntries(
    considered.map((c) => [c.ref, c.refusals.map((r) => r.reason).join() || 'shown']),
  );
}

describe('a pack for a session', () => {
  it('shows what everybody in it agreed to, and says of the rest why not', async () => {
    const { snapshot } = await corpus(files);
    assert.deepEqual(reasons(planPack(snapshot, session(snapshot), CHOICES)), {
      'OBS-001#x01': 'shown',
      'OBS-001#x02': 'withdrawn',
      'OBS-001#x03': 'embargo',
      'OBS-001#x04': 'shown',
      'OBS-001#x05': 'shown',
      // Who is spoken of counts as well as who speaks.
      'OBS-001#x06': 'withdrawn',
      'OBS-001': 'no-excerpt',
      // Said at the site that takes part, by somebody who agreed to other sites alone.
      'OBS-002#x01': 'scope',
      'OBS-002#x02': 'shown',
      'OBS-002#x03': 'unknown',
      'OBS-003#x01': 'raw',
    });
  });

  it('takes another site’s view of what is close to home', async () => {
    const { snapshot } = await corpus(files);
    const elsewhere = reasons(planPack(snapshot, session(snapshot), { ...CHOICES, sites: ['SITE-A'] }));
    assert.equal(elsewhere['OBS-001#x01'], 'scope');
    assert.equal(elsewhere['OBS-002#x01'], 'shown');
    assert.equal(elsewhere['OBS-002#x02'], 'scope');
  });

  it('shows nothing of people’s own where it is not said who takes part', async () => {
    const { snapshot } = await corpus(files);
    const nowhere = planPack(snapshot, session(snapshot), { ...CHOICES, sites: [] });
    assert.equal(reasons(nowhere)['OBS-001#x01'], 'scope');
  });

  it('shows no words that are not found in their record', async () => {
    const { snapshot } = await corpus({
      ...files,
      'OBS-001.excerpts.yaml': files['OBS-001.excerpts.yaml'].replace('hvad så', 'noget helt andet end før'),
    });
    const planned = planPack(snapshot, session(snapshot), CHOICES);
    assert.equal(reasons(planned)['OBS-001#x05'], 'no-place');
    assert.match(consideredMarkdown(planned), /OBS-001#x05: its words are not found in the record/);
  });

  it('lets an embargo end on its day', async () => {
    const { snapshot } = await corpus(files);
    const later = planPack(snapshot, session(snapshot), { ...CHOICES, today: '2030-01-01' });
    assert.equal(reasons(later)['OBS-001#x03'], 'shown');
  });

  it('says claims in plain words, in its language, with what points another way apart', async () => {
    const { snapshot } = await corpus(files);
    const { pack, missingClaims } = planPack(snapshot, session(snapshot), CHOICES);
    const [claim, ...others] = pack.claims;
    assert.equal(others.length, 0);
    assert.equal(claim?.statement, 'Ønsker sendes videre.');
    assert.equal(claim.supporting.length, 1);
    assert.equal(claim.otherwise.length, 3);
    assert.deepEqual(missingClaims, ['CLM-404']);
    const english = planPack(snapshot, session(snapshot), { ...CHOICES, language: 'en' });
    assert.equal(english.pack.claims[0]?.statement, 'Wishes are sent on.');
  });

  it('names roles in the place of people, and leaves out what few fit', async () => {
    const { snapshot } = await corpus(files);
    const { pack, considered } = planPack(snapshot, session(snapshot), CHOICES);
    const [claim] = pack.claims;
    assert.deepEqual(claim?.supporting, [
      {
        lines: [{ who: 'Borger', text: 'jeg vil gerne (.) prøve' }],
        source: 'Borger, Kommune A',
        coarser: false,
      },
    ]);
    // One leader alone would be known by the role.
    const led = claim.otherwise.find(({ lines }) => lines[0]?.text === 'vi ser på det');
    assert.equal(led?.source, 'En deltager');
    assert.equal(considered.find((c) => c.ref === 'OBS-001#x04')?.coarser, true);
  });

  it('becomes a page and a text without an id, and a list for the researchers with them', async () => {
    const { snapshot } = await corpus(files);
    const made = packFiles(snapshot, planPack(snapshot, session(snapshot), CHOICES));
    assert.equal(made.kind, 'files');
    const text = (name: string): string => made.files.find((f) => f.name === name)?.text ?? '';
    for (const name of ['pack.html', 'pack.md']) {
      assert.match(text(name), /Ønsker sendes videre\./);
      assert.doesNotMatch(text(name), /CIT-|OBS-|CLM-|FLIP-|SITE-|det vil jeg ikke/);
    }
    assert.doesNotMatch(text('pack.html'), /<script|https?:/);
    assert.match(text('researchers-only.md'), /CLM-001 ← OBS-001#x02: CIT-004 has withdrawn the consent/);
  });

  it('is not made where a title or a claim names a record', async () => {
    const { snapshot } = await corpus({
      ...files,
      'FLIP-01.md': files['FLIP-01.md'].replace('Hvor blev ønsket af', 'Om OBS-002'),
    });
    const made = packFiles(snapshot, planPack(snapshot, session(snapshot), CHOICES));
    assert.deepEqual(made, { kind: 'names', ids: ['OBS-002'] });
  });

  it('says so when a claim has nothing that may be shown', async () => {
    const { snapshot } = await corpus({ ...files, 'people.yaml': 'people: []\n' });
    const planned = planPack(snapshot, session(snapshot), CHOICES);
    const made = packFiles(snapshot, planned);
    assert.ok(made.kind === 'files' && made.files[0]?.text.includes('Vi viser ingen uddrag'));
    assert.match(consideredMarkdown(planned), /is not in people\.yaml/);
  });

  it('keeps what is written in a claim from being read as HTML', async () => {
    const { snapshot } = await corpus({
      ...files,
      'CLM-001.md':
        '---\nid: CLM-001\ntype: claim\nstatement: "<b>5 & 6</b>"\nquestions: ["Why <i>?"]\n---\n',
    });
    const made = packFiles(snapshot, planPack(snapshot, session(snapshot), CHOICES));
    assert.ok(made.kind === 'files');
    assert.match(made.files[0]?.text ?? '', /&lt;b&gt;5 &amp; 6&lt;\/b&gt;[^]*Why &lt;i&gt;\?/);
  });
});

describe('a note to a site', () => {
  it('tells what was said, what changed and what is owed, without ids', async () => {
    const { snapshot } = await corpus(files);
    const note = returnNote(snapshot, 'SITE-B', 'en');
    assert.match(note, /^# You said, we changed: Kommune B$/m);
    assert.match(note, /Frontline worker, 2018\): recognised it with reservations\. Not the form as such\./);
    assert.match(note, /Before: Wishes are sent to forms\.\n- Now: Wishes are sent on\./);
    assert.match(note, /disagreed\. Not here\.\n\nWe owe you an answer to this\./);
    assert.doesNotMatch(note, /CLM-|FLIP-|OBS-/);
  });

  it('names no role where two people sat together', async () => {
    const { snapshot } = await corpus(files);
    assert.match(returnNote(snapshot, 'SITE-B', 'en'), /\*\*You said\*\* \(2018\): recognised it\. Known\./);
  });

  it('says so where nothing is on record', async () => {
    const { snapshot } = await corpus(files);
    assert.match(returnNote(snapshot, 'SITE-A', 'da'), /Der er endnu ikke noteret svar fra jer\./);
  });
});
