import * as vscode from 'vscode';
import type { OpenRepository, Repositories } from '../openRepository';
import { SOURCE } from '../problemCount';

/** How many problems of each rule a repository has, by the rule's id; hints and information are left out. */
export function problemsByRule(
  repositories: Repositories,
  repository: OpenRepository,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    if (repositories.of(uri) !== repository) continue;
    for (const { source, severity, code } of diagnostics) {
      if (source !== SOURCE || severity > vscode.DiagnosticSeverity.Warning) continue;
      const rule = String(typeof code === 'object' ? code.value : code);
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return counts;
}

/** What each rule finds, in a sentence of the reader's language, as the extension's manifest describes it. */
export function ruleTexts(manifest: unknown): ReadonlyMap<string, string> {
  const path = ['contributes', 'configuration', 'properties', 'redThread.rules', 'properties'];
  const rules = path.reduce<unknown>((value, key) => memberOf(value, key), manifest);
  if (typeof rules !== 'object' || rules === null) return new Map();
  return new Map(
    Object.entries(rules).flatMap(([rule, schema]: [string, unknown]) => {
      const description = memberOf(schema, 'description');
      return typeof description === 'string' ? [[rule, description] as const] : [];
    }),
  );
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(key);
}
