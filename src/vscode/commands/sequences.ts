import { chosenRepository } from '../chosenRepository';
import type { Repositories } from '../openRepository';
import type { SequencesPage } from '../sequences/sequencesPage';
import type { CommandHandlers } from './register';

/** Commands around what follows what in a conversation. */
export function sequenceCommands(repositories: Repositories, page: SequencesPage): CommandHandlers {
  return {
    'redThread.showSequences': async () => page.show(await chosenRepository(repositories)),
  };
}
