import assert from 'node:assert/strict';
import { planBlockId } from '../../../src/writing/blockIds';
import { corpus, CURSOR } from '../../support/corpus';

const head = '---\nid: OBS-001\ntype: observation\n---\n';

describe('a block id', () => {
  /** The body with the id inserted; `= name` where there is one already; undefined where there can be none. */
  async function planned(body: string, front = head): Promise<string | undefined> {
    const { cursor, snapshot } = await corpus({ 'OBS-001.md': front + body });
    const facts = snapshot.file(cursor.path);
    assert.ok(facts);
    const plan = planBlockId(cursor.text, facts, cursor.offset);
    if (!plan) return undefined;
    if (plan.insertAt === undefined) return `= ${plan.name}`;
    const { insertAt: at, name } = plan;
    return `${cursor.text.slice(0, at)} ^${name}${cursor.text.slice(at)}`.slice(facts.bodyStart);
  }

  it('counts turns and stands at the turn’s end', async () => {
    assert.equal(
      await planned(`CIT-017: ja\nPRO-009: n${CURSOR}ej  \nand more\n\nText\n`),
      'CIT-017: ja\nPRO-009: nej  \nand more ^t002\n\nText\n',
    );
  });

  it('takes the next name where another turn has this one', async () => {
    assert.equal(
      await planned(`CIT-017: ja\nPRO-009: nej ^t001\nCIT-017: a ^t003\n${CURSOR}PRO-009: b`),
      'CIT-017: ja\nPRO-009: nej ^t001\nCIT-017: a ^t003\nPRO-009: b ^t004',
    );
    assert.equal(
      await planned(`CIT-017: j${CURSOR}a\nPRO-009: nej ^T001`),
      'CIT-017: ja ^t002\nPRO-009: nej ^T001',
    );
  });

  it('is the one that the passage has', async () => {
    assert.equal(await planned(`CIT-017: j${CURSOR}a ^mine`), '= mine');
  });

  it('names paragraphs and list items otherwise', async () => {
    assert.equal(await planned(`One\ntw${CURSOR}o\n\nThree ^p001\n`), 'One\ntwo ^p002\n\nThree ^p001\n');
    assert.equal(await planned(`- a${CURSOR}\n- b\n`), '- a ^p001\n- b\n');
    assert.equal(await planned(`Text${CURSOR}\nCIT-017: ja\n`), 'Text ^p001\nCIT-017: ja\n');
    assert.equal(await planned(`## Head${CURSOR}\n\nText\n`), '## Head ^p001\n\nText\n');
  });

  it('keeps line ends', async () => {
    assert.equal(
      await planned(`CIT-017: j${CURSOR}a\r\nPRO-009: nej\r\n`),
      'CIT-017: ja ^t001\r\nPRO-009: nej\r\n',
    );
    assert.equal(await planned(`One${CURSOR}\r\n\r\nTwo\r\n`), 'One ^p001\r\n\r\nTwo\r\n');
  });

  it('is for a paragraph where a memo only looks like a transcript', async () => {
    assert.equal(
      await planned(`CIT-017: ja${CURSOR}`, '---\nid: MEMO-1\ntype: memo\n---\n'),
      'CIT-017: ja ^p001',
    );
  });

  it('has no place on blank lines, in code, in comments and in front matter', async () => {
    assert.equal(await planned(`Text\n\n${CURSOR}\n`), undefined);
    assert.equal(await planned(`\`\`\`\nco${CURSOR}de\n\`\`\`\n`), undefined);
    assert.equal(await planned(`<!-- a${CURSOR} -->\n`), undefined);
    assert.equal(await planned('Text', `---\nid: OBS-0${CURSOR}01\ntype: observation\n---\n`), undefined);
  });
});
