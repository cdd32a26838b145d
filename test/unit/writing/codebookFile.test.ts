import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/language/changes';
import { readCode } from '../../../src/model/code';
import { isSameValue, type Mapping } from '../../../src/model/value';
import {
  addCode,
  mergeCode,
  moveCode,
  recolourCode,
  redefineCode,
  relabelCode,
  renamedNote,
  setCodeState,
  splitCode,
} from '../../../src/writing/codebookFile';
import { CodebookError, type CodebookText, readCodebook } from '../../../src/writing/codebookText';

const frame = `# Our frame, agreed in May.
codes:
  # What the citizen does.
  - id: rai
    label: {da: Fremsættelse, en: Raising}   # the Danish one counts
    codes:
      - id: rai.wish
        label: Ønske
        definition: >
          Noget, borgeren vil
          eller gerne ville.
        version: 2
        codes:
          - id: rai.hinted
            label: Antydet
      # Not to be confused with objections.
      - id: rai.problem
        label: Problem
        include:
          - det, der står i vejen   # as they see it
        colour: "#b37539"
  - id: gri
    label: Gribning
`;

const note = { by: 'dc', date: '2017-05-03' };

type Change = (book: CodebookText) => readonly TextEdit[];

function changed(text: string, change: Change): string {
  const edits = change(readCodebook(text));
  // The editor refuses edits that overlap.
  edits.forEach(({ span }, i) => assert.ok(span.start >= (edits[i - 1]?.span.end ?? 0)));
  return applyEdits(text, edits);
}

function refusal(text: string, change: Change): string {
  try {
    changed(text, change);
  } catch (error) {
    if (error instanceof CodebookError) return error.code;
    throw error;
  }
  return 'not refused';
}

/** The lines that a change puts in and takes out. */
function difference(before: string, after: string): { added: string[]; gone: string[] } {
  const old = before.split('\n');
  const now = after.split('\n');
  return { added: now.filter((l) => !old.includes(l)), gone: old.filter((l) => !now.includes(l)) };
}

