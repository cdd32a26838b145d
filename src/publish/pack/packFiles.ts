import type { Snapshot } from '../../repository/snapshot';
import { consideredMarkdown } from './considered';
import { idsIn } from './lines';
import type { PlannedPack } from './pack';
import { packHtml } from './packHtml';
import { packMarkdown } from './packMarkdown';

/** What making a pack came to. */
export type MadePack =
  | { readonly kind: 'files'; readonly files: readonly PackFile[] }
  /** The texts of claims or the title name records or people by id, so the pack must not leave the team. */
  | { readonly kind: 'names'; readonly ids: readonly string[] };

export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The page to open first. */
export const PACK_PAGE = 'pack.html';
/** What was shown and left out, and why. It stays with the team. */
export const CONSIDERED_LIST = 'researchers-only.md';

/** The files of a pack. Those for the audience are searched once more for ids of this repository. */
export function packFiles(snapshot: Snapshot, planned: PlannedPack): MadePack {
  const page = packHtml(planned.pack);
  const markdown = packMarkdown(planned.pack);
  const ids = new Set([...idsIn(page), ...idsIn(markdown)].filter((id) => snapshot.named(id).length > 0));
  if (ids.size > 0) return { kind: 'names', ids: [...ids].sort() };
  return {
    kind: 'files',
    files: [
      { name: PACK_PAGE, text: page },
      { name: 'pack.md', text: markdown },
      { name: CONSIDERED_LIST, text: consideredMarkdown(planned) },
    ],
  };
}
