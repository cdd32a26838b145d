/** A work of the bibliography, in the shape of CSL-JSON: the part that is shown, cited and searched. */
export interface Work {
  readonly id: string;
  /** CSL type: `article-journal`, `book`, `chapter` … */
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly Name[];
  readonly editor?: readonly Name[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly edition?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly abstract?: string;
  /** A path to the PDF, as reference managers write it. */
  readonly file?: string;
}

export interface Name {
  readonly family?: string;
  readonly given?: string;
  /** A name that is not divided: an organisation. */
  readonly literal?: string;
}

/** The year of publication, where it is known. */
export function yearOf(work: Work): number | undefined {
  return work.issued?.['date-parts'][0]?.[0];
}

/** «Andersen, Caswell & Larsen», «Lipsky», «Prior et al.»: as in running text, at most three names. */
export function shortAuthors(work: Work): string {
  const names = (work.author ?? work.editor ?? []).map((n) => n.family ?? n.literal ?? n.given ?? '');
  if (names.length > 3) return `${names[0] ?? ''} et al.`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} & ${names.at(-1) ?? ''}`;
}
