import type { FileFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { atOnce, type Steps } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { citationProblems } from './citations';
import { codingProblems } from './codings';
import { claimProblems } from './claims';
import { configurationProblems } from './configuration';
import { devianceProblems } from './deviance';
import { excerptProblems } from './excerpts';
import { fieldProblems } from './fields';
import { figureProblems } from './figures';
import { idProblems } from './ids';
import { linkProblems } from './links';
import { translationProblems } from './translations';
import { sweepingProblems } from './overclaims';

/**
 * Everything that is wrong with a file as the repository is now, in order of place; settings are not applied.
 * While the first indexing runs, what is missing is not told: it may yet come.
 */
export function problemsOf(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  return atOnce(problemsInSteps(snapshot, facts));
}

/**
 * The same in steps. Where the repository changes in between, they tell of different states; whoever
 * pauses asks again for what changed or is affected.
 */
export function* problemsInSteps(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const checks = [
    linkProblems,
    idProblems,
    fieldProblems,
    citationProblems,
    excerptProblems,
    codingProblems,
    translationProblems,
    configurationProblems,
    figureProblems,
    claimProblems,
    devianceProblems,
    sweepingProblems,
  ];
  const found = [facts.problems];
  for (const check of checks) {
    const result = check(snapshot, facts);
    found.push('next' in result ? yield* result : result);
    yield;
  }
  return found.flat().sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
