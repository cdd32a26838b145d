import * as vscode from 'vscode';
import { type RuleId, rules, type Severity } from '../../model/rules';
import { SECTION } from '../settings';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** How much each rule weighs where this file lies, by the settings; undefined for a rule that is turned off. */
export function severitiesFor(uri: vscode.Uri): (rule: RuleId) => vscode.DiagnosticSeverity | undefined {
  const setting: unknown = vscode.workspace.getConfiguration(SECTION, uri).get('rules');
  const chosen: ReadonlyMap<string, unknown> = new Map(
    typeof setting === 'object' && setting !== null ? Object.entries(setting) : [],
  );
  return (rule) => {
    const weight = chosen.get(rule) ?? rules[rule];
    if (weight === 'off') return undefined;
    const known = isSeverity(weight) ? weight : rules[rule];
    return severities[known];
  };
}

function isSeverity(value: unknown): value is Severity {
  return typeof value === 'string' && value in severities;
}
