import { type Disposable, disposeAll } from '../model/event';
import type { OpenRepository, Repositories } from './openRepository';

/** Listens to each repository as long as it is open, those opened later included. */
export function forEachOpen(
  repositories: Repositories,
  listen: (repository: OpenRepository) => Disposable,
): Disposable {
  const listening = new Map<OpenRepository, Disposable>();
  const renew = (): void => {
    for (const [repository, subscription] of listening) {
      if (repositories.all.includes(repository)) continue;
      subscription.dispose();
      listening.delete(repository);
    }
    for (const repository of repositories.all) {
      if (!listening.has(repository)) listening.set(repository, listen(repository));
    }
  };
  renew();
  const subscription = repositories.onDidChange(renew);
  return { dispose: () => disposeAll([subscription, ...listening.values()]) };
}
