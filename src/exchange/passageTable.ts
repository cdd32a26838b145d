import { t } from '@vscode/l10n';
import type { CodedPassage } from '../analysis/codedPassages';
import { consentOf } from '../analysis/passageConsent';
import { roleOf } from '../analysis/retrieval';
import { sourceLabelOf } from '../analysis/sourceLabel';
import { sitesOf, siteText } from '../language/about';
import { codePath } from '../language/codePath';
import type { Steps } from '../model/steps';
import type { Table, TableColumn } from '../model/table';
import type { Snapshot } from '../repository/snapshot';

/**
 * What is handed on of a passage. By allow-list: no memo, no path, no name from a key file, and of a date only the
 * month, since the day could tell who took part.
 */
export interface PassageRow {
  /** As a link has it: `OBS-012#x03`. */
  readonly passage: string;
  readonly quotation: string;
  /** By language. */
  readonly translations: Readonly<Record<string, string>>;
  /** Codes by id, and the way to each by labels. */
  readonly codes: readonly string[];
  readonly codePaths: readonly string[];
  readonly coder: string;
  readonly record: string;
  readonly type: string;
  readonly site: string;
  /** `2017-03`, or the year where nothing more is known. */
  readonly month: string;
  /** Ids of those who speak, and what they are: citizen, frontline … */
  readonly speakers: readonly string[];
  readonly roles: readonly string[];
  /** «(Obs. 12, Kommune B)». */
  readonly source: string;
  readonly consent: string;
  /** exact, approximate, doubtful, lost: how the quotation was found in the record. */
  readonly found: string;
}

/** @param language of the labels of codes. */
export function passageRow(snapshot: Snapshot, passage: CodedPassage, language: string): PassageRow {
  const { excerpt, record, speakers } = passage;
  return {
    passage: passage.link,
    quotation: excerpt.quote ?? '',
    translations: Object.fromEntries(excerpt.translations.map((tr) => [tr.language, tr.text])),
    codes: excerpt.codes,
    codePaths: excerpt.codes.map((code) => codePath(snapshot, code, language)),
    coder: passage.coder ?? '',
    record: record.id,
    type: record.type ?? '',
    site: siteText(snapshot, sitesOf(record.facts.root)),
    month: /^\d{4}(?:-\d{2})?/.exec(passage.date ?? '')?.[0] ?? '',
    speakers,
    roles: [...new Set(speakers.flatMap((id) => roleOf(snapshot, id) ?? []))],
    source: sourceLabelOf(snapshot, record),
    consent: consentOf(snapshot, passage),
    found: passage.anchoring?.kind ?? '',
  };
}

/** Passages as a table with everything that is handed on of them: for a spreadsheet. A passage in a step. */
export function* passageTable(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  language: string,
): Steps<Table> {
  const rows: PassageRow[] = [];
  const tags = new Set<string>();
  for (const passage of passages) {
    const row = passageRow(snapshot, passage, language);
    rows.push(row);
    for (const tag of Object.keys(row.translations)) tags.add(tag);
    yield;
  }
  const languages = [...tags].sort();
  const columns: TableColumn[] = [
    { heading: t('Passage'), width: 16 },
    { heading: t('Quotation'), width: 70 },
    ...languages.map((tag) => ({ heading: t('Translation ({0})', tag), width: 70 })),
    { heading: t('Codes'), width: 28 },
    { heading: t('Place of the codes'), width: 44 },
    { heading: t('Coder'), width: 8 },
    { heading: t('Record'), width: 12 },
    { heading: t('Type'), width: 14 },
    { heading: t('Site'), width: 16 },
    { heading: t('Month'), width: 9 },
    { heading: t('Speakers'), width: 12 },
    { heading: t('Roles'), width: 12 },
    { heading: t('Source'), width: 24 },
    { heading: t('Consent'), width: 11 },
    { heading: t('Found in the record'), width: 12 },
  ];
  const cells: (readonly string[])[] = [];
  for (const row of rows) {
    cells.push([
      row.passage,
      row.quotation,
      ...languages.map((tag) => row.translations[tag] ?? ''),
      row.codes.join(', '),
      row.codePaths.join('; '),
      row.coder,
      row.record,
      row.type,
      row.site,
      row.month,
      row.speakers.join(', '),
      row.roles.join(', '),
      row.source,
      row.consent,
      row.found,
    ]);
    yield;
  }
  return { name: t('Passages'), columns, rows: cells };
}

/** Passages as a table to read, in a paper or a memo: what was said, where it comes from, and how it is coded. A passage in a step. */
export function* quoteTable(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  language: string,
): Steps<Table> {
  const headings = [
    t('Quotation'),
    t('Source'),
    t('Speakers'),
    t('Codes'),
    t('Coder'),
    t('Passage'),
    t('Consent'),
  ];
  const rows: (readonly string[])[] = [];
  for (const passage of passages) {
    const row = passageRow(snapshot, passage, language);
    const about = [row.source, row.type, row.month].filter((part) => part !== '').join(' · ');
    rows.push([
      [row.quotation, ...Object.values(row.translations)].join('\n'),
      about,
      [...row.speakers, ...row.roles.map((role) => `(${role})`)].join(' '),
      row.codePaths.join('; '),
      row.coder,
      row.passage,
      row.consent,
    ]);
    yield;
  }
  return { name: t('Passages'), columns: headings.map((heading) => ({ heading })), rows };
}
