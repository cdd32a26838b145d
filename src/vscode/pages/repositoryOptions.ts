import type { Option } from '../../pages/elements';
import type { OpenRepository, Repositories } from '../openRepository';

/** What a repository is called: as it says itself, else as its folder is. */
export function repositoryTitle({ root, repository }: OpenRepository): string {
  return repository.snapshot.configuration.name ?? root.path.slice(root.path.lastIndexOf('/') + 1);
}

/** The repositories that a page can be about, by the addresses of their folders; empty where there is only one. */
export function repositoryOptions(all: readonly OpenRepository[]): readonly Option[] {
  if (all.length < 2) return [];
  return all.map((open) => ({ value: open.root.toString(), label: repositoryTitle(open) }));
}

/** The repository of this address; the first where there is none. */
export function repositoryAt({ all }: Repositories, address: string): OpenRepository | undefined {
  return all.find(({ root }) => root.toString() === address) ?? all[0];
}
