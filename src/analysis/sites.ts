import { textAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';

/** The name of a site as the repository gives it; its id where there is no such record. */
export function siteLabel(snapshot: Snapshot, id: string): string {
  const site = snapshot.named(id).find((l) => l.definition.kind === 'record');
  const record = site && snapshot.recordAt(site.path);
  return textAt(record?.facts.root, 'label') ?? record?.title ?? id;
}
