import { activeRepository } from '../chosenRepository';
import type { Coding } from '../coding/register';
import type { OpenRepository, Repositories } from '../openRepository';
import { findRelated } from '../search/findRelated';
import { openSearch } from '../search/quickSearch';
import type { Searches } from '../search/searches';
import type { SearchMemory } from '../search/searchMemory';
import type { TreeNode } from '../trees/node';
import type { WrittenDocuments } from '../writtenDocuments';
import type { CommandHandlers } from './register';

/** What the search commands need around them. */
export interface SearchParts {
  readonly searches: Searches;
  readonly memory: SearchMemory;
  readonly coding: Coding;
  readonly report: (error: unknown) => void;
}

/** Commands that search. */
export function searchCommands(
  repositories: Repositories,
  written: WrittenDocuments,
  { searches, memory, coding, report }: SearchParts,
): CommandHandlers {
  return {
    // A saved search in the Repository view hands in its query.
    'redThread.search': (query?: unknown) => {
      const repository = currentRepository(repositories);
      if (!repository) return;
      const search = searches.over(repository);
      const parts = { repository, search, memory, written, coding, report };
      openSearch(parts, typeof query === 'string' ? query : '');
    },
    'redThread.findRelated': () => findRelated(repositories),
    'redThread.forgetSearch': async (node?: TreeNode) => {
      if (node?.query !== undefined) await memory.forget(node.query);
    },
  };
}

/** The repository of the active editor, else the first. */
function currentRepository(repositories: Repositories): OpenRepository | undefined {
  return activeRepository(repositories) ?? repositories.all[0];
}
