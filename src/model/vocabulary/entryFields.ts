import { t } from '@vscode/l10n';
import type { Field } from '../vocabulary';
import { choice, date, free, integer, link, list, map, oneOf, required, text } from './fields';

/** What an entry of people.yaml may hold. */
export function personFields(): readonly Field[] {
  return [
    text('id', t('The person’s pseudonymous id: CIT-017.'), required),
    oneOf('role', t('What the person is in the field.'), [
      choice('citizen', t('Somebody who meets the services as a citizen.')),
      choice('frontline', t('A worker who meets citizens.')),
      choice('professional', t('Another professional.')),
      choice('leader', t('A leader.')),
      choice('researcher', t('One of the research team.')),
      choice('other', t('Anybody else.')),
    ]),
    link('site', t('Where the person belongs.'), ['site']),
    text('pseudonym', t('The name used in texts. Never the real one.')),
    map('consent', t('What the person agreed to. It is not the same as the legal basis.'), consentFields()),
  ];
}

function consentFields(): readonly Field[] {
  return [
    oneOf('status', t('Whether there is a consent.'), [
      choice('given', t('Given in writing.')),
      choice('oral', t('Given orally.')),
      choice('withdrawn', t('Taken back.')),
      choice('unknown', t('Not known. It counts as no.')),
    ]),
    text('basis', t('The legal basis for handling the person’s data.')),
    oneOf(
      'scope',
      t('What the material may be used for.'),
      [
        choice('analysis', t('Reading and coding within the team.')),
        choice('quote', t('Quotation in publications.')),
        choice('flip-other-site', t('Showing it in sessions at other sites.')),
        choice('flip-same-site', t('Showing it in sessions at the person’s own site.')),
        choice('teaching', t('Use in teaching.')),
        choice('archive', t('Archiving for later research.')),
      ],
      list,
    ),
    date('date', t('When it was given.')),
    date('withdrawn_on', t('When it was taken back.')),
    oneOf('effect', t('What the withdrawal means for what was collected.'), [
      choice('stop-new-use', t('Nothing new is made of it.')),
      choice('erase', t('It is erased.')),
    ]),
    date('embargo_until', t('Nothing of this person may be used before this date.')),
  ];
}

/** What an entry of codebook.yaml may hold. */
export function codeFields(): readonly Field[] {
  return [
    text('id', t('The code’s id. A child usually repeats its parent’s: gri.explored.'), required),
    free('label', t('What the code is called: a text, or one per language: {da: …, en: …}.')),
    text('definition', t('What the code means.')),
    text('include', t('What is coded with it.'), list),
    text('exclude', t('What looks like it and is not coded with it.'), list),
    text('colour', t('The colour it is shown in: "#b5452c".')),
    integer('version', t('Goes up by one when the definition changes.')),
    oneOf('state', t('Whether the code is in use.'), [
      choice('active', t('In use.')),
      choice('merged', t('Became part of another code; merged_into says which.')),
      choice('retired', t('No longer used.')),
    ]),
    link('merged_into', t('The code that it became part of.'), ['code']),
    map('history', t('What was done to the code, the oldest first.'), changeFields(), list),
    free('codes', t('The codes below it.'), list),
  ];
}

function changeFields(): readonly Field[] {
  return [
    integer('version', t('The version of the definition that it led to.')),
    date('date', t('When it was done.')),
    text('by', t('Who did it, by initials.')),
    text('what', t('What was done: created, definition, renamed, merged, split, retired, reactivated.')),
    link('code', t('The other code: which it was merged with, or split from.'), ['code']),
    text('from', t('The id that it had before.')),
    text('why', t('The reason.')),
  ];
}

/** What an excerpt in a file of excerpts may hold. */
export function excerptFields(): readonly Field[] {
  return [
    text('id', t('The excerpt’s id within its record: x03.'), required),
    text('quote', t('The quotation, exactly as it stands in the record.'), required),
    text('prefix', t('The text just before it, for finding it again.')),
    text('suffix', t('The text just after it, for finding it again.')),
    integer('at', t('Where it stood last: start and end in characters of the body. A hint only.'), list),
    link('codes', t('The codes that are given to it.'), ['code'], list),
    free('coded', t('The versions of its codes’ definitions when they were given: {gri.explored: 2}.')),
    text('by', t('Who coded it, by initials.')),
    link(
      'settles',
      t('Of a decision: the excerpts of several coders in whose place it holds.'),
      ['excerpt'],
      list,
    ),
    text('decided_by', t('Who decided it, by initials.')),
    map('translation', t('The quotation in other languages, by language tag.'), translationFields(), {
      open: true,
    }),
    text('memo', t('A thought about this excerpt.')),
    map('comments', t('What others remarked on it, in order.'), commentFields(), list),
    date('date', t('When it was coded.')),
  ];
}

function commentFields(): readonly Field[] {
  return [
    text('by', t('Who remarked it, by initials.')),
    date('date', t('When it was remarked.')),
    text('text', t('The remark.'), required),
  ];
}

function translationFields(): readonly Field[] {
  return [
    free('en', t('The quotation in English: a text, or text, by, checked_by and of on their own.')),
    free('da', t('The quotation in Danish: a text, or text, by, checked_by and of on their own.')),
    text('by', t('Who translated it.')),
    text('checked_by', t('Who checked the translation.')),
    text('of', t('The fingerprint of the quotation that was translated.')),
  ];
}
