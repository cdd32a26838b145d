import assert from 'node:assert/strict';
import { places, told, type Told } from './told';

const CONTEXT = {
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Municipality B\n---\n',
  'people.yaml': '- {id: CIT-017, role: citizen, site: SITE-B}\n',
};
const COMPLETE = 'date: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017]\n';

/** The problems of an observation with these lines in its front matter. */
async function observation(lines: string): Promise<readonly Told[]> {
  return told({ ...CONTEXT, 'OBS-012.md': `---\nid: OBS-012\ntype: observation\n${lines}---\n` });
}

function brief(problems: readonly Told[]): unknown[] {
  return problems.map((p) => [p.rule, p.at, p.fixes]);
}

describe('the fields of a decision', () => {
  it('are known, and what it settles must be there', async () => {
    const files = {
      'OBS-1.md': '---\nid: OBS-1\ntype: memo\n---\nCIT-1: ja da\n',
      'OBS-1.excerpts.dc.yaml': '- {id: dc01, quote: ja da}\n',
      'OBS-1.excerpts.agreed.yaml':
        '- {id: agreed01, quote: ja da, decided_by: dc, settles: [OBS-1#dc01, OBS-1#mk01]}\n',
    };
    assert.deepEqual(await places(files), ['OBS-1.excerpts.agreed.yaml: link-broken «mk01»']);
  });
});

describe('field-missing', () => {
  it('stands on the type, and offers the field where the vocabulary has it', async () => {
    const problems = await observation('date: 2017-03-14\nparticipants: [CIT-017]\n');
    assert.deepEqual(problems, [
      {
        path: 'OBS-012.md',
        rule: 'field-missing',
        at: 'observation',
        message: 'The field “site” is missing here. Where it took place.',
        fixes: ['site: \n'],
        related: [],
      },
    ]);
  });

  it('stands on the key that has no value', async () => {
    assert.deepEqual(brief(await observation(COMPLETE.replace('SITE-B', ''))), [
      ['field-missing', 'site', []],
    ]);
  });

  it('does not arise in a complete record, nor in one whose file name is its id', async () => {
    assert.deepEqual(await observation(COMPLETE), []);
    assert.deepEqual(
      await places({ ...CONTEXT, 'OBS-1 kitchen.md': `---\ntype: observation\n${COMPLETE}---\n` }),
      [],
    );
  });

  it('asks for an id where the file name is none', async () => {
    const problems = await places({ ...CONTEXT, 'kitchen.md': `---\ntype: observation\n${COMPLETE}---\n` });
    assert.deepEqual(problems, ['kitchen.md: field-missing «observation»']);
  });

  it('looks into fields within fields, and into entries of other files', async () => {
    const problems = await places({
      'CLM-001.md': '---\ntype: claim\nstatement: So.\nevidence: [{ref: CLM-001, note: clear}]\n---\n',
      'CLM-001.excerpts.yaml': '- id: x01\n',
      'people.yaml': '- role: citizen\n',
      'codebook.yaml': '- id: gri\n  codes:\n    - definition: …\n',
    });
    assert.deepEqual(problems, [
      'CLM-001.md: field-missing «ref»',
      'CLM-001.excerpts.yaml: field-missing «x01»',
      'people.yaml: field-missing «role»',
      'codebook.yaml: field-missing «definition»',
    ]);
  });
});

