import * as vscode from 'vscode';
import { claimEntry, type EvidenceEntry, evidenceByRelation, type Relation } from '../../analysis/claims';
import { detailOf } from '../../language/about';
import { outcomeWord, relationLabel } from '../../language/claimWords';
import { shortened } from '../../language/markdown';
import type { PassagesView } from '../passages/passagesView';
import { type Place, placeOfSpan, type RepositoryFile, showPlace } from '../place';
import { relationIcon } from '../trees/claimsTree';
import { evidenceLine } from './evidenceLine';

interface StandingItem extends vscode.QuickPickItem {
  /** Undefined of a line that only divides. */
  readonly choose?: () => Promise<void>;
}

/** So much of what was said stands on a line. */
const SUMMARY = 120;

/** The command that shows it. Its arguments: the URI of the claim's file, and a relation where only that is asked for. */
export const SHOW_STANDING = '_redThread.showStanding';

/**
 * Lists what makes up where a claim stands: each piece of evidence and each answer. Enter opens one beside.
 * @param only shows the evidence that stands to the claim in this way, and nothing else.
 */
export async function showStanding(
  claim: RepositoryFile,
  passages: PassagesView,
  only?: Relation,
): Promise<void> {
  const items = await itemsOf(claim, passages, only);
  const id = claim.repository.repository.snapshot.recordAt(claim.path)?.id ?? '';
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Where {0} stands', id),
    placeHolder:
      only === undefined
        ? vscode.l10n.t('What speaks for and against it, and what practice answered')
        : vscode.l10n.t('What do you want to open?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  await picked?.choose?.();
}

async function itemsOf(
  claim: RepositoryFile,
  passages: PassagesView,
  only: Relation | undefined,
): Promise<readonly StandingItem[]> {
  const { repository, path } = claim;
  const { snapshot } = repository.repository;
  const record = snapshot.recordAt(path);
  if (!record) return [];
  const entry = claimEntry(record);
  const all = evidenceByRelation(snapshot, entry);
  const groups = only === undefined ? all : new Map([...all].filter(([relation]) => relation === only));
  const evidence: StandingItem[] = [];
  for (const [relation, pieces] of groups) {
    evidence.push(heading(relationLabel(relation)));
    for (const piece of pieces) {
      const { label, description, place } = await evidenceLine(claim, piece);
      const iconPath = new vscode.ThemeIcon(relationIcon[relation]);
      evidence.push({ label, description: described(description), iconPath, choose: openBeside(place) });
    }
  }
  const dialogue = only === undefined ? entry.claim.dialogue : [];
  const answers = dialogue.map(({ outcome, session, role, summary, span }): StandingItem => ({
    label: described([session, outcome && outcomeWord(outcome)]),
    description: role ?? '',
    ...(summary === undefined ? {} : { detail: shortened(summary, SUMMARY) }),
    iconPath: new vscode.ThemeIcon('comment'),
    choose: openBeside(placeOfSpan(repository, path, span)),
  }));
  const among = excerptsAmong([...groups.values()].flat());
  return [
    {
      label: vscode.l10n.t('Open {0}', record.id),
      description: detailOf(snapshot, record),
      iconPath: new vscode.ThemeIcon('law'),
      choose: openBeside({ repository, path }),
    },
    ...(among.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Show the excerpts in the Passages view'),
            iconPath: new vscode.ThemeIcon('list-flat'),
            choose: () => passages.show({ repository, query: '', title: record.id, among }),
          },
        ]),
    ...evidence,
    ...(answers.length === 0 ? [] : [heading(vscode.l10n.t('answers from practice')), ...answers]),
  ];
}

function heading(label: string): StandingItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function described(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function openBeside(place: Place): () => Promise<void> {
  return () => showPlace(place, { viewColumn: vscode.ViewColumn.Beside });
}

/** The links of the excerpts among evidence, as the list of passages names them. */
function excerptsAmong(evidence: readonly EvidenceEntry[]): readonly string[] {
  return evidence.flatMap(({ resolution }) => {
    if (resolution?.kind !== 'found' || resolution.fragment?.definition.kind !== 'excerpt') return [];
    return [`${resolution.target.definition.name}#${resolution.fragment.definition.name}`];
  });
}
