import { t } from '@vscode/l10n';
import { codeBranches } from '../analysis/codeBranches';
import {
  type Agreement,
  type AgreementTable,
  type AgreementUnit,
  agreementOf,
  agreementUnits,
} from '../analysis/agreement';
import type { Figure } from '../analysis/coefficients';
import { codersOf, type DoubleCoding, doubleCoding } from '../analysis/doubleCoding';
import { codesBelow } from '../search/filters';
import { type Command, json, listOf, refusal } from './command';

/** `red-thread agreement DIR`: how far coders agree about the records that several of them have coded. */
export const agreement: Command = {
  name: 'agreement',
  operands: ['DIR'],
  summary: () => t('Tell how far coders agree.'),
  options: { unit: false, coders: false, codes: false },
  async run(repository, _operands, format, { options }) {
    const unit = agreementUnits.find((u) => u === (options['unit'] ?? 'turns'));
    if (!unit) return refusal(t('The unit is characters, turns or records.'));
    const { snapshot } = repository;
    await repository.settled();
    const chosen = listOf(options['coders']);
    const known = codersOf(snapshot);
    const unknown = chosen?.find((coder) => !known.has(coder));
    if (unknown !== undefined) {
      return refusal(t('Nobody codes as {0}. Coders: {1}.', unknown, [...known.keys()].join(', ')));
    }
    const branches = codeBranches(snapshot);
    const codes = listOf(options['codes']);
    const missing = codes?.find((code) => snapshot.named(code).every((l) => l.definition.kind !== 'code'));
    if (missing !== undefined) return refusal(t('There is no code {0} in the codebook.', missing));
    const coding = await doubleCoding(snapshot, chosen, (path) => repository.text(path));
    if (coding.records.length === 0) return refusal(t('No record is coded by two of these coders.'));
    const only = codes && new Set(codes.flatMap((code) => [...codesBelow(code, snapshot)]));
    const table = agreementOf(coding, unit, { only, branches });
    return { output: format === 'json' ? json(written(coding, table)) : asText(coding, table), exitCode: 0 };
  },
};

/** As written out: a figure that is undefined is null, and `undefined` says why. */
function written(coding: DoubleCoding, table: AgreementTable) {
  return {
    coders: coding.coders,
    counted: {
      unit: table.unit,
      units: table.units,
      records: coding.records.map(({ record }) => record.id),
      leftOut: { recordsCodedByOne: coding.codedOnce.size, passagesNotFound: coding.notFound.length },
    },
    coefficients: {
      percentage: 'share of pairs of judgements that are the same',
      kappa: 'Cohen 1960; of more than two coders the mean over pairs',
      alpha: 'Krippendorff, nominal (2011)',
      alphaU:
        'Krippendorff, unitised αU (1995, 2004) over characters; of more than two coders the mean over pairs',
      branches: 'a code and all below it, taken for one code',
      overall: 'observed and expected disagreement added up over codes (De Vries et al. 2008)',
    },
    codes: table.codes.map(({ code, ...figures }) => ({ code, ...figuresOf(coding, figures) })),
    branches: table.branches.map(({ code, ...figures }) => ({ code, ...figuresOf(coding, figures) })),
    overall: figuresOf(coding, table.overall),
  };
}

function figuresOf({ coders }: DoubleCoding, { passages, coded, together, ...figures }: Agreement) {
  const value = (figure: Figure): number | null => (figure.kind === 'figure' ? figure.value : null);
  const named = {
    percentage: figures.percentage,
    kappa: figures.kappa,
    alpha: figures.alpha,
    alphaU: figures.unitized,
  };
  const missing = Object.entries(named).flatMap(([name, figure]) =>
    figure.kind === 'none' ? [[name, figure.why] as const] : [],
  );
  return {
    passages: byCoder(coders, passages),
    units: byCoder(coders, coded),
    together,
    ...Object.fromEntries(Object.entries(named).map(([name, figure]) => [name, value(figure)])),
    ...(missing.length > 0 ? { undefined: Object.fromEntries(missing) } : {}),
  };
}

function byCoder(coders: readonly string[], counts: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(coders.map((coder, i) => [coder, counts[i] ?? 0]));
}

function asText(coding: DoubleCoding, table: AgreementTable): string {
  const { coders, records, codedOnce, notFound } = coding;
  const counts = (one: Agreement): string => one.passages.join('/');
  const row = (name: string, one: Agreement): readonly string[] => [
    name,
    counts(one),
    percent(one.percentage),
    ...[one.kappa, one.alpha, one.unitized].map(decimal),
  ];
  const rows = [
    [t('Code'), coders.join('/'), t('Agreement'), 'κ', 'α', 'αU'],
    ...table.codes.map((one) => row(one.code, one)),
    ...table.branches.map((one) => row(t('{0} and all below', one.code), one)),
    row(t('All codes'), table.overall),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0))) ?? [];
  const lines = rows.map((cells) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  );
  return [
    t(
      'Coders: {0}. Records: {1}. {2}',
      coders.join(', '),
      records.length,
      unitsText(table.unit, table.units),
    ),
    t(
      'Left out: records that only one of them has coded: {0}; passages that are not found: {1}.',
      codedOnce.size,
      notFound.length,
    ),
    '',
    ...lines,
    '',
    t(
      'κ: Cohen 1960. α: Krippendorff, nominal. αU: Krippendorff’s unitised α (1995, 2004), over characters.',
    ),
    t(
      'Of more than two coders κ and αU are means over pairs. –: undefined, with nothing to compare or nobody differing about anything.',
    ),
    '',
  ].join('\n');
}

function unitsText(unit: AgreementUnit, units: number): string {
  switch (unit) {
    case 'characters':
      return t('Characters: {0}.', units);
    case 'turns':
      return t('Turns: {0}.', units);
    case 'records':
      return t('Judged are whole records.');
  }
}

function percent(figure: Figure): string {
  return figure.kind === 'figure' ? `${(figure.value * 100).toFixed(1)} %` : '–';
}

function decimal(figure: Figure): string {
  return figure.kind === 'figure' ? figure.value.toFixed(3).replace('-', '−') : '–';
}
