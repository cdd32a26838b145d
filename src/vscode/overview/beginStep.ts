import * as vscode from 'vscode';
import { type PlacedStep, placesOf } from '../../analysis/nextSteps';
import { inOrder } from '../../analysis/order';
import { detailOf } from '../../language/about';
import { paced } from '../../repository/pace';
import type { OpenRepository } from '../openRepository';
import { type Place, placeOfSpan, showPlace } from '../place';
import { iconOf } from '../trees/recordsTree';
import { placedStepText } from './lists';

/** Opens the place where a step begins; of several, the one that somebody picks. */
export async function beginStep(open: OpenRepository, step: PlacedStep): Promise<void> {
  const { snapshot } = open.repository;
  const places = (await paced(placesOf(snapshot, step))).map((place) => ({
    ...place,
    id: place.record.id,
    path: place.record.path,
  }));
  const items = inOrder(places).map(({ record, span }) => ({
    label: record.id,
    description: record.title ?? '',
    detail: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
    place: (span
      ? placeOfSpan(open, record.path, span)
      : { repository: open, path: record.path }) satisfies Place,
  }));
  const picked =
    items.length > 1
      ? await vscode.window.showQuickPick(items, {
          title: placedStepText(step, items.length),
          placeHolder: vscode.l10n.t('Where do you want to begin?'),
          matchOnDescription: true,
          matchOnDetail: true,
        })
      : items[0];
  if (picked) await showPlace(picked.place);
}
