import * as vscode from 'vscode';
import { type EvidenceEntry, evidenceByRelation } from '../../analysis/claims';
import { quotationOf } from '../../analysis/claimStanding';
import { readClaim } from '../../model/claim';
import { planRated, planReviewed } from '../../writing/claimFile';
import type { Repositories } from '../openRepository';
import { passageOf } from '../passage';
import { placeOfSpan, type RepositoryFile, showPlace } from '../place';
import { applyPlan } from './applyPlan';
import { replyTo } from './replies';
import { reviseClaim } from './reviseClaim';
import { actNow } from './today';

/** Does what a fix of a claim's problem offers. @param act, at and uri as the fix was offered; anything else does nothing. */
export async function actOnClaim(
  repositories: Repositories,
  uri: unknown,
  act: unknown,
  at: unknown,
): Promise<void> {
  if (!(uri instanceof vscode.Uri) || !isSpan(at)) return;
  const repository = repositories.of(uri);
  const path = repository?.pathOf(uri);
  if (!repository || path === undefined) return;
  const file = { repository, path };
  switch (act) {
    case 'review':
      return review(file, at.start);
    case 'mark-reviewed':
      return markReviewed(file, at.start);
    case 'mark-rated':
      await applyPlan(file, (written) => planRated(written, actNow().date));
      return;
    case 'revise':
      return reviseClaim(file);
    case 'reply': {
      const record = repository.repository.snapshot.recordAt(path);
      const answer = readClaim(record?.facts.root).dialogue.find(({ span }) => span.start === at.start);
      if (answer) await replyTo({ file, name: answer });
    }
  }
}

/** The quotation in its record beside the claim: to look at it is one thing, to say that one did another. */
async function review(file: RepositoryFile, start: number): Promise<void> {
  const piece = evidenceAt(file, start);
  const excerpt = piece?.resolution?.kind === 'found' ? piece.resolution.fragment : undefined;
  if (!piece || !excerpt) return;
  await showPlace(placeOfSpan(file.repository, file.path, piece.evidence.span), { preview: false });
  await showPlace(passageOf(file.repository, excerpt), { viewColumn: vscode.ViewColumn.Beside });
}

async function markReviewed(file: RepositoryFile, start: number): Promise<void> {
  const piece = evidenceAt(file, start);
  const now = piece && quotationOf(piece);
  if (!piece || !now) return;
  await applyPlan(file, (written) => planReviewed(written, piece.evidence.span, now.fingerprint, actNow()));
}

function evidenceAt({ repository, path }: RepositoryFile, start: number): EvidenceEntry | undefined {
  const { snapshot } = repository.repository;
  const record = snapshot.recordAt(path);
  if (!record) return undefined;
  const groups = evidenceByRelation(snapshot, { record, claim: readClaim(record.facts.root) });
  return [...groups.values()].flat().find(({ evidence }) => evidence.span.start === start);
}

function isSpan(value: unknown): value is { readonly start: number } {
  return typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'number';
}
