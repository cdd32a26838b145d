import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { type Pause, withPauses } from '../model/steps';
import type { Name, Work } from '../model/work';
import { scanInSteps } from './bibtexScan';
import { datePartsOf, nameFrom, type TextField, workFrom } from './work';

/** CSL types by BibLaTeX's and BibTeX's. Source: CSL 1.0.2, appendix III; the BibLaTeX manual, 2.1. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  manual: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  unpublished: 'manuscript',
  booklet: 'pamphlet',
  periodical: 'periodical',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  letter: 'personal_communication',
  review: 'review',
  video: 'motion_picture',
  movie: 'motion_picture',
  audio: 'song',
  music: 'song',
  performance: 'performance',
  artwork: 'graphic',
};

type Library = typeof import('@retorquere/bibtex-parser');

/**
 * Reads the works of a `.bib` file, one entry at each step, a few milliseconds each: the caller may pause in between.
 * Entries that cannot be read are left out; `parseBibliography` tells what is wrong with them.
 */
export async function* readBibtexWorks(
  text: string,
  pause: Pause = () => undefined,
): AsyncGenerator<Work, void, undefined> {
  const { entries, macros } = await withPauses(scanInSteps(text), pause);
  if (entries.length === 0) return;
  // Half a megabyte that most sessions need late or not at all.
  const library = await import('@retorquere/bibtex-parser');
  const strings = macrosOf(library, macros.map(({ start, end }) => text.slice(start, end)).join('\n'));
  for (const { span } of entries) {
    const work = parseWork(library, text.slice(span.start, span.end), strings);
    if (work) yield work;
  }
}

function macrosOf(library: Library, source: string): Record<string, string> {
  try {
    return library.parse(source, { raw: true }).strings;
  } catch {
    // Without its macros an entry shows their names: better than no entry.
    return {};
  }
}

/** The work that one entry describes, LaTeX decoded. Undefined where the entry is broken. */
function parseWork(library: Library, source: string, strings: Record<string, string>): Work | undefined {
  const asWritten = parseEntry(library, source, strings);
  // A price in an abstract opens mathematics that is never closed; then every dollar sign is only one.
  const isPrice = !asWritten.whole && source.includes('$');
  const { entry } = isPrice ? parseEntry(library, source.replace(/(?<!\\)\$/g, '\\$'), strings) : asWritten;
  return entry && workOf(entry);
}

function parseEntry(
  library: Library,
  source: string,
  strings: Record<string, string>,
): { entry?: Entry; whole: boolean } {
  try {
    const { entries, errors } = library.parse(source, {
      strings,
      english: false,
      sentenceCase: false,
      unsupported: 'ignore',
    });
    return { ...(entries[0] ? { entry: entries[0] } : {}), whole: errors.length === 0 };
  } catch {
    // Some broken entries make the parser throw; they cost themselves alone.
    return { whole: false };
  }
}

/** Where BibLaTeX and BibTeX keep what CSL calls so, best first. */
const FIELDS: Readonly<Record<TextField, readonly string[]>> = {
  title: ['title'],
  'container-title': ['journaltitle', 'journal', 'booktitle', 'maintitle'],
  publisher: ['publisher', 'institution', 'school', 'organization'],
  'publisher-place': ['location', 'address'],
  volume: ['volume'],
  issue: ['issue', 'number'],
  page: ['pages'],
  edition: ['edition'],
  DOI: ['doi'],
  URL: ['url'],
  abstract: ['abstract'],
  file: ['file'],
};

function workOf({ key, type, fields }: Entry): Work {
  const textIn = (names: readonly string[]): string | undefined => {
    const value: unknown = names.map((name) => fields[name]).find((v) => v !== undefined && v !== '');
    return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : undefined;
  };
  const month = textIn(['month']) ?? '';
  const date =
    textIn(['date']) ?? [textIn(['year']) ?? '', ...(/^\d{1,2}$/.test(month) ? [month] : [])].join('-');
  return workFrom({
    id: key,
    type: TYPES[type] ?? 'document',
    author: namesOf(fields.author),
    editor: namesOf(fields.editor),
    issued: datePartsOf(date),
    textOf: (field) => {
      const text = textIn(FIELDS[field]);
      if (text === undefined) return undefined;
      if (field === 'title')
        return [text, textIn(['subtitle'])].filter((part) => part !== undefined).join(': ');
      // The parser writes emphasis as HTML.
      if (field === 'abstract') return text.replace(/<\/?[a-z][^<>]*>/gi, '');
      // Of a report or a book it is the number in a series.
      if (field === 'issue' && type !== 'article' && type !== 'periodical') return textIn(['issue']);
      return field === 'file' ? pathOfFile(text) : text;
    },
  });
}

function namesOf(creators: readonly Creator[] | undefined): Name[] {
  return (creators ?? []).flatMap(({ name, prefix, lastName, firstName, suffix }) => {
    // `and others` says that there are more.
    if (lastName === 'others' && !firstName) return [];
    const family = [prefix, lastName].filter(Boolean).join(' ');
    const given = [firstName, suffix].filter(Boolean).join(', ');
    return nameFrom({ family, given, literal: name }) ?? [];
  });
}

/**
 * The path in a `file` field. Reference managers write `path`, `description:path:type`,
 * or several of these with `;` between them; a PDF goes before other files.
 */
function pathOfFile(field: string): string | undefined {
  const paths = field.split(/(?<!\\);/).map((file) => {
    const parts = file.split(/(?<!\\):/);
    const path = parts.length > 2 ? parts.slice(1, -1).join(':') : file;
    return path.replace(/\\([:;\\])/g, '$1').trim();
  });
  return paths.find((path) => /\.pdf$/i.test(path)) ?? paths[0];
}
