import * as vscode from 'vscode';
import { Batched } from './batched';
import { formatted } from './formatted';

/** What all diagnostics of this extension say they come from. */
export const SOURCE = 'Red Thread';

/** Counts this extension's problems after each change, hints and information left out. */
export class ProblemCount implements vscode.Disposable {
  private count = 0;
  /** Of each file that has any, by its URI. */
  private readonly counts = new Map<string, number>();
  /** Files whose diagnostics changed since they were counted. */
  private readonly changed = new Map<string, vscode.Uri>();
  private readonly changes = new vscode.EventEmitter<number>();
  private readonly recount = new Batched(() => this.update(), 200, 1000);
  private readonly subscription: vscode.Disposable;
  /** Fires with the new count. */
  readonly onDidChange = this.changes.event;

  constructor() {
    this.subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) this.changed.set(uri.toString(), uri);
      this.recount.request();
    });
    for (const [uri] of vscode.languages.getDiagnostics()) this.changed.set(uri.toString(), uri);
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
    let count = this.count;
    for (const [key, uri] of this.changed) {
      const now = countIn(uri);
      count += now - (this.counts.get(key) ?? 0);
      if (now > 0) this.counts.set(key, now);
      else this.counts.delete(key);
    }
    this.changed.clear();
    if (count === this.count) return;
    this.count = count;
    this.changes.fire(count);
  }
}

function countIn(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === SOURCE && severity <= vscode.DiagnosticSeverity.Warning)
    .length;
}

/** «3 problems» */
export function problemText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', formatted(count));
}
