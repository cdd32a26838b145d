import * as vscode from 'vscode';
import { type CodedPassage, codedPassagesOf } from '../../analysis/codedPassages';
import { placeAt } from '../../language/place';
import { isId } from '../../model/ids';
import type { Located } from '../../repository/snapshot';
import { excerptEntryAt } from '../claims/evidenceSource';
import { repositoryDocument } from '../language/documents';
import type { OpenRepository, Repositories } from '../openRepository';
import type { TreeNode } from '../trees/node';
import { passageAtCursor, settledCodingIn } from './codingHere';

/** A passage, and the record it is cited from where the cursor is in a link to it. */
export interface MeantPassage {
  readonly open: OpenRepository;
  readonly passage: CodedPassage;
  /** The file in which the cursor is in a link to the passage. */
  readonly citedFrom: string | undefined;
}

/**
 * The passage that somebody means: of a line of a tree, or what the cursor is in – a link to an excerpt, an entry of an
 * excerpt file, a passage of a record. Where there are several, somebody picks; where there is none, somebody is told.
 */
export async function meantPassage(
  repositories: Repositories,
  node: TreeNode | undefined,
): Promise<MeantPassage | undefined> {
  if (node) {
    const open = node.place?.repository;
    return open && tellMissing(meant(open, linkedBy(open, node.link ?? '')));
  }
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await repositoryDocument(repositories, editor.document));
  if (!editor || !here) return tellMissing(undefined);
  const { open, snapshot, document } = here;
  const offset = editor.document.offsetAt(editor.selection.active);
  const place = placeAt(snapshot, document, offset);
  if (place?.kind === 'reference' && place.resolution.kind === 'found') {
    const cited = meant(open, place.resolution.fragment, document.path);
    if (cited) return cited;
  }
  if (document.facts.kind === 'excerpts') {
    const definition = excerptEntryAt(document, offset);
    return tellMissing(meant(open, definition && { path: document.path, definition }));
  }
  const coding = await settledCodingIn(repositories, editor.document);
  if (!coding) return tellMissing(undefined);
  const passage = await passageAtCursor(coding, editor);
  return passage && { open, passage, citedFrom: undefined };
}

/** The passage of an excerpt; undefined for anything else, and where its record is not there. */
export function meant(
  open: OpenRepository,
  located: Located | undefined,
  citedFrom?: string,
): MeantPassage | undefined {
  const { snapshot } = open.repository;
  const owner = located?.definition.kind === 'excerpt' ? snapshot.ownerOf(located.path) : undefined;
  if (!owner || !located) return undefined;
  const { path, definition } = located;
  const passage = [...codedPassagesOf(snapshot, owner)].find(
    (p) => p.path === path && p.id === definition.name,
  );
  return passage && { open, passage, citedFrom };
}

/** What a link of a tree leads to: `[[OBS-012#x03]]`. */
function linkedBy({ repository: { snapshot } }: OpenRepository, link: string): Located | undefined {
  const [, target = '', fragment] = /^\[\[([^#\]]+)#([^\]]+)\]\]$/.exec(link) ?? [];
  const span = { start: 0, end: 0 };
  if (!isId(target) || fragment === undefined) return undefined;
  const resolution = snapshot.resolve({ form: 'wikilink', target, fragment, span, targetSpan: span }, '');
  return resolution.kind === 'found' ? resolution.fragment : undefined;
}

function tellMissing(found: MeantPassage | undefined): MeantPassage | undefined {
  if (!found) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Place the cursor in a passage that is coded or quoted, or in a link to one.'),
    );
  }
  return found;
}
