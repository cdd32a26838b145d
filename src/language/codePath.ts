import { fold } from '../model/ids';
import { readCode } from '../model/code';
import type { Snapshot } from '../repository/snapshot';

/** What a code is called in a language; its id where it has no label, or there is no such code. */
export function codeLabel(snapshot: Snapshot, id: string, language: string): string {
  const code = snapshot.named(id).find(({ definition }) => definition.kind === 'code');
  return readCode(code?.definition.fields, language).label ?? id;
}

/** «Fremsættelse › Hvad der rejses › Ønske»: a code with all that it stands below. */
export function codePath(snapshot: Snapshot, id: string, language: string): string {
  const labels: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(fold(at));) {
    seen.add(fold(at));
    labels.unshift(codeLabel(snapshot, at, language));
    at = snapshot.named(at).find(({ definition }) => definition.kind === 'code')?.definition.parent;
  }
  return labels.join(' › ');
}
