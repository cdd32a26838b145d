import { linkTargetOf } from './linkTarget';
import { itemsOf, type Value, valueAt } from './value';

/** The sites of a record or a person, by id: of a claim those in its scope. */
export function sitesOf(root: Value | undefined): readonly string[] {
  const sites = [['site'], ['sites'], ['scope', 'sites']].map((path) => itemsOf(valueAt(root, ...path)));
  return (sites.find((s) => s.length > 0) ?? []).flatMap((site) => linkTargetOf(site)?.target ?? []);
}
