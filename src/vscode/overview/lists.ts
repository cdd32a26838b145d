import * as vscode from 'vscode';
import { type NextStep, nextSteps, type PlacedStep } from '../../analysis/nextSteps';
import { detailOf } from '../../language/about';
import { shortened } from '../../language/markdown';
import { fold } from '../../model/ids';
import type { Steps } from '../../model/steps';
import type { Item, ListSection } from '../../pages/overview';
import type { Snapshot } from '../../repository/snapshot';
import { formatted } from '../formatted';
import { problemText } from '../problemCount';
import { nameOf } from '../trees/recordsTree';

/** So many of the records that somebody opened last are listed. */
const MOST_RECENT = 6;
/** So many ids stand beside a step. */
const MOST_IDS = 3;
/** So much of a title is shown. */
const TITLE = 70;

/** What could be done next, looked for in steps. */
export function* stepsList(snapshot: Snapshot, problems: ReadonlyMap<string, number>): Steps<ListSection> {
  const all = [...problems.values()].reduce((a, b) => a + b, 0);
  const brokenLinks = problems.get('link-broken') ?? 0;
  const steps = yield* nextSteps(snapshot, { brokenLinks, others: all - brokenLinks });
  return {
    kind: 'list',
    name: 'steps',
    title: vscode.l10n.t('What to do next'),
    // While texts are still being read, much that is there looks as if it were missing.
    items: snapshot.complete ? steps.map(stepItem) : [],
    empty: snapshot.complete
      ? vscode.l10n.t('Nothing waits for you here.')
      : vscode.l10n.t('Proposals come when the repository is read in full.'),
  };
}

/** Records that somebody had before them last, by their names. */
export function recentList(snapshot: Snapshot, recent: Iterable<string>): ListSection {
  const items: Item[] = [];
  for (const name of recent) {
    const located = snapshot.named(name).find(({ definition }) => definition.kind === 'record');
    const record = located && snapshot.recordAt(located.path);
    if (record?.type === undefined || fold(record.id) !== fold(name)) continue;
    items.push({
      text: shortened(nameOf(record), TITLE),
      detail: detailOf(snapshot, record),
      action: { kind: 'open', path: record.path },
    });
    if (items.length === MOST_RECENT) break;
  }
  return {
    kind: 'list',
    name: 'recent',
    title: vscode.l10n.t('Recently opened'),
    items,
    empty: vscode.l10n.t('The records that you open are listed here.'),
  };
}

/** Problems by rule, the most frequent first. */
export function problemsList(
  problems: ReadonlyMap<string, number>,
  texts: ReadonlyMap<string, string>,
): ListSection {
  const inOrder = [...problems].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return {
    kind: 'list',
    name: 'problems',
    title: vscode.l10n.t('Problems'),
    items: inOrder.map(([rule, count]) => ({
      text: texts.get(rule) ?? rule,
      detail: problemText(count),
      action: { kind: 'problems' },
    })),
    empty: vscode.l10n.t('No problems are known.'),
  };
}

function stepItem(step: NextStep): Item {
  if ('places' in step) {
    const ids = [...new Set(step.places.map(({ record }) => record.id))];
    const shown = ids.slice(0, MOST_IDS).join(', ');
    return {
      text: placedStepText(step.kind, step.places.length),
      detail: ids.length > MOST_IDS ? `${shown} …` : shown,
      action: { kind: 'step', step: step.kind },
    };
  }
  switch (step.kind) {
    case 'broken-links':
      return {
        text:
          step.count === 1
            ? vscode.l10n.t('Mend the link that leads nowhere')
            : vscode.l10n.t('Mend {0} links that lead nowhere', formatted(step.count)),
        detail: '',
        action: { kind: 'problems' },
      };
    case 'problems':
      return {
        text:
          step.count === 1
            ? vscode.l10n.t('Look at a problem in the texts')
            : vscode.l10n.t('Look at {0} problems in the texts', formatted(step.count)),
        detail: '',
        action: { kind: 'problems' },
      };
    case 'first-record':
      return {
        text: vscode.l10n.t('Write the first record'),
        detail: vscode.l10n.t('A site, an observation, an interview …'),
        action: { kind: 'step', step: step.kind },
      };
    case 'first-claim':
      return {
        text: vscode.l10n.t('Put a first claim into words'),
        detail: vscode.l10n.t('Something the material shows, with its evidence'),
        action: { kind: 'step', step: step.kind },
      };
  }
}

/** What a step asks for. */
export function placedStepText(step: PlacedStep, count: number): string {
  const n = formatted(count);
  const isOne = count === 1;
  switch (step) {
    case 'no-evidence':
      return isOne
        ? vscode.l10n.t('Find evidence for the claim that has none')
        : vscode.l10n.t('Find evidence for {0} claims that have none', n);
    case 'unanswered':
      return isOne
        ? vscode.l10n.t('Reply to an answer from practice')
        : vscode.l10n.t('Reply to {0} answers from practice', n);
    case 'one-sided':
      return isOne
        ? vscode.l10n.t('Complete the case of positive deviance that lacks one side')
        : vscode.l10n.t('Complete {0} cases of positive deviance that lack one side', n);
    case 'uncoded':
      return isOne
        ? vscode.l10n.t('Code the observation or interview that has no excerpt')
        : vscode.l10n.t('Code {0} observations and interviews that have no excerpt', n);
    case 'not-shown':
      return isOne
        ? vscode.l10n.t('Show practice the claim that it has not seen')
        : vscode.l10n.t('Show practice {0} claims that it has not seen', n);
    case 'empty-potential':
      return isOne
        ? vscode.l10n.t('Look for material on the potential that has none')
        : vscode.l10n.t('Look for material on {0} potentials that have none', n);
  }
}