describe('field-unknown', () => {
  it('stands on the key, and offers the nearest field that is not there yet', async () => {
    const problems = await observation(`${COMPLETE}durationmin: 40\nweather: sun\n`);
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.message, p.fixes]),
      [
        [
          'field-unknown',
          'durationmin',
          'No field is called “durationmin” here. Did you mean “duration_min”?',
          ['duration_min'],
        ],
        [
          'field-unknown',
          'weather',
          'No field is called “weather” here. Fields of your own go into red-thread.yaml.',
          [],
        ],
      ],
    );
  });

  it('does not arise for fields that red-thread.yaml adds, in languages of a translation, or in plain notes', async () => {
    const texts = {
      ...CONTEXT,
      'red-thread.yaml': 'types: {observation: {fields: {weather: {kind: text}}}}\n',
      'OBS-012.md': `---\nid: OBS-012\ntype: observation\n${COMPLETE}weather: sun\n---\nja\n`,
      'OBS-012.excerpts.yaml': '- {id: x01, quote: ja, translation: {de: ja, by: dc, checked_by: mk}}\n',
      'note.md': '---\nanything: goes\n---\n',
    };
    assert.deepEqual(await places(texts), []);
  });

  it('looks into people, codes and the configuration', async () => {
    const problems = await places({
      'red-thread.yaml': 'bibliografy: []\nthresholds: {small: 3}\n',
      'people.yaml': '- {id: CIT-017, consent: {state: given}}\n',
      'codebook.yaml': '- {id: gri, color: red}\n',
    });
    assert.deepEqual(problems, [
      'red-thread.yaml: field-unknown «bibliografy»',
      'red-thread.yaml: field-unknown «small»',
      'people.yaml: field-unknown «state»',
      'codebook.yaml: field-unknown «color»',
    ]);
  });
});

describe('field-value', () => {
  it('knows the calendar', async () => {
    for (const date of [
      '2017-02-30',
      '2017-13-01',
      '2017-13',
      '2017-00-10',
      '2019-02-29',
      '2017-3-32',
      '17-03-14',
      'spring',
    ]) {
      const problems = await observation(COMPLETE.replace('2017-03-14', date));
      assert.deepEqual(
        problems.map((p) => [p.rule, p.at]),
        [['field-value', date]],
        date,
      );
    }
    for (const date of ['2017-03-14', '2017-03', '2017', '"2017"', '2020-02-29', "'2000-02-29'"]) {
      assert.deepEqual(await observation(COMPLETE.replace('2017-03-14', date)), [], date);
    }
  });

  it('offers the date that was meant, where it can be one only', async () => {
    for (const [written, meant] of [
      ['14.03.2017', ['2017-03-14']],
      ['14-3-2017', ['2017-03-14']],
      ['4. 3. 2017', ['2017-03-04']],
      ['2017/3/4', ['2017-03-04']],
      ['2017.03', ['2017-03']],
      ['4/3/2017', []],
      ['2017-02-30', []],
    ] as const) {
      const [problem] = await observation(COMPLETE.replace('2017-03-14', `"${written}"`));
      assert.deepEqual([problem?.at, problem?.fixes], [`"${written}"`, meant]);
    }
  });

  it('sees a precision that promises more than the date', async () => {
    const problems = await observation(`${COMPLETE.replace('-14', '')}date_precision: day\n`);
    assert.deepEqual(brief(problems), [['field-value', 'day', ['month']]]);
    assert.deepEqual(await observation(`${COMPLETE}date_precision: month\n`), []);
    assert.deepEqual(await observation(`${COMPLETE}date_precision: day\n`), []);
  });

  it('knows whole numbers', async () => {
    assert.deepEqual(brief(await observation(`${COMPLETE}duration_min: about 40\n`)), [
      ['field-value', 'about 40', []],
    ]);
    assert.deepEqual(brief(await observation(`${COMPLETE}duration_min: 40.5\n`)), [
      ['field-value', '40.5', []],
    ]);
    assert.deepEqual(await observation(`${COMPLETE}duration_min: 40\n`), []);
  });

  it('offers the nearest allowed value, or all where there are few', async () => {
    const problems = await observation(`${COMPLETE}transcript: verbatum\nstatus: Raw\ncapture: video\n`);
    assert.deepEqual(brief(problems), [
      ['field-value', 'verbatum', ['verbatim']],
      ['field-value', 'Raw', ['raw']],
      ['field-value', 'video', ['audio', 'notes', 'both']],
    ]);
    assert.equal(problems[2]?.message, '“capture” takes one of: audio, notes, both.');
  });

  it('knows true and false', async () => {
    const configuration = (text: string): Promise<readonly Told[]> =>
      told({ 'red-thread.yaml': `types: {site: {fields: {open: {kind: boolean, list: ${text}}}}}\n` });
    assert.deepEqual(brief(await configuration('yes')), [['field-value', 'yes', ['true']]]);
    assert.deepEqual(await configuration('true'), []);
  });

  it('tells lists from single values, and text from fields', async () => {
    assert.deepEqual(brief(await observation(`${COMPLETE}setting: [a, b]\n`)), [
      ['field-value', '[a, b]', []],
    ]);
    assert.deepEqual(brief(await observation(`${COMPLETE}setting: {a: b}\n`)), [
      ['field-value', '{a: b}', []],
    ]);
    assert.deepEqual(brief(await observation(COMPLETE.replace('SITE-B', '[SITE-B, SITE-B]'))), [
      ['field-value', '[SITE-B, SITE-B]', []],
    ]);
    assert.deepEqual(await observation(COMPLETE.replace('[CIT-017]', 'CIT-017')), []);
    assert.deepEqual(await observation(COMPLETE.replace('SITE-B', '[SITE-B]')), []);
  });

  it('sees entries that are none', async () => {
    const problems = await places({ 'people.yaml': '- CIT-017\n- {id: CIT-018, consent: given}\n' });
    assert.deepEqual(problems, ['people.yaml: field-value «CIT-017»', 'people.yaml: field-value «given»']);
  });

  it('looks into lists and fields within fields', async () => {
    const problems = await places({
      'people.yaml': '- {id: CIT-017, consent: {status: givn, scope: [analysis, all], date: 2017-02-29}}\n',
    });
    assert.deepEqual(problems, [
      'people.yaml: field-value «givn»',
      'people.yaml: field-value «all»',
      'people.yaml: field-value «2017-02-29»',
    ]);
  });

  it('never repeats the value', async () => {
    const problems = await observation(`${COMPLETE}status: Mona\nduration_min: Mona\nembargo_until: Mona\n`);
    assert.equal(problems.length, 3);
    assert.ok(problems.every((p) => !p.message.includes('Mona')));
  });
});

