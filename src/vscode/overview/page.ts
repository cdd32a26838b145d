import * as vscode from 'vscode';
import { overviewOf, type Sums } from '../../analysis/overview';
import type { Steps } from '../../model/steps';
import type { Counted, OverviewPage } from '../../pages/overview';
import { formatted } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { repositoryOptions, repositoryTitle } from '../pages/repositoryOptions';
import { problemsList, recentList, stepsList } from './lists';
import { overviewTables } from './tables';

/** What the page tells besides the repository's index. */
export interface PageParts {
  readonly repositories: readonly OpenRepository[];
  /** Problems by rule. */
  readonly problems: ReadonlyMap<string, number>;
  /** What rules find, in words. */
  readonly ruleTexts: ReadonlyMap<string, string>;
  /** Names used last, the latest first. */
  readonly recent: Iterable<string>;
}

/** The page about a repository, in steps. */
export function* overviewPage(open: OpenRepository, parts: PageParts): Steps<OverviewPage> {
  const { snapshot } = open.repository;
  const overview = yield* overviewOf(snapshot);
  return {
    repository: open.root.toString(),
    repositories: choicesAmong(parts.repositories),
    chooseLabel: vscode.l10n.t('Repository'),
    title: repositoryTitle(open),
    summary: summaryOf(overview.sums),
    notice: snapshot.complete
      ? undefined
      : vscode.l10n.t('The repository is not read in full yet: the numbers can still grow.'),
    sections: [
      yield* stepsList(snapshot, parts.problems),
      ...overviewTables(snapshot, overview),
      recentList(snapshot, parts.recent),
      problemsList(parts.problems, parts.ruleTexts),
    ],
  };
}

/** The page while there is no repository to tell about. */
export function emptyPage(isSearching: boolean): OverviewPage {
  return {
    repository: '',
    repositories: [],
    chooseLabel: '',
    title: vscode.l10n.t('Overview'),
    summary: [
      {
        text: isSearching
          ? vscode.l10n.t('Looking for a repository…')
          : vscode.l10n.t('There is no repository in this window.'),
        action: undefined,
      },
    ],
    notice: undefined,
    sections: [],
  };
}

function choicesAmong(repositories: readonly OpenRepository[]): OverviewPage['repositories'] {
  return repositoryOptions(repositories).map(({ value, label }) => ({ repository: value, name: label }));
}

function summaryOf(sums: Sums): OverviewPage['summary'] {
  const { records, excerpts, people, codes, works } = sums;
  const texts: Readonly<Record<Counted, string>> = {
    records: records === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', formatted(records)),
    excerpts:
      excerpts === 1 ? vscode.l10n.t('1 excerpt') : vscode.l10n.t('{0} excerpts', formatted(excerpts)),
    people: people === 1 ? vscode.l10n.t('1 person') : vscode.l10n.t('{0} people', formatted(people)),
    codes: codes === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', formatted(codes)),
    works: works === 1 ? vscode.l10n.t('1 work') : vscode.l10n.t('{0} works', formatted(works)),
  };
  return (['records', 'excerpts', 'people', 'codes', 'works'] as const).map((of) => ({
    text: texts[of],
    action: sums[of] === 0 ? undefined : { kind: 'all', of },
  }));
}
