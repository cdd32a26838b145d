import assert from 'node:assert/strict';
import {
  chanceCorrected,
  cohenDisagreement,
  type Figure,
  krippendorffDisagreement,
  percentageAgreement,
  type RatedUnits,
} from '../../../src/analysis/coefficients';
import { unitizedDisagreement } from '../../../src/analysis/unitizing';
import nominal from '../../fixtures/agreement/nominal.json';
import unitized from '../../fixtures/agreement/unitized.json';

/** One line for each coder, one character for each unit; a dot is missing. */
function rated(...coders: readonly string[]): readonly RatedUnits[] {
  const [first = ''] = coders;
  return Array.from(first, (_, u) => ({
    values: coders.map((line) => (line[u] === '.' ? undefined : line[u])),
    count: 1,
  }));
}

/** A table of two coders: `cells[i][k]` units of which the first said i and the second k. */
function crossed(cells: readonly (readonly number[])[]): readonly RatedUnits[] {
  return cells.flatMap((row, i) => row.map((count, k) => ({ values: [String(i), String(k)], count })));
}

function near(figure: Figure, expected: number, within: number): void {
  const value = figure.kind === 'figure' ? figure.value : NaN;
  assert.ok(Math.abs(value - expected) < within, String(value));
}

const alpha = (units: readonly RatedUnits[]): Figure => chanceCorrected([krippendorffDisagreement(units)]);
const kappa = (units: readonly RatedUnits[]): Figure => chanceCorrected([cohenDisagreement(units, 0, 1)]);

describe('Krippendorff’s α', () => {
  it('is as published for two coders and two values (Krippendorff 2011, A)', () => {
    near(alpha(rated('0100000010', '1110010000')), 0.095, 0.0005);
  });

  it('is as published for two coders and five values (Krippendorff 2011, B)', () => {
    near(alpha(rated('aabbdcccedda', 'babbbccceddd')), 0.692, 0.0005);
  });

  it('is as published for four coders and missing data (Krippendorff 2011, C)', () => {
    near(alpha(rated('123321412...', '1233224125.3', '.3332342251.', '12332441251.')), 0.743, 0.0005);
  });

  it('is as published for characters marked or not (Krippendorff 1995)', () => {
    near(alpha(rated('001111111100001111110000', '000011110000000110000000')), 0.329, 0.0005);
  });
});

describe('Cohen’s κ', () => {
  it('is as published (Cohen 1960, p. 45)', () => {
    const units = crossed([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    near(percentageAgreement(units), 0.7, 0.0005);
    near(kappa(units), 0.492, 0.0005);
  });

  it('is as published for characters marked or not (Krippendorff 1995)', () => {
    near(kappa(rated('001111111100001111110000', '000011110000000110000000')), 0.385, 0.0005);
  });
});

// The figures in nominal.json are those of NLTK 3.8 (nltk.metrics.agreement.AnnotationTask) on random data.
describe('κ and α', () => {
  it('are what NLTK makes of random judgements', () => {
    for (const { units, alpha: expected, kappa: expectedKappa } of nominal) {
      const given = units.map((values) => ({ values: values.map((v) => v ?? undefined), count: 1 }));
      near(alpha(given), expected, 1e-9);
      if (expectedKappa !== undefined) near(kappa(given), expectedKappa, 1e-9);
    }
  });

  it('come out the same whether like units are counted one by one or together', () => {
    const together = crossed([
      [5, 2],
      [1, 7],
    ]);
    const single = together.flatMap(({ values, count }) =>
      Array.from({ length: count }, () => ({ values, count: 1 })),
    );
    assert.deepEqual(krippendorffDisagreement(single), krippendorffDisagreement(together));
    assert.deepEqual(cohenDisagreement(single, 0, 1).compared, 15);
  });

  it('are undefined where everybody says the same of everything, and where nothing is compared', () => {
    const alike = rated('yyyy', 'yyyy');
    for (const figure of [alpha(alike), kappa(alike)]) {
      assert.deepEqual(figure, { kind: 'none', why: 'no-variation' });
    }
    for (const figure of [alpha(rated('yn', '..')), kappa([]), percentageAgreement([])]) {
      assert.deepEqual(figure, { kind: 'none', why: 'nothing-compared' });
    }
  });

  it('weigh codes by what each contributes when several are put together', () => {
    // Differences 1 of 4 and 0 of 4; by chance 4/8 and 6/16.
    const one = cohenDisagreement(rated('yynn', 'ynnn'), 0, 1);
    const two = cohenDisagreement(rated('ynnn', 'ynnn'), 0, 1);
    near(chanceCorrected([one, two]), 1 - 0.25 / (0.5 + 0.375), 1e-12);
  });
});

describe('the unitised α', () => {
  const span = (start: number, length: number) => ({ start: start - 150, end: start - 150 + length });
  const c = unitizedDisagreement(
    [
      [span(225, 70), span(370, 30)],
      [span(220, 80), span(355, 20), span(400, 20)],
    ],
    300,
  );
  const k = unitizedDisagreement(
    [
      [span(180, 60), span(300, 50)],
      [span(180, 60), span(300, 50)],
    ],
    300,
  );

  it('is as published (Krippendorff 2004, p. 254)', () => {
    assert.ok(Math.abs(c.observed - 0.0144) < 0.0001 && Math.abs(c.expected - 0.0532) < 0.0001);
    assert.ok(k.observed === 0 && Math.abs(k.expected - 0.049) < 0.0001);
    near(chanceCorrected([c]), 0.7286, 0.0001);
    near(chanceCorrected([k]), 1, 1e-12);
    near(chanceCorrected([c, k]), 0.8591, 0.0005);
  });

  // The figures in unitized.json are those of DKPro Statistics 2.3.1 (KrippendorffAlphaUnitizingAgreement).
  it('is what DKPro Statistics makes of random passages', () => {
    for (const { length, first, second, alpha: expected } of unitized) {
      const spans = (bounds: readonly (readonly number[])[]) =>
        bounds.map(([start = 0, end = 0]) => ({ start, end }));
      near(chanceCorrected([unitizedDisagreement([spans(first), spans(second)], length)]), expected, 1e-9);
    }
  });

  it('is undefined where nobody marked anything, or there is no text', () => {
    assert.deepEqual(chanceCorrected([unitizedDisagreement([[], []], 100)]), {
      kind: 'none',
      why: 'no-variation',
    });
    assert.equal(chanceCorrected([unitizedDisagreement([[], []], 0)]).kind, 'none');
  });
});
