import fc from 'fast-check';
import type { Action, Cell, Item, OverviewPage, Row, Section } from '../../../src/pages/overview';

/** Any action that a page can carry. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('search' as const), query: fc.string() }),
  fc.record({ kind: fc.constant('open' as const), path: fc.string() }),
  fc.record({ kind: fc.constant('step' as const), step: fc.string() }),
  fc.record({ kind: fc.constant('problems' as const) }),
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const anyCell: fc.Arbitrary<Cell> = fc.record({
  text: fc.string(),
  says: fc.string(),
  share: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  action: maybe(anyAction),
});

const anyRow: fc.Arbitrary<Row> = fc.record({
  label: fc.string(),
  action: maybe(anyAction),
  cells: fc.array(anyCell, { maxLength: 3 }),
});

const anyItem: fc.Arbitrary<Item> = fc.record({ text: fc.string(), detail: fc.string(), action: anyAction });

const anySection: fc.Arbitrary<Section> = fc.oneof(
  fc.record({
    kind: fc.constant('list' as const),
    name: fc.string(),
    title: fc.string(),
    items: fc.array(anyItem, { maxLength: 3 }),
    empty: fc.string(),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    name: fc.string(),
    title: fc.string(),
    rowHeading: fc.string(),
    columns: fc.array(fc.string(), { maxLength: 3 }),
    rows: fc.array(anyRow, { maxLength: 3 }),
    empty: fc.string(),
  }),
);

/** Any page of the right shape, whatever stands in its texts. */
export const anyPage: fc.Arbitrary<OverviewPage> = fc.record({
  repository: fc.string(),
  repositories: fc.array(fc.record({ repository: fc.string(), name: fc.string() }), { maxLength: 2 }),
  chooseLabel: fc.string(),
  title: fc.string(),
  summary: fc.array(fc.record({ text: fc.string(), action: maybe(anyAction) }), { maxLength: 3 }),
  notice: maybe(fc.string()),
  sections: fc.array(anySection, { maxLength: 3 }),
});
