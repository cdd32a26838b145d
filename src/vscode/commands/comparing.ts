import type { MatrixView } from '../matrix/matrixView';
import type { CommandHandlers } from './register';

/** The pages that set things side by side. */
export interface Comparisons {
  readonly matrix: MatrixView;
}

/** Commands that open them. */
export function comparingCommands({ matrix }: Comparisons): CommandHandlers {
  return {
    'redThread.showMatrix': () => matrix.show(),
  };
}
