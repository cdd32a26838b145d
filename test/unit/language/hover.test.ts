import assert from 'node:assert/strict';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { escaped, quoted } from '../../../src/language/markdown';
import { hover, village } from './support';

/** What a reader sees of Markdown. */
function shown(markdown: string | undefined): string {
  return micromark(markdown ?? '')
    .replace(/<\/?(?:em|strong)>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/\|( :-- \|)+|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

async function seen(files: Readonly<Record<string, string>>): Promise<string> {
  return shown(await hover({ ...village, ...files }));
}

describe('Hover', () => {
  it('on a link shows title, type, site, date and the first lines', async () => {
    assert.equal(
      await seen({ 'a.md': 'see [[OBS‸-012|the kitchen]]' }),
      'OBS-012 Mødet i køkkenet Observation · Bjergby · 2017-03-14 The room A table and two chairs. Talk CIT-017: jeg vil gerne prøve et køkken ^t014 PRO-009: ja 3 links lead here.',
    );
  });

  it('on an excerpt shows the quotation beside its translation, its codes, its source and the consent of who speaks', async () => {
    const text = await seen({ 'a.md': '![[OBS-012#x‸03]]' });
    assert.match(
      text,
      /^x03 Original English jeg vil gerne prøve et køkken I would like to try a kitchen English: translated by dc · not checked yet Codes: rai\.volunteered \(Volunteered\)/,
    );
    assert.match(text, /OBS-012 Mødet i køkkenet · Observation · Bjergby · 2017-03-14/);
    assert.match(text, /CIT-017: consent given · for analysis, quotation$/);
  });

  it('says that the consent of an unknown speaker counts as not given', async () => {
    const text = await seen({ 'people.yaml': 'people: []', 'a.md': '[[OBS-012#x‸03]]' });
    assert.match(text, /CIT-017: not in people\.yaml, so consent counts as not given$/);
  });

  it('on a turn shows the turn, on a heading the beginning of its section', async () => {
    assert.match(await seen({ 'a.md': '[[OBS-012#^t0‸14]]' }), /CIT-017: jeg vil gerne prøve et køkken$/);
    assert.match(await seen({ 'a.md': '[[OBS-012#The r‸oom]]' }), /The room A table and two chairs\./);
  });

  it('on a claim groups the evidence by what it does and by site, and tells what practice answered', async () => {
    const text = await seen({ 'a.md': 'so [[CLM-‸012]]' });
    assert.match(text, /A volunteered wish is often redirected to a form\./);
    assert.match(
      text,
      /Supports \(1\) Bjergby “jeg vil gerne prøve et køkken” · OBS-012#x03 · CIT-017: consent given/,
    );
    assert.match(text, /Looked and found none \(1\) Bjergby OBS-012/);
    assert.match(text, /FLIP-23 · nuanced \(frontline\) · Not always\. · no reply yet/);
  });

  it('lets its figures lead to what makes them up, and nothing else', async () => {
    const targets: unknown[] = [];
    const link = (text: string, target: object): string => {
      targets.push(target);
      return `[${text}](<go:${targets.length}>)`;
    };
    const sly = village['claims/CLM-012.md'].replace('A volunteered wish', '[A](command:evil) wish');
    const claim = await hover({ ...village, 'claims/CLM-012.md': sly, 'a.md': 'so [[CLM-‸012]]' }, link);
    assert.match(claim ?? '', /^\[\*\*Supports \\\(1\\\)\*\*\]\(<go:1>\)$/m);
    assert.equal(claim?.match(/(?<!\\)\]\(/g)?.length, targets.length);
    assert.deepEqual(targets, [
      { kind: 'evidence', path: 'claims/CLM-012.md', relation: 'supports' },
      { kind: 'evidence', path: 'claims/CLM-012.md', relation: 'none-found' },
    ]);
    targets.length = 0;
    assert.match(
      (await hover({ ...village, 'a.md': 'see [[OBS-‸012]]' }, link)) ?? '',
      /\[3 links lead here\\\.\]\(<go:1>\)$/,
    );
    await hover({ ...village, 'a.md': '[@cas‸well2017]' }, link);
    assert.deepEqual(targets, [{ kind: 'links' }, { kind: 'links' }]);
  });

  it('says when a claim has no evidence', async () => {
    const text = await seen({
      'CLM-1.md': '---\nid: CLM-1\ntype: claim\nstatement: So.\n---\n',
      'a.md': '[[CLM‸-1]]',
    });
    assert.match(text, /No evidence yet\./);
  });

  it('on a person shows pseudonym, role, site and consent', async () => {
    assert.equal(
      await seen({ 'a.md': '[[CIT-‸017]]' }),
      'CIT-017 Mona citizen · Bjergby consent given · for analysis, quotation',
    );
  });

  it('on the label before a turn shows who speaks', async () => {
    const record = village['observations/OBS-012.md'].replace('\nCIT-017:', '\nCIT-0‸17:');
    assert.match(await seen({ 'observations/OBS-012.md': record }), /^CIT-017 Mona/);
  });

  it('on a code shows its labels and its definition', async () => {
    const text = await seen({ 'a.md': '[[rai.vol‸unteered]]' });
    assert.match(text, /^rai\.volunteered Volunteered Code · rai Raised without being asked\./);
  });

  it('on a citation shows the formatted work and how often it is cited', async () => {
    const text = await seen({ 'a.md': '[@cas‸well2017, p. 340] and @caswell2017' });
    assert.match(text, /^Andersen, N\., Caswell, D\. & Larsen, F\. \(2017\)\. A New Approach to Helping\./);
    assert.match(text, /European Journal of Social Security 19\(4\), 335–352\. Cited 2 times\.$/);
  });

  it('lists the candidates of an ambiguous link', async () => {
    const twin = { 'twin.md': '---\nid: obs-012\ntitle: The twin\n---\n' };
    const text = await seen({ ...twin, 'a.md': '[[OBS-‸012]]' });
    assert.match(text, /Several things have this name/);
    assert.match(text, /The twin · Note · twin\.md/);
    assert.match(text, /observations\/OBS-012\.md/);
  });

  it('says what is missing', async () => {
    assert.match(await seen({ 'a.md': '[[OBS-‸999]]' }), /Nothing in the repository is called «OBS-999»/);
    assert.match(
      await seen({ 'a.md': '[[OBS-012#x‸99]]' }),
      /OBS-012 has no excerpt, heading or block «x99»/,
    );
    assert.match(await seen({ 'a.md': '@nobo‸dy' }), /The bibliography has no entry «nobody»/);
  });

  it('on a key tells what the field means, and on a value what the value means', async () => {
    const key = await seen({ 'a.md': '---\ntype: observation\nsta‸tus: raw\n---\n' });
    assert.match(key, /^status · optional · one of these How far/);
    assert.match(key, /pseudonymised Names and other identifying details are replaced\./);
    const value = await seen({ 'a.md': '---\ntype: observation\nstatus: ra‸w\n---\n' });
    assert.match(value, /^raw As it came from the field/);
    const required = await seen({ 'a.md': '---\ntype: observation\nda‸te: 2017\n---\n' });
    assert.match(required, /^date · required · a date/);
  });

  it('on an allowed value that looks like an id does not speak of a missing record', async () => {
    const text = await seen({ 'a.md': '---\ntype: claim\nstate: in-dia‸logue\n---\n' });
    assert.match(text, /^in-dialogue/);
    assert.equal(await seen({ 'a.md': '---\ntype: draft\ncsl: chicago-aut‸hor-date\n---\n' }), '');
  });

  it('on an id in front matter and in people.yaml shows what it stands for', async () => {
    assert.match(await seen({ 'people.yaml': '- id: CIT-‸017\n  pseudonym: Mona\n' }), /^CIT-017 Mona/);
    assert.match(await seen({ 'a.md': '---\nid: MEMO-‸1\ntitle: Mine\n---\n' }), /^MEMO-1 Mine/);
  });
});

describe('Text of the repository in a hover', () => {
  it('is shown as it is written, whatever it holds', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '[x](http://a.b)',
      '![i](u)',
      '<b>',
      '`',
      '#',
      '> ',
      '- ',
      '1. ',
      '~',
      '&amp;',
      '\\',
      'ord',
      ' ',
      '|',
      '$(x)',
      'www.a.dk',
      '---',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const plain = text.replace(/\s+/g, ' ').trim();
        const html = micromark(escaped(text));
        assert.ok(!/<(?!\/?p>)/.test(html), html);
        const read = html
          .replace(/<\/?p>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, '&');
        assert.equal(read.replace(/\s+/g, ' ').trim(), plain);
      }),
    );
  });

  it('keeps its lines in a quotation', () => {
    assert.equal(micromark(quoted('one\n  two')), '<blockquote>\n<p>one<br />\ntwo</p>\n</blockquote>');
  });
});

describe('The hover of a code', () => {
  it('says what became of it, and why', async () => {
    const markdown = await hover({
      'codebook.yaml':
        'codes:\n  - {id: gri.a, state: merged, merged_into: gri.b, history: [{version: 2, date: 2017-05-03, by: dc, what: merged, code: gri.b, why: the same}]}\n  - id: gri.b\n',
      'a.md': 'as in [[gri.‸a]]',
    });
    assert.match(markdown ?? '', /Became part of gri\\\.b\\\./);
    assert.match(markdown ?? '', /- 2017\\-05\\-03 · v2 · merged gri\\\.b · dc · the same/);
  });
});
