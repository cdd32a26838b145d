import assert from 'node:assert/strict';
import { type Field, fieldNamed, type Vocabulary } from '../../../src/model/vocabulary';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { parseYaml } from '../../../src/syntax/yaml';

function vocabulary(configuration = '', language = 'en'): Vocabulary {
  return vocabularyFor(parseYaml(configuration).root, language);
}

function field(of: Vocabulary, type: string, name: string): Field {
  const found = fieldNamed(of.types.get(type)?.fields ?? [], name);
  assert.ok(found, `${type} has a field ${name}`);
  return found;
}

function requiredOf(type: string): string[] {
  return (vocabulary().types.get(type)?.fields ?? []).filter((f) => f.required).map((f) => f.name);
}

describe('the vocabulary', () => {
  it('has the types of the format in their order, each with its prefix', () => {
    const prefixes = [...vocabulary().types.values()].map((t) => `${t.name} ${t.prefix}`);
    assert.deepEqual(prefixes, [
      'site SITE',
      'case CASE',
      'observation OBS',
      'meeting ORG',
      'interview INT',
      'positive-deviance PD',
      'flip-session FLIP',
      'seminar SEM',
      'potential POT',
      'claim CLM',
      'memo MEMO',
      'draft DRAFT',
    ]);
  });

  it('requires what the format requires', () => {
    assert.deepEqual(requiredOf('site'), ['id', 'type', 'label']);
    assert.deepEqual(requiredOf('case'), ['id', 'type', 'site', 'citizen']);
    assert.deepEqual(requiredOf('observation'), ['id', 'type', 'date', 'site', 'participants']);
    assert.deepEqual(requiredOf('meeting'), requiredOf('observation'));
    assert.deepEqual(requiredOf('interview'), ['id', 'type', 'date', 'site', 'interviewee']);
    assert.deepEqual(requiredOf('positive-deviance'), [
      'id',
      'type',
      'site',
      'citizen',
      'professionals',
      'interviews',
    ]);
    assert.deepEqual(requiredOf('flip-session'), ['id', 'type', 'date', 'sites']);
    assert.deepEqual(requiredOf('seminar'), ['id', 'type', 'year']);
    assert.deepEqual(requiredOf('potential'), ['id', 'type', 'title_da', 'title_en']);
    assert.deepEqual(requiredOf('claim'), ['id', 'type', 'statement']);
    assert.deepEqual(requiredOf('memo'), ['id', 'type']);
    assert.deepEqual(requiredOf('draft'), ['id', 'type', 'title']);
  });

  it('describes every field and every allowed value', () => {
    const bare: string[] = [];
    const visit = (fields: readonly Field[], where: string): void => {
      for (const f of fields) {
        if (f.description === '') bare.push(`${where}.${f.name}`);
        for (const v of f.values) if (v.description === '') bare.push(`${where}.${f.name}=${v.value}`);
        visit(f.fields, `${where}.${f.name}`);
      }
    };
    const all = vocabulary();
    for (const type of all.types.values()) visit(type.fields, type.name);
    for (const part of ['person', 'code', 'excerpt', 'configuration'] as const) visit(all[part], part);
    assert.deepEqual(bare, []);
  });

  it('names no field of a type twice', () => {
    for (const type of vocabulary().types.values()) {
      const names = type.fields.map((f) => f.name);
      assert.deepEqual(names, [...new Set(names)], type.name);
    }
  });

  it('has links lead to types that exist', () => {
    const { types } = vocabulary();
    const known = new Set([...types.keys(), 'record', 'person', 'code', 'excerpt']);
    const unknown = [...types.values()].flatMap((type) =>
      type.fields.flatMap((f) => f.to.filter((to) => !known.has(to))),
    );
    assert.deepEqual(unknown, []);
  });
});

