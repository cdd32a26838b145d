import { fold } from '../model/ids';
import type { Definition } from '../model/facts';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { searchForm } from '../search/words';
import type { CodedPassage } from './codedPassages';
import { inOrder } from './order';
import { filterText, parsePassageQuery, type Reach, withPart } from './passageQuery';
import { passagesInSteps, retrieveInSteps } from './retrieval';
import { isWithin, placedPassages } from './standingTogether';

/** What the rows can be. */
export const matrixRows = ['code', 'site', 'case', 'type', 'coder'] as const;
/** What they are crossed with. */
export const matrixColumns = ['site', 'case', 'type', 'coder', 'code'] as const;
export type MatrixColumns = (typeof matrixColumns)[number];

/** What is counted in a cell. Characters are those of the passages, what several cover once. */
export const matrixUnits = ['passages', 'records', 'characters'] as const;
export type MatrixUnit = (typeof matrixUnits)[number];

/** When two codes come together: on the same words, in the same turn, in the same record. */
export const matrixReaches = ['overlap', 'turn', 'record'] as const;
export type MatrixReach = (typeof matrixReaches)[number];

/** As the codebook has them, or those with most first. */
export const matrixOrders = ['codebook', 'count'] as const;

/** What a matrix shows. */
export interface MatrixChoice {
  readonly rows: MatrixColumns;
  readonly columns: MatrixColumns;
  readonly unit: MatrixUnit;
  /** For code × code. */
  readonly by: MatrixReach;
  /** The code whose subtree is shown; every code where it is undefined. */
  readonly below: string | undefined;
  /** The passages counted, as a query; all where it is empty. */
  readonly query: string;
  readonly sort: (typeof matrixOrders)[number];
  /** Whether rows and columns with nothing in them are shown. */
  readonly empty: boolean;
}

/**
 * A matrix in numbers. A code counts with the codes below it, as `code:` finds it; so totals count what is there once,
 * and are no sums.
 */
export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixHead[];
  readonly columnTotals: readonly MatrixCell[];
  readonly total: MatrixCell;
}

/** A code, or a site, case, type or coder. */
export interface MatrixHead {
  /** The id, the type or the coder's name; empty for what has none. */
  readonly name: string;
  /** Of a code: how far it stands below the first ones shown. */
  readonly depth: number;
}

interface MatrixRow extends MatrixHead {
  readonly cells: readonly MatrixCell[];
  readonly total: MatrixCell;
}

export interface MatrixCell {
  readonly value: number;
  /**
   * What of it belongs to the row's code and to the column's. They differ from the value where two codes come together:
   * the passages of both are counted, though a share of a row is one of its own passages.
   */
  readonly ofRow: number;
  readonly ofColumn: number;
  /** The query that lists what was counted. */
  readonly query: string;
}

/** Counts passages by code and by what they are crossed with. Every cell is as large as the list its query gives. */
export function matrixOf(snapshot: Snapshot, choice: MatrixChoice): Matrix {
  return atOnce(matrixInSteps(snapshot, choice));
}

