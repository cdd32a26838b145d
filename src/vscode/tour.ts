import * as vscode from 'vscode';
import type { Disposable } from '../model/event';
import type { ProblemCount } from './problemCount';

/** Tells the walkthrough of steps that no command tells of, each the first time that it is taken. */
export class Tour implements Disposable {
  private readonly taken = new Set<string>();
  private readonly subscription: Disposable;

  constructor(problems: ProblemCount) {
    let before = problems.value;
    this.subscription = problems.onDidChange((count) => {
      if (count < before) this.set('redThread.hasMended');
      before = count;
    });
  }

  /** Somebody rested on a link, a name or a field, and was told of it. */
  noteHover(): void {
    this.set('redThread.hasHovered');
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private set(context: string): void {
    if (this.taken.has(context)) return;
    this.taken.add(context);
    void vscode.commands.executeCommand('setContext', context, true);
  }
}
