import { type Disposable, disposeAll } from '../../model/event';
import { RepositorySearch } from '../../search/repositorySearch';
import type { OpenRepository, Repositories } from '../openRepository';

/** The searches over the open repositories, one each, made when first asked for. */
export class Searches implements Disposable {
  private readonly made = new Map<OpenRepository, RepositorySearch>();
  private readonly subscription: Disposable;

  constructor(repositories: Repositories) {
    this.subscription = repositories.onDidChange(() => {
      for (const [repository, search] of this.made) {
        if (repositories.all.includes(repository)) continue;
        search.dispose();
        this.made.delete(repository);
      }
    });
  }

  over(repository: OpenRepository): RepositorySearch {
    const search = this.made.get(repository) ?? new RepositorySearch(repository.repository);
    this.made.set(repository, search);
    return search;
  }

  dispose(): void {
    disposeAll([...this.made.values(), this.subscription]);
  }
}
