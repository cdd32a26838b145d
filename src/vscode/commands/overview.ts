import type { Overview } from '../overview/overview';
import type { CommandHandlers } from './register';

/** Commands around the overview. */
export function overviewCommands(overview: Overview): CommandHandlers {
  return {
    'redThread.showOverview': () => overview.show(),
  };
}
