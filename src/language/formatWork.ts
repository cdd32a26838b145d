import { type Name, type Work, yearOf } from '../model/work';
import { escaped } from './markdown';

/** A reference for hover, as Markdown: «Authors (year). Title. *Container* volume(issue), pages. Publisher.» */
export function formatWork(work: Work): string {
  const year = yearOf(work);
  const authors = names(work.author ?? work.editor ?? []);
  const container = work['container-title'];
  const issue = work.issue === undefined ? '' : `(${work.issue})`;
  const volume = `${work.volume ?? ''}${issue}`;
  const inContainer = [
    container === undefined
      ? undefined
      : `*${escaped(container)}*${volume === '' ? '' : ` ${escaped(volume)}`}`,
    work.page === undefined ? undefined : escaped(work.page.replace(/--?/g, '–')),
  ];
  const sentences = [
    [
      authors === '' ? undefined : escaped(authors),
      year === undefined ? undefined : escaped(`(${String(year)})`),
    ]
      .filter(present)
      .join(' '),
    work.title === undefined
      ? undefined
      : container === undefined
        ? `*${escaped(work.title)}*`
        : escaped(work.title),
    inContainer.filter(present).join(', '),
    work.publisher === undefined
      ? undefined
      : escaped([work['publisher-place'], work.publisher].filter(present).join(': ')),
    work.DOI === undefined
      ? undefined
      : escaped(`https://doi.org/${work.DOI.replace(/^https?:\/\/(dx\.)?doi\.org\//i, '')}`),
  ];
  return sentences
    .filter(present)
    .filter((s) => s !== '')
    .map((s) => (/[.?!]$/.test(s) ? s : `${s}.`))
    .join(' ');
}

/** «Andersen, N. A., Caswell, D., & Larsen, F.» */
function names(people: readonly Name[]): string {
  const written = people.map((n) => {
    if (n.family === undefined) return n.literal ?? n.given ?? '';
    const initials = (n.given ?? '').split(/[\s.]+/).filter((g) => g !== '');
    return [n.family, initials.map((g) => g.split('-').map(initial).join('-')).join(' ')]
      .filter((p) => p !== '')
      .join(', ');
  });
  return written.length < 2
    ? (written[0] ?? '')
    : `${written.slice(0, -1).join(', ')} & ${written.at(-1) ?? ''}`;
}

function initial(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}.`;
}

function present<T>(value: T | undefined): value is T {
  return value !== undefined;
}
