import * as vscode from 'vscode';
import { fingerprintOf } from '../../model/fingerprint';
import { readExcerpt } from '../../model/excerpt';
import type { Snapshot } from '../../repository/snapshot';
import { planEvidence } from '../../writing/claimFile';
import type { RepositoryFile } from '../place';
import { askPick, askText, runSteps, type Step } from '../writing/steps';
import { applyPlan } from './applyPlan';
import type { EvidenceSource } from './evidenceSource';
import { type ClaimItem, claimItems } from './pickClaim';
import { actNow } from './today';

interface RelationItem extends vscode.QuickPickItem {
  readonly rel: string;
}

/**
 * Asks for a claim, where none is given, for what the evidence does to it and for a note, and adds it to the claim.
 * The quotation counts as looked at as it is now.
 */
export async function addEvidence(source: EvidenceSource, claim?: RepositoryFile): Promise<boolean> {
  const { repository, ref } = source;
  let chosen = claim;
  let rel = '';
  let note = '';
  const askClaim: Step = async (place) => {
    const items = claimItems(repository);
    const placeholder = vscode.l10n.t('Which claim is {0} evidence for or against?', ref);
    const reply = await askPick<ClaimItem>(place, { placeholder, items });
    const entry = reply.kind === 'answered' ? reply.value[0]?.entry : undefined;
    if (entry) chosen = { repository, path: entry.record.path };
    return reply.kind;
  };
  const askRelation: Step = async (place) => {
    const items = relationItems();
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('What does {0} do to the claim?', ref),
      items,
      chosen: items.filter((item) => item.rel === rel),
    });
    if (reply.kind === 'answered') rel = reply.value[0]?.rel ?? '';
    return reply.kind;
  };
  const askNote: Step = async (place) => {
    const reply = await askText(place, {
      prompt: vscode.l10n.t('Why does it count? A few words, or Enter for none.'),
      value: note,
    });
    if (reply.kind === 'answered') note = reply.value;
    return reply.kind;
  };
  const title = vscode.l10n.t('Add as Evidence: {0}', ref);
  const done = await runSteps(() => ({
    title,
    steps: [...(claim ? [] : [askClaim]), askRelation, askNote],
  }));
  if (!done || !chosen) return false;
  const seen =
    source.quote === undefined
      ? fingerprintAt(repository.repository.snapshot, ref)
      : fingerprintOf(source.quote);
  const added = await applyPlan(
    chosen,
    (file) => planEvidence(file, { ref, rel, note, seen }, actNow()),
    source.apply,
  );
  const id = repository.repository.snapshot.recordAt(chosen.path)?.id ?? '';
  if (added) vscode.window.setStatusBarMessage(vscode.l10n.t('{0} is evidence of {1} now.', ref, id), 4000);
  return added;
}

function relationItems(): readonly RelationItem[] {
  const item = (rel: string, label: string, description: string, icon: string): RelationItem => ({
    rel,
    label,
    description,
    iconPath: new vscode.ThemeIcon(icon),
  });
  return [
    item('supports', vscode.l10n.t('Supports'), vscode.l10n.t('speaks for the claim'), 'pass'),
    item('challenges', vscode.l10n.t('Challenges'), vscode.l10n.t('speaks against the claim'), 'error'),
    item('qualifies', vscode.l10n.t('Qualifies'), vscode.l10n.t('limits or refines the claim'), 'info'),
  ];
}

/** Of an excerpt the fingerprint of its quotation. */
function fingerprintAt(snapshot: Snapshot, ref: string): string | undefined {
  const [target = '', fragment] = ref.split('#');
  const [record] = snapshot.named(target);
  const excerpts = record && fragment !== undefined ? snapshot.fragmentsOf(record.path) : [];
  const excerpt = excerpts.find(({ definition: d }) => d.kind === 'excerpt' && d.name === fragment);
  const quote = excerpt && readExcerpt(excerpt.definition.fields).quote;
  return quote === undefined ? undefined : fingerprintOf(quote);
}