describe('additions of red-thread.yaml', () => {
  const FOCUS_GROUP = `
types:
  focus-group:
    label: {da: Fokusgruppe, en: Focus group}
    prefix: FG
    fields:
      moderator: {kind: link, to: [person], required: true, description: {da: Ordstyrer, en: Who leads it}}
      wave: {kind: one-of, values: [first, second]}
      topics: {list: true, label: Topics}
`;

  it('make a new type with the common fields, behind the others', () => {
    const type = [...vocabulary(FOCUS_GROUP).types.values()].at(-1);
    assert.deepEqual(
      [type?.name, type?.label, type?.plural, type?.prefix],
      ['focus-group', 'Focus group', 'Focus group', 'FG'],
    );
    const names = type?.fields.map((f) => f.name) ?? [];
    assert.deepEqual(names.slice(0, 3), ['id', 'type', 'title']);
    assert.ok(names.includes('potentials'));
  });

  it('give its fields a kind, targets and values', () => {
    const of = vocabulary(FOCUS_GROUP);
    assert.deepEqual(
      [field(of, 'focus-group', 'moderator')].map((f) => [f.kind, f.to, f.required, f.list, f.description]),
      [['link', ['person'], true, false, 'Who leads it']],
    );
    assert.deepEqual(
      field(of, 'focus-group', 'wave').values.map((v) => v.value),
      ['first', 'second'],
    );
    assert.deepEqual(
      [field(of, 'focus-group', 'topics')].map((f) => [f.kind, f.list, f.description]),
      [['text', true, 'Topics']],
    );
  });

  it('speak the user’s language where they do', () => {
    assert.equal(vocabulary(FOCUS_GROUP, 'da').types.get('focus-group')?.label, 'Fokusgruppe');
    assert.equal(vocabulary(FOCUS_GROUP, 'da-DK').types.get('focus-group')?.label, 'Fokusgruppe');
    assert.equal(vocabulary(FOCUS_GROUP, 'fr').types.get('focus-group')?.label, 'Focus group');
  });

  it('allow values: beside the built-in ones, and in a field that was any text', () => {
    const of = vocabulary(`
types:
  observation:
    fields:
      capture: {values: [video, audio]}
      kind: {values: [samtale, rundbord]}
`);
    assert.deepEqual(
      field(of, 'observation', 'capture').values.map((v) => v.value),
      ['audio', 'notes', 'both', 'video'],
    );
    assert.equal(field(of, 'observation', 'kind').kind, 'one-of');
    assert.equal(field(of, 'meeting', 'kind').kind, 'text');
  });

  it('relabel a built-in type and keep its place, prefix and fields', () => {
    const of = vocabulary('types: {observation: {label: {da: Møde}, plural: {da: Møder}}}', 'da');
    const type = of.types.get('observation');
    assert.deepEqual([type?.label, type?.plural, type?.prefix], ['Møde', 'Møder', 'OBS']);
    assert.deepEqual([...of.types.keys()], [...vocabulary().types.keys()]);
    assert.ok(field(of, 'observation', 'participants').required);
  });

  it('can require a built-in field, or stop requiring it', () => {
    const of = vocabulary(
      'types: {observation: {fields: {setting: {required: true}, participants: {required: false}}}}',
    );
    assert.equal(field(of, 'observation', 'setting').required, true);
    assert.equal(field(of, 'observation', 'participants').required, false);
  });

  it('cannot change the kind of a built-in field', () => {
    const of = vocabulary('types: {observation: {fields: {date: {kind: text, values: [today]}}}}');
    assert.deepEqual(
      [field(of, 'observation', 'date').kind, field(of, 'observation', 'date').values],
      ['date', []],
    );
  });

  it('are left out where they make no sense', () => {
    assert.deepEqual([...vocabulary('types: [a, b]').types.keys()], [...vocabulary().types.keys()]);
    assert.deepEqual([...vocabulary('types: {site: text}').types.keys()], [...vocabulary().types.keys()]);
    const of = vocabulary('types: {site: {fields: {a: text, b: {kind: poem}, c: {kind: one-of}}}}');
    assert.equal(fieldNamed(of.types.get('site')?.fields ?? [], 'a'), undefined);
    assert.equal(field(of, 'site', 'b').kind, 'any');
    assert.equal(field(of, 'site', 'c').kind, 'any');
  });
});
