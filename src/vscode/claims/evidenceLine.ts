import * as vscode from 'vscode';
import type { EvidenceEntry } from '../../analysis/claims';
import { sitesOf, siteText } from '../../language/about';
import { evidenceWords, locatedEvidence } from '../../language/evidenceWords';
import type { Located } from '../../repository/snapshot';
import { textsOf } from '../language/documents';
import { placeOf } from '../passage';
import { type Place, placeOfSpan, type RepositoryFile } from '../place';
import { iconOf } from '../trees/recordsTree';

/** So much of a quotation stands on a line. */
const QUOTATION = 120;

/** A piece of evidence as lists show it. */
export interface EvidenceLine {
  /** Its words, or what it is called. */
  readonly label: string;
  /** Its name where the label is another one, and its site. */
  readonly description: readonly string[];
  /** A codicon's name. */
  readonly icon: string;
  /** The words, the record, or the entry in the claim where nothing is found. */
  readonly place: Place;
  /** Undefined where nothing is found. */
  readonly located: Located | undefined;
}

/** Makes the line of a piece of evidence. @param claim the file that it stands in. */
export async function evidenceLine(
  { repository, path }: RepositoryFile,
  piece: EvidenceEntry,
): Promise<EvidenceLine> {
  const { evidence, name, resolution } = piece;
  const { snapshot } = repository.repository;
  const located = locatedEvidence(piece);
  if (!located) {
    return {
      label: name,
      description: [vscode.l10n.t('not found')],
      icon: 'question',
      place: placeOfSpan(repository, path, evidence.linkSpan),
      located,
    };
  }
  const source = resolution?.kind === 'found' ? snapshot.recordAt(resolution.target.path) : undefined;
  const words = await evidenceWords(snapshot, textsOf(repository), located, QUOTATION);
  const site = siteText(snapshot, sitesOf(source?.facts.root));
  return {
    label: words ?? name,
    description: words === undefined ? [site] : [name, site],
    icon: isWords(located) ? 'quote' : iconOf(snapshot, source?.type),
    place: placeOf(repository, located),
    located,
  };
}

function isWords({ definition: { kind } }: Located): boolean {
  return kind === 'excerpt' || kind === 'block';
}
