import assert from 'node:assert/strict';
import { problemsOf } from '../../../src/checks/problems';
import { planRename } from '../../../src/language/rename';
import { applyEdits } from '../../../src/language/changes';
import { neverCancelled } from '../../../src/model/event';
import type { RuleId } from '../../../src/model/rules';
import { corpus, type Workspace } from '../../support/corpus';
import { documentAt } from '../language/support';

const PATH = 'a.excerpts.yaml';

function book(version: number, state = 'active'): string {
  return `codes:\n  - {id: gri.a, version: ${version}, state: ${state}}\n`;
}

async function withExcerpt(fields: string, version = 2, state = 'active'): Promise<Workspace> {
  return corpus({
    'a.md': '---\nid: A-1\ntype: memo\n---\nja så\n',
    'codebook.yaml': book(version, state),
    [PATH]: `- id: x1\n  quote: ja så\n${fields}`,
  });
}

/** What a rule says in the excerpt file, and the text after its first fix. */
async function told(ws: Workspace, rule: RuleId): Promise<{ messages: string[]; mended: string }> {
  const text = (await ws.read(PATH)) ?? '';
  const { facts } = documentAt(ws, PATH, text);
  const problems = problemsOf(ws.snapshot, facts).filter((p) => p.rule === rule);
  const fix = problems[0]?.fixes?.[0];
  const mended = fix?.kind === 'replace' ? applyEdits(text, [fix]) : text;
  return { messages: problems.map((p) => p.message), mended };
}

describe('coding-outdated', () => {
  const coded = '  codes: [gri.a]\n  coded: {GRI.a: 1}\n';

  it('tells of a coding under an earlier definition, and records that it still holds', async () => {
    const { messages, mended } = await told(await withExcerpt(coded), 'coding-outdated');
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /version 1 of gri\.a, .* version 2/);
    assert.match(mended, /coded: \{GRI\.a: 2\}/);
  });

  it('is quiet where the version is not known, is the present one, or the code is not given or not in use', async () => {
    for (const [fields, version, state] of [
      ['  codes: [gri.a]\n', 2, 'active'],
      ['  codes: [gri.a]\n  coded: {gri.a: perhaps}\n', 2, 'active'],
      [coded, 1, 'active'],
      ['  codes: []\n  coded: {gri.a: 1}\n', 2, 'active'],
      [coded, 2, 'retired'],
    ] as const) {
      const ws = await withExcerpt(fields, version, state);
      assert.deepEqual((await told(ws, 'coding-outdated')).messages, [], fields);
    }
  });

  it('is told anew when the codebook raises a version', async () => {
    const ws = await withExcerpt(coded, 1);
    const affected: string[] = [];
    ws.repository.onDidChange((change) => affected.push(...change.affected));
    void ws.repository.update('codebook.yaml', book(2));
    assert.ok(affected.includes(PATH));
    assert.equal((await told(ws, 'coding-outdated')).messages.length, 1);
  });

  it('keeps its version when the code is renamed', async () => {
    const ws = await withExcerpt('  codes: [gri.a]\n  coded: {gri.a: 1}\n');
    const text = book(2);
    const changes = await planRename(
      ws.snapshot,
      { read: (path) => ws.read(path) },
      documentAt(ws, 'codebook.yaml', text),
      text.indexOf('gri.a'),
      'gri.b',
      neverCancelled,
    );
    const edits = changes.edits.get(PATH);
    assert.match(
      applyEdits(edits?.text ?? '', edits?.edits ?? []),
      /codes: \[gri\.b\]\n {2}coded: \{gri\.b: 1\}/,
    );
  });
});
