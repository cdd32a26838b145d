import * as vscode from 'vscode';
import type { AgreementUnit } from '../../analysis/agreement';
import type { DoubleCoding } from '../../analysis/doubleCoding';
import { type SideBySide, sideBySide } from '../../analysis/sideBySide';
import { codePath } from '../../language/codePath';
import { fold } from '../../model/ids';
import type { Steps } from '../../model/steps';
import type {
  Action,
  AgreementPage,
  AgreementState,
  Choice,
  FiguresCell,
  RecordsSection,
  ShownPassages,
} from '../../pages/agreement';
import type { Snapshot } from '../../repository/snapshot';
import { codesBelow } from '../../search/filters';
import { formatted } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { repositoryOptions } from '../pages/repositoryOptions';
import { figuresSection } from './figures';
import { listsOf, passagesSection } from './passages';

/** What was compared. */
export interface Compared {
  /** All who coded a record that somebody else coded too. */
  readonly coders: readonly string[];
  /** Of those who are chosen. */
  readonly coding: DoubleCoding;
}

/** What is asked of the page, besides the repository. */
export interface Asked extends AgreementState {
  /** So many passages and records are shown. */
  readonly passages: number;
  readonly records: number;
}

/** The page about a repository, in steps. @param compared undefined while it is being worked out. */
export function* agreementPage(
  open: OpenRepository,
  repositories: readonly OpenRepository[],
  asked: Asked,
  compared: Compared | undefined,
): Steps<AgreementPage> {
  const { snapshot } = open.repository;
  const page = {
    ...emptyPage(''),
    notice: snapshot.complete
      ? undefined
      : vscode.l10n.t('The repository is not read in full yet: the numbers can still grow.'),
    choices: repositoryChoice(open, repositories),
  };
  if (!compared) return { ...page, summary: vscode.l10n.t('Comparing…') };
  const { coders, coding } = compared;
  if (coders.length === 0) return { ...page, empty: nothingYet() };
  const ticks =
    coders.length < 3
      ? undefined
      : {
          label: vscode.l10n.t('Coders'),
          coders: coders.map((coder) => ({ coder, isChosen: coding.coders.includes(coder) })),
        };
  const empty = vscode.l10n.t(
    'No record is coded by two of these coders. Tick those who coded the same records.',
  );
  if (coding.records.length === 0) return { ...page, coders: ticks, empty };
  const { code, only } = codesShown(snapshot, coding, asked.code);
  const sides = sideBySide(snapshot, coding, only);
  yield;
  return {
    ...page,
    summary: summaryOf(coding, asked.unit),
    choices: [...page.choices, unitChoice(asked.unit), codeChoice(snapshot, coding, code)],
    coders: ticks,
    figures: yield* figuresSection(snapshot, coding, asked.unit, only),
    passages: passagesSection(snapshot, coding.coders, sides, code, asked.list, asked.passages),
    records: recordsSection(coding, sides, asked.records),
  };
}

/** Which codes are looked at: one that was used, with all below it, or all of them where it was not. */
export function codesShown(
  snapshot: Snapshot,
  coding: DoubleCoding,
  asked: string,
): { readonly code: string; readonly only: ReadonlySet<string> | undefined } {
  const code = choosableCodes(snapshot, coding).find((id) => fold(id) === fold(asked)) ?? '';
  return { code, only: code === '' ? undefined : codesBelow(code, snapshot) };
}

/** The page while there is nothing to tell. */
export function emptyPage(summary: string): AgreementPage {
  return {
    title: vscode.l10n.t('Agreement of coders'),
    summary,
    notice: undefined,
    choices: [],
    coders: undefined,
    empty: undefined,
    figures: undefined,
    passages: undefined,
    records: undefined,
  };
}

function nothingYet(): string {
  return vscode.l10n.t(
    'No record is coded by two people yet. Let two of you code the same record, each with the setting “Red Thread › Coding: Own File” turned on: then each has a file of excerpts, and here you see how far you agree.',
  );
}

function repositoryChoice(
  chosen: OpenRepository,
  repositories: readonly OpenRepository[],
): readonly Choice[] {
  const options = repositoryOptions(repositories);
  if (options.length === 0) return [];
  return [
    {
      label: vscode.l10n.t('Repository'),
      options,
      chosen: chosen.root.toString(),
      action: { kind: 'repository' },
    },
  ];
}

