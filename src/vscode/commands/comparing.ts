import type { Agreement } from '../agreement/agreement';
import type { CoverageView } from '../coverage/coverageView';
import type { MatrixView } from '../matrix/matrixView';
import type { VoicesView } from '../voices/voicesView';
import type { CommandHandlers } from './register';

/** The pages that set things side by side. */
export interface Comparisons {
  readonly matrix: MatrixView;
  readonly agreement: Agreement;
  readonly coverage: CoverageView;
  readonly voices: VoicesView;
}

/** Commands that open them. */
export function comparingCommands({ matrix, agreement, coverage, voices }: Comparisons): CommandHandlers {
  return {
    'redThread.showMatrix': () => matrix.show(),
    'redThread.showAgreement': () => agreement.show(),
    'redThread.showCoverage': () => coverage.show(),
    'redThread.showVoiceBalance': () => voices.show(),
  };
}
