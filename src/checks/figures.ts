import { t } from '@vscode/l10n';
import { COUNT, type FigureProblem, figureOf } from '../analysis/figures';
import { judgeFigure, type JudgedFigure, materialNames } from '../analysis/typedFigures';
import type { FileFacts, LiveFigure, TypedFigure } from '../model/facts';
import type { Fix, Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { nearNames } from './nearNames';
import { nearestWords } from './nearest';
import { replacements } from './replacements';
import { fits } from './targets';

/** Live figures that cannot be worked out, and typed ones that differ from what the repository holds. */
export function* figureProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  return [
    ...(yield* liveProblems(snapshot, facts.figures ?? [])),
    ...(yield* typedProblems(snapshot, facts.typedFigures ?? [])),
  ];
}

function* liveProblems(snapshot: Snapshot, figures: readonly LiveFigure[]): Steps<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const live of figures) {
    const figure = yield* figureOf(snapshot, live.expression);
    if (figure.kind === 'none') problems.push(...misspelt(live));
    if (figure.kind === 'problem') problems.push(invalid(live, ...said(snapshot, figure), figure.word));
    yield;
  }
  return problems;
}

/** `{{coutn site}}` was meant for a figure; `{{title}}` and `{{date long}}` were not. */
function misspelt(live: LiveFigure): readonly Problem[] {
  const [verb = '', name] = live.expression.split(/\s+/);
  const near = name === undefined ? [] : nearestWords(verb, [COUNT]);
  if (near.length === 0) return [];
  return [invalid(live, t('A live figure begins with “count”.'), near, { text: verb, at: 0 })];
}

/** What is wrong, and the words that may have been meant. */
function said(
  snapshot: Snapshot,
  figure: FigureProblem,
): readonly [message: string, near: readonly string[]] {
  switch (figure.what) {
    case 'nothing to count':
      return [t('Say what to count, for example {0}.', '{{count observation}}'), []];
    case 'condition':
      return [t('A condition is a field, an equals sign and a value, for example {0}.', 'site=SITE-B'), []];
    case 'type':
      return [
        t('There is no such thing to count. What can be counted: {0}.', figure.known.join(', ')),
        nearestWords(figure.word.text, figure.known),
      ];
    case 'field':
      return [
        t('What is counted has no such field. Its fields: {0}.', figure.known.join(', ')),
        nearestWords(figure.word.text, figure.known),
      ];
    case 'value': {
      const { field, word } = figure;
      if (field.kind === 'link') {
        return [
          t('“{0}” can lead to nothing of this name.', field.name),
          nearNames(snapshot, word.text, (found) => fits(snapshot, field, found)),
        ];
      }
      const allowed = field.values.map((choice) => choice.value);
      return [
        t('“{0}” takes one of: {1}.', field.name, allowed.join(', ')),
        nearestWords(word.text, allowed),
      ];
    }
  }
}

function invalid(
  live: LiveFigure,
  message: string,
  near: readonly string[],
  { text, at }: FigureProblem['word'],
): Problem {
  const { expression, span } = live;
  const corrected = near.map(
    (word) => `{{${expression.slice(0, at)}${word}${expression.slice(at + text.length)}}}`,
  );
  return { rule: 'figure-invalid', span, message, fixes: replacements(span, corrected) };
}

function* typedProblems(snapshot: Snapshot, figures: readonly TypedFigure[]): Steps<readonly Problem[]> {
  // Until everything is read, every number differs.
  if (figures.length === 0 || !snapshot.complete) return [];
  const names = materialNames(snapshot);
  const problems: Problem[] = [];
  for (const typed of figures) {
    const judged = yield* judgeFigure(snapshot, names, typed);
    if (judged && !judged.isRight) problems.push(differs(typed, judged));
    yield;
  }
  return problems;
}

function differs({ span, number }: TypedFigure, { type, total }: JudgedFigure): Problem {
  const live = `{{${COUNT} ${type.name}}}`;
  const fixes: readonly Fix[] = [
    ...replacements(span, [String(total)]),
    { kind: 'replace', title: t('Put the live figure {0}', live), span, text: live },
  ];
  const message = t('The repository holds {0} of these ({1}), not {2}.', total, type.name, number);
  return { rule: 'figure-differs', span, message, fixes };
}
