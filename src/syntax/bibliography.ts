import type { Definition, FileFacts } from '../model/facts';
import { atOnce, type Pause, type Steps } from '../model/steps';
import type { Work } from '../model/work';
import { scanInSteps } from './bibtexScan';
import { readBibtexWorks } from './bibtexWorks';
import { cslDefinitions, readCslWorks } from './csl';

/** Reads the keys of a bibliography, BibTeX, BibLaTeX, CSL-JSON or CSL-YAML, and what is broken in it. */
export function parseBibliography(path: string, text: string): FileFacts {
  return atOnce(parseBibliographyInSteps(path, text));
}

/** The same in steps, an entry each; a CSL file is read in one. */
export function* parseBibliographyInSteps(path: string, text: string): Steps<FileFacts> {
  const { definitions, problems } = isCsl(path, text)
    ? cslDefinitions(path, text)
    : yield* bibtexDefinitions(text);
  return { path, kind: 'bibliography', definitions, references: [], problems, bodyStart: 0 };
}

/**
 * Reads the works of a bibliography one after another. A step takes some milliseconds, so the caller may
 * pause between them, or stop; a CSL file is read in one step, and then handed out.
 * Works that cannot be read are left out.
 * @param pause is waited for between the steps of finding the entries, before the first work.
 */
export async function* readWorks(
  path: string,
  text: string,
  pause?: Pause,
): AsyncGenerator<Work, void, undefined> {
  if (isCsl(path, text)) yield* readCslWorks(text);
  else yield* readBibtexWorks(text, pause);
}

function* bibtexDefinitions(text: string): Steps<Pick<FileFacts, 'definitions' | 'problems'>> {
  const { entries, problems } = yield* scanInSteps(text);
  const definitions = entries.map((entry): Definition => ({
    kind: 'citation',
    name: entry.key,
    span: entry.keySpan,
    extent: entry.span,
  }));
  return { definitions, problems };
}

/** By its ending; a file of another name is BibTeX where it has an entry. */
function isCsl(path: string, text: string): boolean {
  if (/\.(?:json|ya?ml)$/i.test(path)) return true;
  return !/\.bib$/i.test(path) && !/^[ \t]*@[A-Za-z]+[ \t]*[{(]/m.test(text);
}
