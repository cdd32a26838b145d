import * as vscode from 'vscode';
import {
  type Agreement,
  agreementInSteps,
  type AgreementTable,
  type AgreementUnit,
  type CodeAgreement,
} from '../../analysis/agreement';
import { codeBranches } from '../../analysis/codeBranches';
import type { Figure } from '../../analysis/coefficients';
import type { DoubleCoding } from '../../analysis/doubleCoding';
import { codeLabel } from '../../language/codePath';
import { fold } from '../../model/ids';
import type { Steps } from '../../model/steps';
import type {
  Action,
  FiguresCell,
  FiguresRow,
  FiguresSection,
  LeftOut,
  LinkedText,
  RowOf,
} from '../../pages/agreement';
import type { Snapshot } from '../../repository/snapshot';
import { formatted } from '../formatted';
import { type Link, linked } from './linked';

/** The figures by code, with what was counted; in steps. */
export function* figuresSection(
  snapshot: Snapshot,
  coding: DoubleCoding,
  unit: AgreementUnit,
  only: ReadonlySet<string> | undefined,
): Steps<FiguresSection> {
  const branches = codeBranches(snapshot);
  const table = yield* agreementInSteps(coding, unit, { only, branches });
  const columns = [
    vscode.l10n.t('Code'),
    ...coding.coders.map((coder) => vscode.l10n.t('Passages {0}', coder)),
    vscode.l10n.t('Agreement'),
    'κ',
    'α',
    'αU',
  ];
  return {
    title: vscode.l10n.t('Agreement by code'),
    columns,
    rows: [overallRow(snapshot, coding, table, columns), ...codeRows(snapshot, coding, table, columns)],
    explained: {
      title: vscode.l10n.t('What is counted, and what the figures mean'),
      lines: explanation(unit),
    },
  };
}

function overallRow(
  snapshot: Snapshot,
  coding: DoubleCoding,
  table: AgreementTable,
  columns: readonly string[],
): FiguresRow {
  const { overall, units, codes, unit } = table;
  const row: RowOf = { row: 'all', code: '' };
  const label = rowLabel(snapshot, row);
  const all = linked((link) => {
    const numbers = [units * codes.length, units, codes.length].map(formatted);
    const said = [...numbers, byCoder(coding, overall, row, label, link)];
    return unit === 'characters'
      ? vscode.l10n.t('{0} decisions, {1} characters × {2} codes: {3}.', ...said)
      : unit === 'turns'
        ? vscode.l10n.t('{0} decisions, {1} turns × {2} codes: {3}.', ...said)
        : vscode.l10n.t('{0} decisions, {1} records × {2} codes: {3}.', ...said);
  });
  return {
    label,
    id: '',
    action: undefined,
    counted: [all, ...leftOut(coding), ...missing(overall).map((text) => [text])],
    cells: cellsOf(label, overall, columns, ''),
    isBranch: false,
  };
}

/** What a row is called. */
export function rowLabel(snapshot: Snapshot, { row, code }: RowOf): string {
  if (row === 'all') return vscode.l10n.t('All codes');
  const name = codeLabel(snapshot, code, vscode.env.language);
  return row === 'branch' ? vscode.l10n.t('{0} and all below', name) : name;
}

/** A code and its branch where the codebook has it; codes that are not in it come last. */
function codeRows(
  snapshot: Snapshot,
  coding: DoubleCoding,
  table: AgreementTable,
  columns: readonly string[],
): readonly FiguresRow[] {
  const order = new Map([...snapshot.definitions('code')].map((l, i) => [fold(l.definition.name), i]));
  const rows = [
    ...table.branches.map((one) => ({ one, isBranch: true })),
    ...table.codes.map((one) => ({ one, isBranch: false })),
  ].map((row) => ({ ...row, rank: order.get(fold(row.one.code)) ?? order.size }));
  return rows
    .sort((a, b) => a.rank - b.rank)
    .map(({ one, isBranch }) => codeRow(snapshot, coding, table, one, isBranch, columns));
}

function codeRow(
  snapshot: Snapshot,
  coding: DoubleCoding,
  { unit, units }: AgreementTable,
  one: CodeAgreement,
  isBranch: boolean,
  columns: readonly string[],
): FiguresRow {
  const row: RowOf = { row: isBranch ? 'branch' : 'code', code: one.code };
  const label = rowLabel(snapshot, row);
  return {
    label,
    id: rowLabel(snapshot, { row: 'code', code: one.code }) === one.code ? '' : one.code,
    action: { kind: 'show', code: one.code, list: 'differences' },
    counted: [
      linked((link) => countedText(unit, formatted(units), byCoder(coding, one, row, label, link))),
      ...missing(one).map((text) => [text]),
    ],
    cells: cellsOf(label, one, columns, one.code),
    isBranch,
  };
}

function countedText(unit: AgreementUnit, units: string, by: string): string {
  switch (unit) {
    case 'characters':
      return vscode.l10n.t('Of {0} characters: {1}.', units, by);
    case 'turns':
      return vscode.l10n.t('Of {0} turns: {1}.', units, by);
    case 'records':
      return vscode.l10n.t('Of {0} records: {1}.', units, by);
  }
}

