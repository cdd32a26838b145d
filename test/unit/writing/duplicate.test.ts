import assert from 'node:assert/strict';
import { templateOf } from '../../../src/writing/duplicate';
import { corpus } from '../../support/corpus';

describe('a record as a template', () => {
  async function template(text: string): Promise<string> {
    const { snapshot } = await corpus({
      'OBS-012.md': text,
      'people.yaml':
        'people:\n  - {id: CIT-017, role: citizen, pseudonym: Mona}\n  - {id: PRO-011, role: frontline, pseudonym: Anne-Grethe}\n',
    });
    const record = snapshot.recordAt('OBS-012.md');
    const type = snapshot.vocabulary.types.get('observation');
    assert.ok(record && type);
    return templateOf(snapshot, record, type);
  }

  it('keeps keys, choices and headings, and nothing that was written or observed', async () => {
    const text = `---
title: Køkkensamtalen
id: OBS-012
type: observation
created: 2017-03-16
authors: [RES-001]
status: locked
lang: da
date: 2017-03-14
site: SITE-B
participants: [CIT-017, PRO-011]
capture: audio
setting: Lokale 3
of_our_own: something
---
Before the first heading.

# Køkkensamtalen

## Rummet

Mona sits there.

### Monas ønske

CIT-017: ja ^t001

## CIT-017 går

## Med Anne-Grethe

## Refleksion
`;
    assert.equal(
      await template(text),
      `---
id: {{id}}
type: observation
title: {{title}}
created: {{today}}
authors: [{{author}}]
status: raw
lang: da
date: {{?}}
site: {{?}}
participants: [{{?}}]
capture: audio
setting: {{?}}
of_our_own: {{?}}
---
# {{?}}

{{?}}

## Rummet

{{?}}

### {{?}}

{{?}}

## {{?}}

{{?}}

## {{?}}

{{?}}

## Refleksion

{{?}}
`,
    );
  });

  it('serves a record without front matter or headings', async () => {
    assert.equal(await template('Just a note.\n'), '---\nid: {{id}}\ntype: observation\n---\n{{?}}\n');
  });
});
