import * as vscode from 'vscode';
import { claimSitesOf } from '../../analysis/claimSites';
import { type ClaimEntry, type EvidenceEntry, relationOf } from '../../analysis/claims';
import { otherSideOf } from '../../analysis/negativeCases';
import { siteLabel } from '../../analysis/sites';
import { detailOf } from '../../language/about';
import { relationLabel } from '../../language/claimWords';
import { fold } from '../../model/ids';
import { sitesOf } from '../../model/sitesOf';
import { paced } from '../../repository/pace';
import { evidenceLine } from '../claims/evidenceLine';
import { type Place, type RepositoryFile, showPlace } from '../place';
import { relationIcon } from '../trees/claimsTree';
import { iconOf, nameOf } from '../trees/recordsTree';

interface PlaceItem extends vscode.QuickPickItem {
  /** Undefined of a line that only divides. */
  readonly place?: Place;
}

/**
 * Lists what a claim knows of a site, by how it stands to the claim, and opens what somebody picks; where the claim
 * knows nothing of the site, the material that could be looked at.
 */
export async function showEvidence(claim: RepositoryFile, site: string): Promise<void> {
  const { snapshot } = claim.repository.repository;
  const { sites, claims } = await paced(claimSitesOf(snapshot));
  const row = claims.find(({ entry }) => entry.record.path === claim.path);
  const at = row?.cells[sites.indexOf(site)];
  if (!row || !at) return;
  const isUnseen = at.state === 'not-examined';
  const items = isUnseen ? unseenItems(claim, row.entry, site) : await evidenceItems(claim, at.evidence);
  const title = `${row.entry.record.id} × ${siteLabel(snapshot, site)}`;
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0}: there is no material of this site to look at.', title),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: isUnseen
      ? vscode.l10n.t('Nobody has looked here yet. Where do you want to begin?')
      : vscode.l10n.t('What do you want to open?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.place) await showPlace(picked.place);
}

async function evidenceItems(
  claim: RepositoryFile,
  evidence: readonly EvidenceEntry[],
): Promise<readonly PlaceItem[]> {
  const items: PlaceItem[] = [];
  let last: string | undefined;
  for (const piece of evidence) {
    const relation = relationOf(piece.evidence);
    if (relation !== last) {
      items.push({ label: relationLabel(relation), kind: vscode.QuickPickItemKind.Separator });
    }
    last = relation;
    const { label, description, place } = await evidenceLine(claim, piece);
    items.push({
      label,
      description: description.join(' · '),
      ...(piece.evidence.note === undefined ? {} : { detail: piece.evidence.note }),
      iconPath: new vscode.ThemeIcon(relationIcon[relation]),
      place,
    });
  }
  return items;
}

function unseenItems({ repository }: RepositoryFile, entry: ClaimEntry, site: string): readonly PlaceItem[] {
  const { snapshot } = repository.repository;
  const { unseen } = otherSideOf(snapshot, entry);
  const here = unseen.filter(({ facts }) => sitesOf(facts.root).some((id) => fold(id) === fold(site)));
  return here.map((record) => ({
    label: nameOf(record),
    description: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
    place: { repository, path: record.path },
  }));
}
