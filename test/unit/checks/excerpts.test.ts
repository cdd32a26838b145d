import assert from 'node:assert/strict';
import { problemsOf } from '../../../src/checks/problems';
import { corpus } from '../../support/corpus';
import { told } from './told';

function files(body: string): Readonly<Record<string, string>> {
  return {
    'OBS-012.md': `---\nid: OBS-012\ntype: observation\n---\n${body}`,
    'OBS-012.excerpts.yaml':
      '- {id: x01, quote: "jeg vil egentlig gerne prøve et køkken", prefix: "CIT-017: ", suffix: "\\nPRO-009: ja så skriver vi det ned"}\n',
  };
}

async function fixesFor(body: string): Promise<readonly string[]> {
  return (await told(files(body))).filter((p) => p.rule.startsWith('excerpt-')).flatMap((p) => p.fixes);
}

async function rulesFor(body: string): Promise<readonly string[]> {
  const { snapshot } = await corpus(files(body));
  const facts = snapshot.file('OBS-012.excerpts.yaml');
  assert.ok(facts);
  const problems = problemsOf(snapshot, facts).filter((p) => p.rule.startsWith('excerpt-'));
  for (const { message } of problems) assert.doesNotMatch(message, /gerne|køkken/);
  return problems.map((p) => p.rule);
}

describe('the passage of an excerpt', () => {
  it('is no problem where its words stand', async () => {
    assert.deepEqual(
      await rulesFor('CIT-017: jeg vil egentlig gerne prøve et køkken\nPRO-009: ja så skriver vi det ned\n'),
      [],
    );
  });

  it('is told of where it was changed', async () => {
    assert.deepEqual(
      await rulesFor('CIT-017: jeg vil gerne prøve et køkken\nPRO-009: ja så skriver vi det ned\n'),
      ['excerpt-moved'],
    );
  });

  it('is ambiguous where its words stand twice among the same words', async () => {
    const turn = 'CIT-017: jeg vil egentlig gerne prøve et køkken\nPRO-009: ja så skriver vi det ned\n';
    assert.deepEqual(await rulesFor(turn + turn), ['excerpt-ambiguous']);
  });

  it('is lost where nothing of it is left', async () => {
    assert.deepEqual(await rulesFor('CIT-017: nej\n'), ['excerpt-lost']);
  });

  it('can be chosen among the nearest places, or given up', async () => {
    const turn = 'CIT-017: jeg vil egentlig gerne prøve et køkken\nPRO-009: ja så skriver vi det ned\n';
    assert.deepEqual(await fixesFor(turn + turn), ['@x01 OBS-012.md 47', '@x01 OBS-012.md 129', '-x01']);
    assert.deepEqual(
      await fixesFor('CIT-017: jeg vil gerne prøve et køkken\nPRO-009: ja så skriver vi det ned\n'),
      ['@x01 OBS-012.md 47', '-x01'],
    );
    assert.deepEqual(await fixesFor('CIT-017: nej\n'), ['-x01']);
  });
});