/** The same, a passage or a row in a step. */
export function* matrixInSteps(snapshot: Snapshot, choice: MatrixChoice): Steps<Matrix> {
  // Codes across are codes down, turned.
  if (choice.rows !== 'code' && choice.columns === 'code') {
    return turned(yield* matrixInSteps(snapshot, { ...choice, rows: 'code', columns: choice.rows }));
  }
  const all = yield* passagesInSteps(snapshot);
  const passages = yield* retrieveInSteps(snapshot, all, parsePassageQuery(choice.query));
  const codes = codesShown(snapshot, choice.below);
  const counting = new Counting(passages, choice.unit);
  const shown = new Set(codes.map(({ key }) => key));
  const codesOf = yield* codesWithParents(snapshot, passages, shown);
  const crossed =
    choice.columns === 'code'
      ? yield* crossedWithCodes(passages, codesOf, choice.by)
      : yield* crossedWith(passages, codesOf, choice.rows, choice.columns);
  const columns =
    choice.columns === 'code' ? codes : headsOf(snapshot, choice.columns, all, crossed.columns.keys());
  const heads = choice.rows === 'code' ? codes : headsOf(snapshot, choice.rows, all, crossed.rows.keys());
  const sum = (positions: readonly number[] | undefined, query: string): MatrixCell => {
    const value = counting.of(positions ?? []);
    return { value, ofRow: value, ofColumn: value, query: withPart(choice.query, query) };
  };
  const cell = (row: string, column: string, query: string): MatrixCell => {
    const both = sum(crossed.cells.get(row)?.get(column), query);
    if (!crossed.own) return both;
    const own = (of: string, near: string): number => counting.of(crossed.own?.get(of)?.get(near) ?? []);
    return { ...both, ofRow: own(row, column), ofColumn: own(column, row) };
  };
  const rowQuery = queriesOf(choice.rows, heads);
  const columnQuery = queriesOf(choice.columns, columns);
  const anyCode = codes.filter(({ depth }) => depth === 0).map(({ name }) => filterText('code', name));
  const anyOf = anyCode.length > 1 ? `(${anyCode.join(' OR ')})` : (anyCode[0] ?? '');
  // What is asked for by a code is coded.
  const coded = choice.rows === 'code' ? '' : `${anyOf} `;
  const rows: MatrixRow[] = [];
  for (const head of heads) {
    const { key, name, depth } = head;
    const cells: MatrixCell[] = [];
    for (const column of columns) {
      const near = choice.columns === 'code' ? `${operators[choice.by]} ` : '';
      cells.push(cell(key, column.key, `${coded}${rowQuery(head)} ${near}${columnQuery(column)}`));
      yield;
    }
    rows.push({ name, depth, cells, total: sum(crossed.rows.get(key), `${coded}${rowQuery(head)}`) });
  }
  const columnTotals = columns.map((column) =>
    sum(
      crossed.columns.get(column.key),
      choice.columns === 'code' ? columnQuery(column) : `${anyOf} ${columnQuery(column)}`,
    ),
  );
  const total = sum(
    passages.flatMap((_, i) => ((codesOf[i]?.size ?? 0) > 0 ? i : [])),
    anyOf,
  );
  return arranged({ rows, columns, columnTotals, total }, choice);
}

/** Rows as columns and columns as rows. */
function turned({ rows, columns, columnTotals, total }: Matrix): Matrix {
  const cellsOf = (i: number): readonly MatrixCell[] =>
    rows.flatMap(({ cells }) => {
      const cell = cells[i];
      return cell ? { ...cell, ofRow: cell.ofColumn, ofColumn: cell.ofRow } : [];
    });
  return {
    rows: columns.map((head, i) => ({ ...head, cells: cellsOf(i), total: columnTotals[i] ?? total })),
    columns: rows.map(({ name, depth }) => ({ name, depth })),
    columnTotals: rows.map((row) => row.total),
    total,
  };
}

/** How a query says that codes come together. */
const operators: Record<MatrixReach, string> = { overlap: 'AND', turn: 'NEAR/turn', record: 'NEAR/record' };

/** The part of a query that asks for a row or a column. What belongs nowhere belongs to none of the others. */
function queriesOf(by: MatrixColumns, heads: readonly MatrixHead[]): (head: MatrixHead) => string {
  const named = heads.filter(({ name }) => name !== '').map(({ name }) => filterText(by, name));
  const none = named.map((filter) => `-${filter}`).join(' ');
  return ({ name }) => (name === '' ? none : filterText(by, name));
}

interface Shown extends MatrixHead {
  readonly key: string;
}

/** The codes of a subtree in the order of the codebook, parents before their children. */
function codesShown(snapshot: Snapshot, below: string | undefined): readonly Shown[] {
  const children = new Map<string | undefined, Definition[]>();
  const seen = new Set<string>();
  for (const { definition } of snapshot.definitions('code')) {
    const key = definition.parent === undefined ? undefined : fold(definition.parent);
    // Of two codes with one id the first counts, as everywhere it is one code for the passages.
    if (seen.has(fold(definition.name))) continue;
    seen.add(fold(definition.name));
    const siblings = children.get(key);
    if (siblings) siblings.push(definition);
    else children.set(key, [definition]);
  }
  const shown: Shown[] = [];
  const add = ({ name }: Definition, depth: number): void => {
    shown.push({ key: fold(name), name, depth });
    for (const child of children.get(fold(name)) ?? []) add(child, depth + 1);
  };
  const top = snapshot.named(below ?? '').find(({ definition }) => definition.kind === 'code');
  if (top) add(top.definition, 0);
  else if (below === undefined) for (const code of children.get(undefined) ?? []) add(code, 0);
  return shown;
}