/** How many units each gave the code, and how many were given it together: `dc 12, mk 15, both 9`. */
function byCoder(
  { coders }: DoubleCoding,
  { coded, together }: Agreement,
  row: RowOf,
  label: string,
  link: Link,
): string {
  const number = (count: number, who: string, coder: string): string =>
    link(count, `${label}, ${who}`, { kind: 'given', ...row, coder });
  const each = coders.map((coder, i) => `${coder} ${number(coded[i] ?? 0, coder, coder)}`).join(', ');
  const both = number(together, vscode.l10n.t('given together'), '');
  return coders.length === 2
    ? vscode.l10n.t('{0}, both {1}', each, both)
    : vscode.l10n.t('{0}, two or more of them {1}', each, both);
}

function leftOut({ codedOnce, notFound }: DoubleCoding): readonly LinkedText[] {
  const one = (of: LeftOut, count: number, say: (count: string) => string): readonly LinkedText[] =>
    count === 0 ? [] : [linked((link) => say(link(count, leftOutTitle(of), { kind: 'leftOut', of })))];
  return [
    ...one('codedOnce', codedOnce.size, (n) =>
      vscode.l10n.t('Left out: records that only one of them has coded: {0}.', n),
    ),
    ...one('notFound', notFound.length, (n) =>
      vscode.l10n.t('Left out: passages that are not found in the text: {0}.', n),
    ),
  ];
}

/** What a list of what is left out is called. */
export function leftOutTitle(of: LeftOut): string {
  return of === 'codedOnce'
    ? vscode.l10n.t('Left out: coded by one of them alone')
    : vscode.l10n.t('Left out: not found in the text');
}

/** Why figures are missing. */
function missing({ percentage, kappa, alpha, unitized }: Agreement): readonly string[] {
  const named = [
    [vscode.l10n.t('Agreement'), percentage],
    ['κ', kappa],
    ['α', alpha],
    ['αU', unitized],
  ] as const;
  const names = (why: string): string =>
    named
      .flatMap(([name, figure]) => (figure.kind === 'none' && figure.why === why ? [name] : []))
      .join(', ');
  const [nothing, alike] = [names('nothing-compared'), names('no-variation')];
  return [
    ...(nothing === '' ? [] : [vscode.l10n.t('No {0}: nothing of this was judged by two of them.', nothing)]),
    ...(alike === ''
      ? []
      : [
          vscode.l10n.t(
            'No {0}: they judged everything alike and never otherwise, so there is no chance to correct for.',
            alike,
          ),
        ]),
  ];
}

function cellsOf(
  label: string,
  one: Agreement,
  columns: readonly string[],
  code: string,
): readonly FiguresCell[] {
  const all: Action = { kind: 'show', code, list: 'all' };
  const differences: Action = { kind: 'show', code, list: 'differences' };
  const texts = [
    ...one.passages.map((n) => ({ text: formatted(n), action: n > 0 ? all : undefined })),
    { text: percent(one.percentage), action: differences },
    ...[one.kappa, one.alpha, one.unitized].map((figure) => ({ text: decimal(figure), action: differences })),
  ];
  return texts.map(({ text, action }, i) => ({
    text,
    says: `${label}, ${columns[i + 1] ?? ''}: ${text === NONE ? vscode.l10n.t('none') : text}`,
    action: text === NONE ? undefined : action,
  }));
}

const NONE = '–';

function percent(figure: Figure): string {
  if (figure.kind === 'none') return NONE;
  return figure.value.toLocaleString(vscode.env.language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

function decimal(figure: Figure): string {
  if (figure.kind === 'none') return NONE;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  // What is rounded to nothing has no sign.
  const value = Math.abs(figure.value) < 0.005 ? 0 : figure.value;
  return value.toLocaleString(vscode.env.language, digits).replace('-', '−');
}

function explanation(unit: AgreementUnit): readonly string[] {
  const judged = {
    characters: vscode.l10n.t('A character has a code when a passage with the code covers it.'),
    turns: vscode.l10n.t(
      'A turn has a code when a passage with the code covers some of it. Passages outside of turns do not count.',
    ),
    records: vscode.l10n.t('A record has a code when a passage in it has the code.'),
  };
  return [
    judged[unit],
    vscode.l10n.t('What somebody did not mark in a coded record counts too: the code is not there.'),
    vscode.l10n.t(
      'Agreement: the share of judgements that are the same. With a rare code it is always high.',
    ),
    vscode.l10n.t(
      'κ: Cohen 1960. α: Krippendorff, nominal. αU: Krippendorff’s unitised α (1995, 2004), over characters.',
    ),
    vscode.l10n.t('κ, α and αU: 1 is full agreement, 0 is what chance would give.'),
    vscode.l10n.t('Of more than two coders κ and αU are means over pairs.'),
  ];
}
