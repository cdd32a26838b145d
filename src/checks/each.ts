import type { Problem } from '../model/problem';
import type { Steps } from '../model/steps';

/** What is wrong with each of many things, one in a step: a file may have ten thousand. */
export function* each<T>(
  things: Iterable<T>,
  problemsOf: (thing: T) => readonly Problem[],
): Steps<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const thing of things) {
    for (const problem of problemsOf(thing)) problems.push(problem);
    yield;
  }
  return problems;
}