/** For each passage its codes and those above them, as far as they are shown. */
function* codesWithParents(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  shown: ReadonlySet<string>,
): Steps<readonly ReadonlySet<string>[]> {
  const parents = new Map<string, string | undefined>();
  for (const { definition } of snapshot.definitions('code')) {
    parents.set(fold(definition.name), definition.parent === undefined ? undefined : fold(definition.parent));
  }
  const all: ReadonlySet<string>[] = [];
  for (const { excerpt } of passages) {
    const codes = new Set<string>();
    for (const id of excerpt.codes) {
      for (
        let code: string | undefined = fold(id);
        code !== undefined && !codes.has(code);
        code = parents.get(code)
      ) {
        codes.add(code);
      }
    }
    all.push(new Set([...codes].filter((code) => shown.has(code))));
    yield;
  }
  return all;
}

/** Positions of passages by row, by column and by both, each ascending. */
interface Crossed {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly columns: ReadonlyMap<string, readonly number[]>;
  readonly cells: Cells;
  /** Where codes meet codes: by code the passages that have it, by what code they stand with. */
  readonly own?: Cells;
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** The fields through which a record belongs to a site or a case. */
const FIELDS = { site: new Set(['site', 'sites']), case: new Set(['case', 'cases']) } as const;

function* crossedWith(
  passages: readonly CodedPassage[],
  codesOf: readonly ReadonlySet<string>[],
  rows: MatrixColumns,
  columns: Exclude<MatrixColumns, 'code'>,
): Steps<Crossed> {
  const crossing = new Crossing();
  for (const [i, passage] of passages.entries()) {
    yield;
    const codes = codesOf[i];
    if (!codes || codes.size === 0) continue;
    crossing.add(i, rows === 'code' ? codes : keysOf(passage, rows), keysOf(passage, columns));
  }
  return crossing;
}

/** What a passage is counted under: sites, cases and coders in the form in which a query compares them; empty for none. */
function keysOf({ record, coder }: CodedPassage, by: Exclude<MatrixColumns, 'code'>): ReadonlySet<string> {
  if (by === 'type') return new Set([record.type ?? '']);
  if (by === 'coder') return new Set([searchForm(coder ?? '')]);
  const names = record.facts.references.flatMap(({ field, target }) =>
    field !== undefined && FIELDS[by].has(field) ? fold(target) : [],
  );
  return new Set(names.length === 0 ? [''] : names);
}

function* crossedWithCodes(
  passages: readonly CodedPassage[],
  codesOf: readonly ReadonlySet<string>[],
  by: MatrixReach,
): Steps<Crossed> {
  const reaches: Record<MatrixReach, Reach> = {
    overlap: { kind: 'overlap' },
    turn: { kind: 'turns', most: 0 },
    record: { kind: 'record' },
  };
  const reach = reaches[by];
  const placed = placedPassages(passages);
  const crossing = new Crossing();
  const ownCells = new Crossing();
  for (const record of placed.records) {
    const everywhere = by === 'record' ? new Set(record.flatMap((i) => [...(codesOf[i] ?? [])])) : undefined;
    for (const i of record) {
      const own = codesOf[i];
      if (!own || own.size === 0) continue;
      const near =
        everywhere ??
        new Set(
          record.flatMap((k) => (k === i || isWithin(placed, reach, i, k) ? [...(codesOf[k] ?? [])] : [])),
        );
      crossing.add(i, own, own);
      crossing.addCells(i, own, near);
      crossing.addCells(i, near, own);
      ownCells.addCells(i, own, near);
      yield;
    }
  }
  return { rows: crossing.rows, columns: crossing.columns, cells: crossing.cells, own: ownCells.cells };
}

/** Gathers the positions of passages. They come in ascending order for each cell, so that the last one tells repeats. */
class Crossing implements Crossed {
  readonly rows = new Map<string, number[]>();
  readonly columns = new Map<string, number[]>();
  readonly cells = new Map<string, Map<string, number[]>>();

  add(position: number, rows: ReadonlySet<string>, columns: ReadonlySet<string>): void {
    for (const row of rows) note(this.rows, row, position);
    for (const column of columns) note(this.columns, column, position);
    this.addCells(position, rows, columns);
  }

