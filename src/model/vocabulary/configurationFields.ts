import { t } from '@vscode/l10n';
import type { Choice, Field } from '../vocabulary';
import { choice, date, field, free, integer, link, list, map, number, oneOf, text } from './fields';

/** What red-thread.yaml may hold. */
export function configurationFields(): readonly Field[] {
  return [
    text('name', t('What the repository is called.')),
    map('languages', t('The languages of the project, as language tags.'), [
      text('material', t('The languages of the material.'), list),
      text('paper', t('The languages that the team publishes in.'), list),
    ]),
    text('bibliography', t('Bibliography files, relative to this folder.'), list),
    text('csl', t('The citation style: apa, or a CSL file.')),
    map('source_labels', t('How the source of a quotation is shown, by record type.'), [], { open: true }),
    map('project', t('The project behind the repository.'), projectFields()),
    map('thresholds', t('The limits that checks use.'), [
      integer('small_cell', t('An attribution that fits fewer persons than this is flagged.')),
      integer('overclaim_sites', t('“Across sites” needs support from at least so many.')),
      number('voice_share', t('The share of quotations that one voice may have: 0.3.')),
    ]),
    link(
      'sequence',
      t('The codes whose branches follow one another in a conversation: [rai, gri, con, third].'),
      ['code'],
      list,
    ),
    text('exclude', t('Files to leave out, as patterns: drafts/old/**'), list),
    map('types', t('Record types of your own, and additions to the built-in ones.'), typeFields(), {
      keyed: true,
    }),
  ];
}

function projectFields(): readonly Field[] {
  return [
    free('name', t('The project’s name.')),
    free('partners', t('The partners: a name, or {name, role, joined}.'), list),
    map(
      'funders',
      t('Who pays.'),
      [
        free('name', t('The funder.')),
        number('amount', t('The amount.')),
        text('currency', t('The currency: DKK.')),
      ],
      { list: true, open: true },
    ),
    map('period', t('When the project runs.'), [
      date('from', t('When it begins.')),
      date('to', t('When it ends.')),
    ]),
  ];
}

function typeFields(): readonly Field[] {
  return [
    free('label', t('What one of them is called: a text, or one per language: {da: …, en: …}.')),
    free('plural', t('What several of them are called.')),
    text('prefix', t('How their ids begin: FG.')),
    text('icon', t('The name of a codicon.')),
    free('description', t('What the type is for.')),
    map('fields', t('Fields to add, and values to allow.'), fieldFields(), { keyed: true }),
  ];
}

function fieldFields(): readonly Field[] {
  return [
    oneOf('kind', t('What the field holds.'), fieldKinds()),
    field('boolean', 'list', t('The field holds a list of these.')),
    field('boolean', 'required', t('The field must be there.')),
    text('values', t('The allowed values of a one-of field.'), list),
    text('to', t('What a link may lead to: record types, person, code, excerpt, record.'), list),
    free('label', t('What the field is called: a text, or one per language: {da: …, en: …}.')),
    free('description', t('What the field means.')),
  ];
}

function fieldKinds(): readonly Choice[] {
  return [
    choice('text', t('Any text.')),
    choice('date', t('2017-03-14, 2017-03 or 2017.')),
    choice('integer', t('A whole number.')),
    choice('number', t('A number.')),
    choice('boolean', t('true or false.')),
    choice('one-of', t('One of the values listed under values.')),
    choice('link', t('An id; to says what it may lead to.')),
    choice('map', t('Fields of its own; they are not checked.')),
  ];
}
