import assert from 'node:assert/strict';
import { continueTurn, looksLikeTurn } from '../../../src/writing/turns';
import { corpus, CURSOR } from '../../support/corpus';

const head = (more = ''): string => `---\nid: OBS-001\ntype: observation\n${more}---\n`;

describe('an Enter at the end of a turn', () => {
  /**
   * The text after Enter is pressed at the cursor and `typed` by the time of the answer, with the cursor in it;
   * undefined where nothing is done.
   */
  async function entered(text: string, typed = ''): Promise<string | undefined> {
    const eol = text.includes('\r') ? '\r\n' : '\n';
    const ws = await corpus({ 'OBS-001.md': text.replace(CURSOR, `${eol}${CURSOR}${typed}`) });
    const { cursor, snapshot } = ws;
    const facts = snapshot.file(cursor.path);
    assert.ok(facts);
    const edit = continueTurn(cursor.text, facts, cursor.offset);
    if (!edit) return undefined;
    const { span, text: inserted } = edit;
    const after = cursor.text.slice(0, span.start) + inserted + cursor.text.slice(span.end);
    const at = cursor.offset + typed.length + inserted.length - (span.end - span.start);
    return `${after.slice(0, at)}${CURSOR}${after.slice(at)}`.slice(facts.bodyStart);
  }

  it('begins a turn of the other speaker', async () => {
    assert.equal(
      await entered(`${head()}CIT-017: ja\nPRO-009: nej${CURSOR}`),
      `CIT-017: ja\nPRO-009: nej\nCIT-017: ${CURSOR}`,
    );
  });

  it('takes of several the one who spoke last before', async () => {
    const text = 'LED-004: a\nCIT-017: b\nPRO-009: c\nPRO-009: d';
    assert.equal(await entered(`${head()}${text}${CURSOR}`), `${text}\nCIT-017: ${CURSOR}`);
  });

  it('takes in the first turn the next of the participants', async () => {
    const text = `${head('participants: [CIT-017, PRO-009]\n')}CIT-017: ja${CURSOR}\n`;
    assert.equal(await entered(text), `CIT-017: ja\nPRO-009: ${CURSOR}\n`);
  });

  it('does nothing when nobody else is known', async () => {
    assert.equal(await entered(`${head()}CIT-017: ja${CURSOR}`), undefined);
  });

  it('takes the label away from a line that holds nothing else, which ends the transcript', async () => {
    assert.equal(await entered(`${head()}CIT-017: ja\nPRO-009: ${CURSOR}\n`), `CIT-017: ja\n\n${CURSOR}\n`);
    assert.equal(await entered(`${head()}CIT-017: ja\nPRO-009:${CURSOR}`), `CIT-017: ja\n\n${CURSOR}`);
  });

  it('works behind times and block ids', async () => {
    const text = 'PRO-009: a\n[00:12:03] CIT-017: ja ^t002';
    assert.equal(await entered(`${head()}${text}${CURSOR}\nx`), `${text}\nPRO-009: ${CURSOR}\nx`);
  });

  it('leaves lines that end in a carriage return whole', async () => {
    const text = 'CIT-017: ja\r\nPRO-009: nej';
    assert.equal(await entered(`${head()}${text}${CURSOR}\r\n`), `${text}\r\nCIT-017: ${CURSOR}\r\n`);
    assert.equal(await entered(`${head()}CIT-017: ja\r\nPRO-009: ${CURSOR}`), `CIT-017: ja\r\n\r\n${CURSOR}`);
  });

  it('keeps what was typed meanwhile behind the label', async () => {
    const text = 'CIT-017: ja\nPRO-009: nej';
    assert.equal(await entered(`${head()}${text}${CURSOR}\n`, 'jo'), `${text}\nCIT-017: jo${CURSOR}\n`);
    assert.equal(
      await entered(`${head()}CIT-017: ja\nPRO-009: ${CURSOR}`, 'Slut'),
      `CIT-017: ja\n\nSlut${CURSOR}`,
    );
  });

  it('does nothing where a label was typed meanwhile', async () => {
    assert.equal(await entered(`${head()}CIT-017: ja\nPRO-009: nej${CURSOR}`, 'LED-004: x'), undefined);
  });

  for (const [where, text] of [
    ['in front matter', `---\nid: OBS-001\ntype: observation\nCIT-017: x${CURSOR}\n---\n`],
    ['in code', `${head()}CIT-017: ja\nPRO-009: nej\n\n\`\`\`\nCIT-017: x${CURSOR}\n\`\`\`\n`],
    ['on the second line of a turn', `${head()}CIT-017: ja\nPRO-009: nej\nand more${CURSOR}`],
    ['in a memo', `---\nid: MEMO-1\ntype: memo\n---\nCIT-017: ja\nPRO-009: nej${CURSOR}`],
    ['in a plain note', `CIT-017: ja\nPRO-009: nej${CURSOR}`],
  ] as const) {
    it(`does nothing ${where}`, async () => {
      assert.equal(await entered(text), undefined);
    });
  }
});

describe('a line', () => {
  it('looks like a turn by its beginning', () => {
    for (const line of ['CIT-017: ja', 'CIT-017:', '[00:12:03] PRO-009: (.)', 'ØST-1: x'])
      assert.ok(looksLikeTurn(line), line);
    for (const line of ['', 'cit-017: ja', ' CIT-017: ja', 'CIT: ja', 'See CIT-017: ja']) {
      assert.equal(looksLikeTurn(line), false, line);
    }
  });
});