  addCells(position: number, rows: ReadonlySet<string>, columns: ReadonlySet<string>): void {
    for (const row of rows) {
      const cells = this.cells.get(row) ?? new Map<string, number[]>();
      this.cells.set(row, cells);
      for (const column of columns) note(cells, column, position);
    }
  }
}

function note(groups: Map<string, number[]>, key: string, position: number): void {
  const group = groups.get(key);
  if (!group) groups.set(key, [position]);
  else if (group.at(-1) !== position) group.push(position);
}

/** The rows or columns that occur, in the order in which the views show them; what belongs nowhere comes last. */
function headsOf(
  snapshot: Snapshot,
  by: Exclude<MatrixColumns, 'code'>,
  all: readonly CodedPassage[],
  occurring: Iterable<string>,
): readonly Shown[] {
  const keys = new Set(occurring);
  const known = knownColumns(snapshot, by, all, keys);
  const names = new Set(known.map(({ key }) => key));
  const others = [...keys].filter((key) => !names.has(key) && key !== '').sort();
  const last = keys.has('') ? [...others, ''] : others;
  return [...known, ...last.map((key) => ({ key, name: key, depth: 0 }))];
}

/** The sites and cases there are, the types that occur, whoever has coded anything. */
function knownColumns(
  snapshot: Snapshot,
  by: Exclude<MatrixColumns, 'code'>,
  all: readonly CodedPassage[],
  occurring: ReadonlySet<string>,
): readonly Shown[] {
  const shown = (key: string, name: string): Shown => ({ key, name, depth: 0 });
  switch (by) {
    case 'type':
      return [...snapshot.vocabulary.types.keys()].filter((t) => occurring.has(t)).map((t) => shown(t, t));
    case 'coder': {
      const coders = new Map(all.flatMap(({ coder }) => (coder ? [[searchForm(coder), coder]] : [])));
      return [...coders].map(([key, name]) => shown(key, name)).sort((a, b) => (a.key < b.key ? -1 : 1));
    }
    case 'site':
    case 'case':
      return inOrder(snapshot.recordsOfType(by)).map(({ id }) => shown(fold(id), id));
  }
}

function arranged(matrix: Matrix, { sort, empty, columns: by }: MatrixChoice): Matrix {
  const columnOrder = matrix.columns.map((_, i) => i);
  const valueOf = (i: number): number => matrix.columnTotals[i]?.value ?? 0;
  const isSorted = sort === 'count';
  // What belongs nowhere stays last.
  if (isSorted) {
    columnOrder.sort((a, b) => {
      const last = Number(matrix.columns[a]?.name === '') - Number(matrix.columns[b]?.name === '');
      return last || valueOf(b) - valueOf(a) || a - b;
    });
  }
  const kept = columnOrder.filter((i) => empty || valueOf(i) > 0);
  const pick = <T>(items: readonly T[]): readonly T[] => kept.flatMap((i) => items[i] ?? []);
  const rows = matrix.rows
    .filter(({ total }) => empty || total.value > 0)
    .map((row) => ({ ...row, depth: isSorted ? 0 : row.depth, cells: pick(row.cells) }));
  if (isSorted) {
    rows.sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.total.value - a.total.value);
  }
  const heads = pick(matrix.columns).map(({ name, depth }) => ({
    name,
    depth: by === 'code' && !isSorted ? depth : 0,
  }));
  return { rows, columns: heads, columnTotals: pick(matrix.columnTotals), total: matrix.total };
}

class Counting {
  constructor(
    private readonly passages: readonly CodedPassage[],
    private readonly unit: MatrixUnit,
  ) {}

  of(positions: readonly number[]): number {
    if (this.unit === 'passages') return positions.length;
    const counted = positions.flatMap((i) => this.passages[i] ?? []);
    if (this.unit === 'records') return new Set(counted.map(({ record }) => record.path)).size;
    return charactersOf(counted);
  }
}

/** Characters that passages cover, each once; of a passage whose place is not known, those of its quotation. */
function charactersOf(passages: readonly CodedPassage[]): number {
  const byRecord = new Map<string, Span[]>();
  let sum = 0;
  for (const { record, span, excerpt } of passages) {
    if (!span) sum += excerpt.quote?.length ?? 0;
    else {
      const spans = byRecord.get(record.path);
      if (spans) spans.push(span);
      else byRecord.set(record.path, [span]);
    }
  }
  for (const spans of byRecord.values()) {
    let covered = -1;
    for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
      sum += Math.max(0, end - Math.max(start, covered));
      covered = Math.max(covered, end);
    }
  }
  return sum;
}
