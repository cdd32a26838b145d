import assert from 'node:assert/strict';
import { inContext } from '../../../src/language/passageContext';
import { parseFile } from '../../../src/syntax/parseFile';

function shown(type: string, body: string, quote: string): string {
  const text = `---\ntype: ${type}\n---\n${body}`;
  const start = text.indexOf(quote);
  assert.ok(start >= 0);
  return inContext(text, parseFile('OBS-1.md', 'record', text), { start, end: start + quote.length });
}

describe('a passage in its context', () => {
  const talk = [
    'CIT-1: nul',
    'PRO-1: en',
    'CIT-1: to ^t003',
    'PRO-1: tre (.) fire',
    'og fem',
    'CIT-1: seks',
    'PRO-1: syv',
    'CIT-1: otte',
  ].join('\n');

  it('stands between the two turns before and the two behind, set off from them', () => {
    assert.equal(
      shown('observation', talk, 'tre (.) fire'),
      '> PRO\\-1\\: en  \n> CIT\\-1\\: to  \n> PRO\\-1\\: **tre \\(\\.\\) fire**  \n> og fem  \n> CIT\\-1\\: seks  \n> PRO\\-1\\: syv',
    );
  });

  it('may cover several turns, each line of them set off', () => {
    const told = shown('observation', talk, 'fire\nog fem\nCIT-1: seks');
    assert.match(told, /\*\*fire\*\* {2}\n> \*\*og fem\*\* {2}\n> \*\*CIT\\-1\\: seks\*\* {2}\n> PRO/);
  });

  it('in notes stands between the paragraph before and the one behind', () => {
    const notes = 'Første.\r\n\r\nAndet.\r\n\r\nTredje er her.\r\n\r\nFjerde.\r\n\r\nFemte.\r\n';
    assert.equal(shown('observation', notes, 'er'), shown('observation', notes.replaceAll('\r', ''), 'er'));
    assert.equal(
      shown('observation', notes, 'er her'),
      '> Andet\\.  \n> Tredje **er her**\\.  \n> Fjerde\\.',
    );
  });

  it('is short where a turn is long, and ends at whole words', () => {
    const long = `CIT-1: ${'ord '.repeat(2000)}her ${'ord '.repeat(2000)}`;
    const told = shown('observation', long, 'her');
    assert.ok(told.length < 1200, String(told.length));
    assert.match(told, /^> ord .*\*\*her\*\*.* ord$/);
  });
});