function unitChoice(unit: AgreementUnit): Choice {
  return {
    label: vscode.l10n.t('Compare over'),
    options: [
      { value: 'characters', label: vscode.l10n.t('Characters') },
      { value: 'turns', label: vscode.l10n.t('Turns') },
      { value: 'records', label: vscode.l10n.t('Records') },
    ],
    chosen: unit,
    action: { kind: 'unit' },
  };
}

function codeChoice(snapshot: Snapshot, coding: DoubleCoding, chosen: string): Choice {
  const options = choosableCodes(snapshot, coding).map((id) => ({
    value: id,
    label: codePath(snapshot, id, vscode.env.language),
  }));
  return {
    label: vscode.l10n.t('Code'),
    options: [{ value: '', label: vscode.l10n.t('All codes') }, ...options],
    chosen,
    action: { kind: 'code' },
  };
}

/** The codes that were used, and those that they stand below, in the order of the codebook; others last. */
function choosableCodes(snapshot: Snapshot, { records }: DoubleCoding): readonly string[] {
  const used = new Map<string, string>();
  for (const stretch of records.flatMap(({ codings }) => codings.flatMap((coding) => coding ?? []))) {
    for (const code of stretch.codes) used.set(fold(code), code);
  }
  const known = [...snapshot.definitions('code')].map(({ definition }) => definition.name);
  const inBook = known.filter((id) => [...codesBelow(id, snapshot)].some((below) => used.has(below)));
  const book = new Set(known.map(fold));
  return [...inBook, ...[...used].flatMap(([folded, code]) => (book.has(folded) ? [] : [code])).sort()];
}

function summaryOf({ coders, records }: DoubleCoding, unit: AgreementUnit): string {
  const count =
    records.length === 1
      ? vscode.l10n.t('1 record')
      : vscode.l10n.t('{0} records', formatted(records.length));
  const turns = formatted(records.reduce((sum, record) => sum + record.turns, 0));
  const characters = formatted(records.reduce((sum, record) => sum + record.length, 0));
  return [
    vscode.l10n.t('Coded by two or more of {0}: {1}', coders.join(', '), count),
    ...(unit === 'turns' ? [vscode.l10n.t('{0} turns', turns)] : []),
    ...(unit === 'characters' ? [vscode.l10n.t('{0} characters', characters)] : []),
  ].join(' · ');
}

/** Those of a record that stand in a list. */
export function sidesIn(
  sides: readonly SideBySide[],
  path: string,
  list: ShownPassages,
): readonly SideBySide[] {
  return listsOf(sides)[list].filter(({ record }) => record.path === path);
}

function recordsSection(coding: DoubleCoding, sides: readonly SideBySide[], most: number): RecordsSection {
  const { coders, records } = coding;
  const columns = [
    ...coders.map((coder) => vscode.l10n.t('Passages {0}', coder)),
    vscode.l10n.t('Disagreements'),
    vscode.l10n.t('Not settled yet'),
  ];
  const cell = (record: string, column: number, count: number, action: Action): FiguresCell => ({
    text: formatted(count),
    says: `${record}, ${columns[column] ?? ''}: ${formatted(count)}`,
    action: count === 0 ? undefined : action,
  });
  return {
    title: vscode.l10n.t('Records compared'),
    columns: [vscode.l10n.t('Record'), ...columns],
    rows: records.slice(0, most).map(({ record: { id, path, title }, codings }) => ({
      label: title === undefined ? id : `${id} ${title}`,
      action: { kind: 'open', path },
      cells: [
        ...codings.map((coding, i) => {
          if (coding) return cell(id, i, coding.length, { kind: 'coded', path, coder: coders[i] ?? '' });
          const text = vscode.l10n.t('not coded');
          return { text, says: `${id}, ${columns[i] ?? ''}: ${text}`, action: undefined };
        }),
        ...(['differences', 'open'] as const).map((list, i) =>
          cell(id, coders.length + i, sidesIn(sides, path, list).length, { kind: 'listed', path, list }),
        ),
      ],
    })),
    more:
      records.length > most
        ? vscode.l10n.t('Show more ({0} left)', formatted(records.length - most))
        : undefined,
  };
}
