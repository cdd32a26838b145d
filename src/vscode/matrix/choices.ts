import * as vscode from 'vscode';
import {
  type MatrixColumns,
  matrixColumns,
  matrixOrders,
  matrixReaches,
  matrixRows,
  type MatrixUnit,
  matrixUnits,
} from '../../analysis/matrix';
import { dimensionLabels, type MatrixShare, matrixShares } from '../../exchange/matrixTable';
import { codePath } from '../../language/codePath';
import { fold } from '../../model/ids';
import type { Option } from '../../pages/elements';
import type { MatrixChoosing, MatrixSetting, MatrixSettings } from '../../pages/matrix';
import type { Snapshot } from '../../repository/snapshot';
import type { OpenRepository } from '../openRepository';
import { repositoryOptions } from '../pages/repositoryOptions';

/** What can be chosen on the page, in the order in which it is asked. */
export function matrixChoices(
  open: OpenRepository,
  all: readonly OpenRepository[],
  settings: MatrixSettings,
): readonly MatrixChoosing[] {
  return [...repositoryChoice(open, all), ...choicesOf(open.repository.snapshot, settings)];
}

/** What is counted, by what. */
export function matrixHeading({ rows, columns, unit }: MatrixSettings): string {
  if (rows !== 'code' && columns !== 'code') {
    return `${unitLabels()[unit]}: ${dimensionLabels()[rows]} × ${dimensionLabels()[columns]}`;
  }
  const by: Record<MatrixColumns, string> = {
    site: vscode.l10n.t('{0} by code and site', unitLabels()[unit]),
    case: vscode.l10n.t('{0} by code and case', unitLabels()[unit]),
    type: vscode.l10n.t('{0} by code and type', unitLabels()[unit]),
    coder: vscode.l10n.t('{0} by code and coder', unitLabels()[unit]),
    code: vscode.l10n.t('{0} of two codes together', unitLabels()[unit]),
  };
  return by[rows === 'code' ? columns : rows];
}

function repositoryChoice(open: OpenRepository, all: readonly OpenRepository[]): readonly MatrixChoosing[] {
  const options = repositoryOptions(all);
  const label = vscode.l10n.t('Repository');
  return options.length === 0
    ? []
    : [{ setting: 'repository', label, options, chosen: open.root.toString() }];
}

function choicesOf(snapshot: Snapshot, settings: MatrixSettings): readonly MatrixChoosing[] {
  const { rows, columns, by, unit, share, sort, below = '' } = settings;
  const among = <W extends string>(
    setting: MatrixSetting,
    label: string,
    words: readonly W[],
    labels: Readonly<Record<W, string>>,
    chosen: W,
  ): MatrixChoosing => ({
    setting,
    label,
    options: words.map((value) => ({ value, label: labels[value] })),
    chosen,
  });
  return [
    {
      setting: 'below',
      label: vscode.l10n.t('Codes'),
      options: [{ value: '', label: vscode.l10n.t('All codes') }, ...parentsIn(snapshot)],
      chosen: below,
    },
    among('rows', vscode.l10n.t('Rows'), matrixRows, dimensionLabels(), rows),
    among('columns', vscode.l10n.t('Crossed with'), matrixColumns, dimensionLabels(), columns),
    ...(rows === 'code' && columns === 'code'
      ? [among('by', vscode.l10n.t('Together'), matrixReaches, reachLabels(), by)]
      : []),
    among('unit', vscode.l10n.t('Count'), matrixUnits, unitLabels(), unit),
    among('share', vscode.l10n.t('As'), matrixShares, shareLabels(), share),
    among('sort', vscode.l10n.t('Order'), matrixOrders, orderLabels(), sort),
  ];
}

/** The codes that have others below them, with their paths. */
function parentsIn(snapshot: Snapshot): readonly Option[] {
  const codes = [...snapshot.definitions('code')].map(({ definition }) => definition);
  const parents = new Set(codes.flatMap(({ parent }) => (parent === undefined ? [] : fold(parent))));
  return codes
    .filter(({ name }) => parents.has(fold(name)))
    .map(({ name }) => ({ value: name, label: codePath(snapshot, name, vscode.env.language) }));
}

const reachLabels = () => ({
  overlap: vscode.l10n.t('on the same words'),
  turn: vscode.l10n.t('in the same turn'),
  record: vscode.l10n.t('in the same record'),
});
const unitLabels = (): Record<MatrixUnit, string> => ({
  passages: vscode.l10n.t('Passages'),
  records: vscode.l10n.t('Records'),
  characters: vscode.l10n.t('Characters'),
});
const shareLabels = (): Record<MatrixShare, string> => ({
  none: vscode.l10n.t('counts'),
  row: vscode.l10n.t('% of the row'),
  column: vscode.l10n.t('% of the column'),
  total: vscode.l10n.t('% of all'),
});
const orderLabels = () => ({
  codebook: vscode.l10n.t('as in the codebook'),
  count: vscode.l10n.t('most first'),
});
