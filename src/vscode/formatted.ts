import * as vscode from 'vscode';

/** A number as the reader writes it: 1,200 or 1.200. */
export function formatted(n: number): string {
  return n.toLocaleString(vscode.env.language);
}
