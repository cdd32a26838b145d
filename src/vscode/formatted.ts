import * as vscode from 'vscode';

/** A number as the reader writes it: 1,200 or 1.200. */
export function formatted(n: number): string {
  return n.toLocaleString(vscode.env.language);
}

/** A share from 0 to 1 as the reader writes it, with at most one decimal: 12.5% or 12,5 %. */
export function percentage(share: number): string {
  return share.toLocaleString(vscode.env.language, { style: 'percent', maximumFractionDigits: 1 });
}
