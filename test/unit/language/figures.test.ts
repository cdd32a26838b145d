import assert from 'node:assert/strict';
import { figureHints, figureHover } from '../../../src/language/figures';
import { atOnce } from '../../../src/model/steps';
import { editor } from './support';

function observations(count: number): Readonly<Record<string, string>> {
  const ids = Array.from({ length: count }, (_, i) => `OBS-${i + 1}`);
  return Object.fromEntries(
    ids.map((id) => [`obs/${id}.md`, `---\nid: ${id}\ntype: observation\ntitle: The *${id}*\n---\n`]),
  );
}

async function hoverOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { ws, document, offset } = await editor(files);
  const urlOf = (path: string): string => `file:///x/${path}`;
  const link = (shown: string, expression: string): string => `[${shown}](all: ${expression})`;
  return atOnce(figureHover(ws.snapshot, document, offset, urlOf, link))?.markdown;
}

describe('Live figures in the editor', () => {
  it('have their value behind them, where it can be worked out', async () => {
    const text = 'of {{count observation}} and {{count site}} and {{count nonsense}} and {{title}}‸';
    const { ws, document } = await editor({ ...observations(3), 'a.md': text });
    const hints = atOnce(figureHints(ws.snapshot, document.facts));
    assert.deepEqual(
      hints.map(({ offset, text: hint }) => [document.text.slice(0, offset).slice(-8), hint]),
      [
        ['vation}}', '= 3'],
        ['t site}}', '= 0'],
      ],
    );
  });

  it('tell on hover what was counted, as links in the order of ids, texts escaped', async () => {
    const markdown = await hoverOf({ ...observations(11), 'a.md': 'of {{count‸ observation}}' });
    const lines = markdown?.split('\n') ?? [];
    assert.equal(lines[0], '[**11**](all: count observation)');
    assert.equal(lines[2], '- [OBS\\-1](<file:///x/obs/OBS-1.md>) · The \\*OBS\\-1\\*');
    assert.match(lines[12] ?? '', /^- \[OBS\\-11]/);
  });

  it('list the first twenty and say how many more there are', async () => {
    const markdown = await hoverOf({ ...observations(25), 'a.md': '{{count observation‸}}' });
    assert.equal(markdown?.match(/^- /gm)?.length, 20);
    assert.match(markdown, /\[and 5 more\]\(all: count observation\)$/);
  });

  it('name excerpts with their records, and have no hover where they make no sense', async () => {
    const files = {
      ...observations(1),
      'obs/OBS-1.excerpts.yaml': '- {id: x1, quote: ja, codes: [rai]}\n',
      'codebook.yaml': '- {id: rai}\n',
    };
    const markdown = await hoverOf({ ...files, 'a.md': '{{count excerpt‸ code=rai}}' });
    assert.match(markdown ?? '', /\[OBS\\-1\\#x1]\(<file:\/\/\/x\/obs\/OBS-1\.excerpts\.yaml>\) · ja/);
    assert.equal(await hoverOf({ 'a.md': '{{count nonsense‸}}' }), undefined);
    assert.equal(await hoverOf({ 'a.md': 'none ‸here' }), undefined);
  });
});
