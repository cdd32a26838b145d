import type { Agreement } from '../agreement/agreement';
import type { MatrixView } from '../matrix/matrixView';
import type { CommandHandlers } from './register';

/** The pages that set things side by side. */
export interface Comparisons {
  readonly matrix: MatrixView;
  readonly agreement: Agreement;
}

/** Commands that open them. */
export function comparingCommands({ matrix, agreement }: Comparisons): CommandHandlers {
  return {
    'redThread.showMatrix': () => matrix.show(),
    'redThread.showAgreement': () => agreement.show(),
  };
}
