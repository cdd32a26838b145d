import assert from 'node:assert/strict';
import { passageIn } from '../../../src/analysis/passage';
import { corpus } from '../../support/corpus';

async function passage(body: string, excerpt: string): Promise<string | undefined> {
  const text = `---\ntype: observation\n---\n${body}`;
  const ws = await corpus({ 'OBS-1.md': text, 'OBS-1.excerpts.yaml': excerpt });
  const [located] = [...ws.snapshot.definitions('excerpt')];
  const bodyStart = ws.snapshot.file('OBS-1.md')?.bodyStart ?? 0;
  const span = passageIn(text, bodyStart, located?.definition.fields);
  return (
    span &&
    `${text.slice(0, span.start)}<${text.slice(span.start, span.end)}>${text.slice(span.end)}`.slice(
      bodyStart,
    )
  );
}

describe('the passage of an excerpt', () => {
  it('is where its words stand', async () => {
    assert.equal(await passage('nej ja tak', '- {id: x1, quote: ja}'), 'nej <ja> tak');
  });

  it('is at its position, counted in code points, where the words stand several times and nothing else is known', async () => {
    assert.equal(
      await passage('ja 😀😀😀 ja 😀😀 ja', '- {id: x1, quote: ja, at: [7, 9]}'),
      'ja 😀😀😀 <ja> 😀😀 ja',
    );
  });

  it('is not guessed where the words have changed, nor looked for in the front matter', async () => {
    assert.equal(await passage('nej', '- {id: x1, quote: ja}'), undefined);
    assert.equal(await passage('nej', '- {id: x1, quote: observation}'), undefined);
  });
});
