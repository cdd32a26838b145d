import { t } from '@vscode/l10n';
import { Lines } from '../model/lines';
import { RepositorySearch } from '../search/repositorySearch';
import { type Command, json } from './command';

/** So many hits are told; who wants more asks more precisely. */
const MOST = 50;

interface SearchHit {
  /** As links name it: `OBS-012`, `OBS-012#x03`, `@lipsky2010`. */
  readonly id: string;
  /** The record's type, or `person`, `code`, `citation`, `excerpt`. */
  readonly type: string;
  readonly title: string;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1: the line that answers the query, or where the thing itself begins. */
  readonly line: number;
  readonly snippet: string;
}

/** `red-thread search DIR QUERY`: the same search as in the editor, filters included. */
export const search: Command = {
  name: 'search',
  operands: ['DIR', 'QUERY'],
  summary: () => t('Find records, people, codes, works and passages.'),
  async run(repository, [query = ''], format) {
    const everything = new RepositorySearch(repository);
    // Only works that are read can be found by title and author.
    await repository.settled();
    await everything.readAll();
    const hits: SearchHit[] = [];
    for (const hit of await everything.search(query, MOST)) {
      const { document } = hit;
      const { path, definition } = document;
      const passage = await everything.passageIn(hit, query);
      const lines = new Lines((await repository.text(path)) ?? '');
      hits.push({
        id: document.id,
        type: document.type ?? document.kind,
        title: document.title,
        file: path,
        line: lines.positionAt((passage?.span ?? definition.span).start).line + 1,
        snippet: passage?.text ?? '',
      });
    }
    everything.dispose();
    return { output: format === 'json' ? json({ hits }) : hits.map(asText).join(''), exitCode: 0 };
  },
};

function asText({ id, title, file, line, snippet }: SearchHit): string {
  const found = snippet === '' || snippet === title ? '' : `\n    ${snippet}`;
  return `${file}:${String(line)}: ${id}${title === '' ? '' : ` ${title}`}${found}\n`;
}