describe('The codebook file', () => {
  it('gets a code below another, the last there, and nothing else changes', () => {
    const after = changed(frame, (book) =>
      addCode(
        book,
        { id: 'rai.meaning', label: { da: 'Betydning', en: 'Meaning' }, colour: '#cb9b57' },
        'rai',
        note,
      ),
    );
    const added = `      - id: rai.meaning
        label: {da: Betydning, en: Meaning}
        colour: "#cb9b57"
        version: 1
        state: active
        history:
          - {version: 1, date: 2017-05-03, by: dc, what: created}
`;
    assert.equal(after, frame.replace('  - id: gri\n', `${added}  - id: gri\n`));
  });

  it('gets the first code below one that has none, and one at the top', () => {
    const below = changed(frame, (b) => addCode(b, { id: 'gri.explored', label: 'Udforsket' }, 'gri', note));
    assert.match(
      below,
      /    label: Gribning\n    codes:\n      - id: gri\.explored\n        label: Udforsket\n/,
    );
    const top = changed(frame, (b) => addCode(b, { id: 'kon', label: 'Konsekvens' }, undefined, note));
    assert.match(top, /label: Gribning\n  - id: kon\n    label: Konsekvens\n/);
  });

  it('begins where there is nothing yet: an empty file, an empty list, a list without a key', () => {
    const add: Change = (b) => addCode(b, { id: 'a', label: 'A: first' }, undefined, { ...note, by: '' });
    const entry = '- id: a';
    for (const [text, expected] of [
      ['', `codes:\n  ${entry}`],
      ['# ours', `# ours\ncodes:\n  ${entry}`],
      ['codes:\n', `codes:\n  ${entry}`],
      ['codes: []\n', `codes:\n  ${entry}`],
      ['[]\n', entry],
      ['- id: b\n', `- id: b\n${entry}`],
      ['- {id: b}\n', `- {id: b}\n${entry}`],
      ['codes: [{id: b}]\n', 'codes: [{id: b}, {id: a, label: "A: first", version: 1'],
    ] as const) {
      assert.ok(changed(text, add).startsWith(expected), changed(text, add));
    }
  });

  it('keeps the line ends of the file', () => {
    const after = changed(frame.replaceAll('\n', '\r\n'), (b) =>
      addCode(b, { id: 'x', label: 'X' }, 'rai', note),
    );
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('gives a code another label and another colour in the place of the old ones', () => {
    const label = changed(frame, (b) => relabelCode(b, 'rai', { da: 'Ytring', en: 'Raising, or not' }));
    assert.deepEqual(difference(frame, label), {
      gone: ['    label: {da: Fremsættelse, en: Raising}   # the Danish one counts'],
      added: ['    label: {da: Ytring, en: "Raising, or not"}   # the Danish one counts'],
    });
    const colour = changed(frame, (b) => recolourCode(b, 'rai.wish', '#112233'));
    assert.deepEqual(difference(frame, colour), { gone: [], added: ['        colour: "#112233"'] });
    assert.match(colour, /gerne ville\.\n {8}colour: "#112233"\n {8}version: 2\n/);
  });

  it('raises the version when the definition changes, and remembers why', () => {
    const after = changed(frame, (b) =>
      redefineCode(
        b,
        'rai.wish',
        { definition: 'Noget, borgeren vil: også forsigtigt.' },
        { ...note, why: 'MEMO-3, item 2' },
      ),
    );
    assert.match(after, / {8}definition: "Noget, borgeren vil: også forsigtigt\."\n {8}version: 3\n/);
    assert.match(
      after,
      / {10}- \{version: 3, date: 2017-05-03, by: dc, what: definition, why: "MEMO-3, item 2"\}\n {8}codes:/,
    );
    const again = changed(after, (b) => redefineCode(b, 'rai.wish', { include: 'Også «måske».' }, note));
    assert.deepEqual(
      readCode(entry(again, 'rai.wish'), 'da').history.map((h) => h.version),
      ['3', '4'],
    );
    assert.equal(readCode(entry(again, 'rai.wish'), 'da').version, 4);
  });

  it('retires a code and takes it back', () => {
    const retired = changed(frame, (b) => setCodeState(b, 'gri', 'retired', { ...note, why: 'unused' }));
    assert.equal(readCode(entry(retired, 'gri'), 'da').state, 'retired');
    const back = changed(retired, (b) => setCodeState(b, 'gri', 'active', note));
    const code = readCode(entry(back, 'gri'), 'da');
    assert.equal(code.state, 'active');
    assert.deepEqual(
      code.history.map((h) => h.what),
      ['retired', 'reactivated'],
    );
  });

  it('merges a code into another: it stays, says where it went, and both remember it', () => {
    const after = changed(frame, (b) => mergeCode(b, 'rai.problem', 'rai.wish', note));
    const merged = readCode(entry(after, 'rai.problem'), 'da');
    assert.deepEqual([merged.state, merged.mergedInto], ['merged', 'rai.wish']);
    assert.equal(merged.history[0]?.other, 'rai.wish');
    assert.equal(readCode(entry(after, 'rai.wish'), 'da').history[0]?.other, 'rai.problem');
    assert.equal(
      refusal(frame, (b) => mergeCode(b, 'rai', 'rai', note)),
      'cycle',
    );
  });

  it('splits a code: the new one stands beside it', () => {
    const after = changed(frame, (b) => splitCode(b, 'rai.wish', { id: 'rai.hope', label: 'Håb' }, note));
    assert.deepEqual(order(after), ['rai', 'rai.wish', 'rai.hinted', 'rai.hope', 'rai.problem', 'gri']);
    assert.match(after, /what: split, code: rai\.wish\}\n {6}# Not to be confused with objections\.\n/);
    const last = changed(frame, (b) => splitCode(b, 'gri', { id: 'tag', label: 'Tage' }, note));
    assert.deepEqual(order(last).at(-1), 'tag');
  });

  it('moves to the top from the end of the last code there', () => {
    for (const text of [frame, frame.trimEnd(), frame.replaceAll('\n', '\r\n')]) {
      const last = changed(text, (b) => moveCode(b, 'rai.problem', { parent: 'gri' }));
      const top = changed(last, (b) => moveCode(b, 'rai.problem', { parent: undefined }));
      assert.match(
        top,
        /\n {2}- id: gri\r?\n.*\r?\n {2}# Not to be confused.*\r?\n {2}- id: rai\.problem\r?\n/,
      );
    }
  });

  it('moves a code with all below it and with its comments, indented as its new place asks for', () => {
    const out = changed(frame, (b) => moveCode(b, 'rai.wish', { parent: undefined }));
    assert.match(
      out,
      /label: Gribning\n  - id: rai\.wish\n    label: Ønske\n    definition: >\n      Noget, borgeren vil\n      eller/,
    );
    const under = changed(frame, (b) => moveCode(b, 'rai.problem', { parent: 'gri' }));
    assert.match(
      under,
      /label: Gribning\n    codes:\n      # Not to be confused[^\n]*\n      - id: rai\.problem\n/,
    );
    assert.match(under, /- det, der står i vejen {3}# as they see it\n/);
    const deeper = changed(frame, (b) => moveCode(b, 'gri', { parent: 'rai.hinted' }));
    assert.match(deeper, / {12}label: Antydet\n {12}codes:\n {14}- id: gri\n {16}label: Gribning\n/);
  });

  it('takes the key away with the last code below it', () => {
    const after = changed(frame, (b) => moveCode(b, 'rai.hinted', { parent: 'gri' }));
    assert.match(after, /version: 2\n {6}# Not to be confused/);
  });

  it('moves a code up and down among its siblings', () => {
    const up = changed(frame, (b) => moveCode(b, 'rai.problem', { parent: 'rai', before: 'rai.wish' }));
    assert.deepEqual(order(up), ['rai', 'rai.problem', 'rai.wish', 'rai.hinted', 'gri']);
    const down = changed(up, (b) => moveCode(b, 'rai.problem', { parent: 'rai' }));
    assert.equal(down, frame);
  });

  it('leaves everything as it is when a code lies there already', () => {
    assert.equal(
      changed(frame, (b) => moveCode(b, 'rai.problem', { parent: 'rai' })),
      frame,
    );
    assert.equal(
      changed(frame, (b) => moveCode(b, 'rai.wish', { parent: 'rai', before: 'rai.wish' })),
      frame,
    );
  });

  it('refuses a code below itself, a second code of one id, an id that is none, an unknown code', () => {
    assert.equal(
      refusal(frame, (b) => moveCode(b, 'rai', { parent: 'rai.hinted' })),
      'cycle',
    );
    assert.equal(
      refusal(frame, (b) => addCode(b, { id: 'RAI.wish', label: 'x' }, 'gri', note)),
      'collision',
    );
    assert.equal(
      refusal(frame, (b) => addCode(b, { id: 'rai wish', label: 'x' }, 'gri', note)),
      'invalid',
    );
    assert.equal(
      refusal(frame, (b) => addCode(b, { id: 'a', label: 'x' }, 'nobody', note)),
      'unknown',
    );
    assert.equal(
      refusal(`${frame}  - id: gri\n`, (b) => recolourCode(b, 'gri', '#112233')),
      'duplicate',
    );
  });

  it('is not written to while it is broken, or where the change would spoil it', () => {
    const broken = frame.replace('label: Gribning', 'label: [Gribning');
    assert.equal(
      refusal(broken, (b) => addCode(b, { id: 'a', label: 'x' }, undefined, note)),
      'broken',
    );
    const inBraces = 'codes: [{id: a}]\n';
    assert.equal(
      changed(inBraces, (b) => moveCode(b, 'a', { parent: undefined })),
      inBraces,
    );
    const mixed = `${frame}  - {id: flow, codes: [{id: flow.a}]}\n`;
    assert.equal(
      refusal(mixed, (b) => moveCode(b, 'rai.problem', { parent: 'flow' })),
      'unfit',
    );
    assert.deepEqual(order(changed(mixed, (b) => moveCode(b, 'flow.a', { parent: 'rai' }))), [
      'rai',
      'rai.wish',
      'rai.hinted',
      'rai.problem',
      'flow.a',
      'gri',
      'flow',
    ]);
  });

  it('notes a rename where the code still has its old id', () => {
    const after = changed(frame, (b) => renamedNote(b, 'gri', note));
    assert.match(after, /- \{version: 1, date: 2017-05-03, by: dc, what: renamed, from: gri\}\n$/);
  });

  it('stays whole through any sequence of changes to the sample’s codebook', () => {
    const sample = fs.readFileSync(path.resolve('sample/codebook.yaml'), 'utf8');
    const step = fc.record({
      what: fc.constantFrom('add', 'move', 'before', 'merge', 'split', 'retire', 'redefine', 'colour'),
      a: fc.nat(200),
      b: fc.nat(200),
      text: fc.string({ unit: 'grapheme', maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let text = sample;
        for (const [i, { what, a, b, text: words }] of steps.entries()) {
          const book = readCodebook(text);
          const one = book.codes[a % book.codes.length]?.name ?? '';
          const two = book.codes[b % book.codes.length];
          const other = two?.name ?? '';
          const touched = new Set([one, other]);
          const changes: Record<string, Change> = {
            add: (k) =>
              addCode(k, { id: `new${i}`, label: { da: words, en: words } }, one, { ...note, why: words }),
            move: (k) => moveCode(k, one, { parent: other }),
            before: (k) =>
              moveCode(k, one, { parent: two?.parent, ...(other === one ? {} : { before: other }) }),
            merge: (k) => mergeCode(k, one, other, { ...note, why: words }),
            split: (k) => splitCode(k, one, { id: `new${i}`, label: words }, note),
            retire: (k) => setCodeState(k, one, 'retired', { ...note, why: words }),
            redefine: (k) => redefineCode(k, one, { definition: words, include: words }, note),
            colour: (k) => recolourCode(k, one, '#123456'),
          };
          const change = changes[what];
          if (!change) continue;
          const reason = refusal(text, change);
          if (reason !== 'not refused') {
            assert.ok(['cycle'].includes(reason), `${what} ${one} ${other}: ${reason}`);
            continue;
          }
          const after = changed(text, change);
          const comments = (t: string): string[] => t.split('\n').filter((line) => /^\s*#/.test(line));
          assert.deepEqual(comments(after), comments(text));
          for (const code of book.codes) {
            const now = entry(after, code.name);
            if (!touched.has(code.name)) assert.ok(isSameValue(own(code.fields), own(now)), code.name);
          }
          text = after;
        }
      }),
      { numRuns: 30 },
    );
  });
});

function entry(text: string, id: string): Mapping | undefined {
  return readCodebook(text).codes.find((code) => code.name === id)?.fields;
}

/** A code's own fields, without those of the codes below it. */
function own(fields: Mapping | undefined): Mapping | undefined {
  return fields && { ...fields, entries: fields.entries.filter((e) => e.key !== 'codes') };
}

function order(text: string): string[] {
  return readCodebook(text).codes.map((code) => code.name);
}
