import { t } from '@vscode/l10n';
import type { Choice, Field } from '../vocabulary';
import { choice, date, link, list, oneOf, required, text } from './fields';

/** The fields that a record of any type may have. */
export function commonFields(): readonly Field[] {
  return [...leadingFields(), ...closingFields()];
}

/** The fields that open every record. */
export function leadingFields(): readonly Field[] {
  return [
    text(
      'id',
      t(
        'The name that links point to: a prefix, a hyphen and a number or short name. Unique in the repository.',
      ),
      required,
    ),
    text('type', t('What kind of record this is. A Markdown file without a type is a plain note.'), required),
    text('title', t('What the record is called in lists.')),
  ];
}

/** The fields that every record may have besides its own. */
export function closingFields(): readonly Field[] {
  return [
    link('potentials', t('The potentials that this record has something to say about.'), ['potential'], list),
    date('created', t('When the record was written.')),
    text('authors', t('Who wrote the record, by initials or pseudonym.'), list),
    oneOf('status', t('How far the text is on its way from the field to use.'), statuses()),
    text('lang', t('The language of the text, as a language tag: da, en.')),
    oneOf('sensitivity', t('How carefully the record must be handled.'), sensitivities()),
    date('embargo_until', t('Nothing of this record may be used before this date.')),
  ];
}

function statuses(): readonly Choice[] {
  return [
    choice('raw', t('As it came from the field. Not to be quoted yet.')),
    choice('pseudonymised', t('Names and other identifying details are replaced.')),
    choice('checked', t('A second person has read it against the recording or notes.')),
    choice('locked', t('Final. Changes need a reason.')),
  ];
}

function sensitivities(): readonly Choice[] {
  return [
    choice('ordinary', t('Personal data without special risk.')),
    choice('confidential', t('Private matters; handle with care.')),
    choice('special', t('Special categories of personal data, such as health or ethnicity.')),
  ];
}
