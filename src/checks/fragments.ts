import { t } from '@vscode/l10n';
import type { DefinitionKind, Reference } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Located, Snapshot } from '../repository/snapshot';
import { nearestWords } from './nearest';
import { replacements } from './replacements';

/** The problem of a link whose record is there, but not the excerpt, block or heading behind the `#`. */
export function fragmentProblem(snapshot: Snapshot, reference: Reference, target: Located): Problem {
  const fragment = reference.fragment ?? '';
  const span = reference.fragmentSpan ?? reference.span;
  const isBlock = fragment.startsWith('^');
  const named = snapshot.fragmentsOf(target.path).map((l) => l.definition);
  const names = (kind: DefinitionKind): readonly string[] =>
    named.filter((d) => d.kind === kind).map((d) => d.name);
  const near = isBlock
    ? nearestWords(fragment.slice(1), names('block')).map((name) => `^${name}`)
    : nearestWords(fragment, [...names('excerpt'), ...names('heading')]);
  const said = whatIsMissing(fragment, isBlock, target);
  const [best] = near;
  return {
    rule: 'link-broken',
    span,
    // Headings are the user's own words and are not repeated; ids are.
    message: best !== undefined && isIdLike(best) ? `${said} ${t('Did you mean {0}?', best)}` : said,
    ...(reference.fragmentSpan ? { fixes: replacements(span, near) } : {}),
  };
}

function whatIsMissing(fragment: string, isBlock: boolean, { definition }: Located): string {
  const { name } = definition;
  if (definition.kind !== 'record') return t('{0} is no record, so nothing can follow a # behind it.', name);
  if (isBlock) return t('No paragraph or turn of {0} is marked {1}.', name, fragment);
  return isIdLike(fragment)
    ? t('{0} has no excerpt {1}.', name, fragment)
    : t('{0} has no such heading.', name);
}

/** `x03`, `^t014`: a short name with a number, unlike words of a heading. */
function isIdLike(fragment: string): boolean {
  return /^\^?[\p{L}_-]{0,8}\d+[\p{L}\d_-]*$/u.test(fragment);
}
