import * as vscode from 'vscode';
import { Batched } from './batched';
import { formatted } from './formatted';

/** What all diagnostics of this extension say they come from. */
export const SOURCE = 'Red Thread';

/** Counts this extension's problems after each change, hints and information left out. */
export class ProblemCount implements vscode.Disposable {
  private count = 0;
  private readonly changes = new vscode.EventEmitter<number>();
  private readonly recount = new Batched(() => this.update(), 200, 1000);
  private readonly subscription: vscode.Disposable;
  /** Fires with the new count. */
  readonly onDidChange = this.changes.event;

  constructor() {
    this.subscription = vscode.languages.onDidChangeDiagnostics(() => this.recount.request());
    this.update();
  }

  get value(): number {
    return this.count;
  }

  dispose(): void {
    this.subscription.dispose();
    this.recount.dispose();
    this.changes.dispose();
  }

  private update(): void {
    let count = 0;
    for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
      for (const { source, severity } of diagnostics) {
        if (source === SOURCE && severity <= vscode.DiagnosticSeverity.Warning) count++;
      }
    }
    if (count === this.count) return;
    this.count = count;
    this.changes.fire(count);
  }
}

/** «3 problems» */
export function problemText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', formatted(count));
}