describe('type-unknown', () => {
  it('stands on the type, and checks the common fields all the same', async () => {
    const problems = await told({
      'OBS-012.md': '---\ntype: observaton\nstatus: rew\nanything: goes\n---\n',
    });
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.fixes]),
      [
        ['type-unknown', 'observaton', ['observation']],
        ['field-value', 'rew', ['raw']],
      ],
    );
  });

  it('does not arise for types of red-thread.yaml, nor without a type', async () => {
    const texts = {
      'red-thread.yaml': 'types: {focus-group: {prefix: FG}}\n',
      'FG-01.md': '---\ntype: focus-group\n---\n',
      'note.md': '---\ntitle: A note\n---\n',
      'empty.md': '---\ntype:\n---\n',
    };
    assert.deepEqual(await places(texts), []);
  });
});

describe('additions in red-thread.yaml', () => {
  it('are told where they make no sense', async () => {
    const problems = await told({
      'red-thread.yaml': `types:
  focus-group:
    fields:
      moderator: {kind: link, to: [persn]}
      wave: {kind: one-of}
      mood: {kind: poem}
  diary: {prefix: di}
  letter: {prefix: OBS}
  observation:
    fields:
      date: {kind: text}
`,
    });
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.fixes]),
      [
        ['field-missing', 'focus-group', []],
        ['field-value', 'persn', ['person']],
        ['field-missing', 'one-of', []],
        ['field-value', 'poem', ['text', 'date', 'integer', 'number', 'boolean', 'one-of', 'link', 'map']],
        ['field-value', 'di', ['DI']],
        ['field-value', 'OBS', []],
        ['field-value', 'text', ['date']],
      ],
    );
  });

  it('are not told where they do', async () => {
    const texts = {
      'red-thread.yaml': `types:
  focus-group:
    label: {da: Fokusgruppe, en: Focus group}
    prefix: FG
    fields:
      moderator: {kind: link, to: [person, focus-group], required: true}
      wave: {kind: one-of, values: [first, second]}
  observation:
    fields: {weather: {kind: text}, kind: {kind: one-of, values: [samtale]}, capture: {values: [video]}}
`,
    };
    assert.deepEqual(await places(texts), []);
  });
});
