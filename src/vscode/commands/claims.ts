import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import { fieldNamed } from '../../model/vocabulary';
import { planState } from '../../writing/claimFile';
import { actOnClaim } from '../claims/acts';
import { addEvidence } from '../claims/addEvidence';
import { applyPlan } from '../claims/applyPlan';
import type { ClaimPage } from '../claims/claimPage';
import { sourceInEditor } from '../claims/evidenceSource';
import { logResponses } from '../claims/logResponses';
import { findNegativeCases } from '../claims/negativeCases';
import { newClaim } from '../claims/newClaim';
import { meantClaim } from '../claims/pickClaim';
import { reply } from '../claims/replies';
import { reviseClaim } from '../claims/reviseClaim';
import { SHOW_STANDING, showStanding } from '../claims/standing';
import type { PassagesView } from '../passages/passagesView';
import type { Coding } from '../coding/register';
import type { Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import { relations, stateLabel } from '../../analysis/claims';
import type { TreeNode } from '../trees/node';
import { chosenRepository } from '../chosenRepository';
import type { CommandHandlers } from './register';

/** Commands around claims and what practice says to them. */
export function claimCommands(coding: Coding, page: ClaimPage): CommandHandlers {
  const { repositories } = coding;
  return {
    'redThread.showClaimPage': async (node?: TreeNode) => {
      const claim = await meantClaim(repositories, node, vscode.l10n.t('Which claim do you want to see?'));
      if (claim) page.show(claim);
    },
    'redThread.newClaim': () => newClaim(repositories, () => chosenRepository(repositories)),
    'redThread.addEvidence': (node?: TreeNode) => addFrom(coding, node),
    'redThread.findNegativeCases': async (node?: TreeNode) => {
      const placeHolder = vscode.l10n.t('Of which claim do you look for the other side?');
      const claim = await meantClaim(repositories, node, placeHolder);
      if (claim) findNegativeCases(claim);
    },
    'redThread.reviseClaim': async (node?: TreeNode) => {
      const claim = await meantClaim(repositories, node, vscode.l10n.t('Which claim gets a new wording?'));
      if (claim) await reviseClaim(claim);
    },
    'redThread.setClaimState': async (node?: TreeNode) => {
      const claim = await meantClaim(repositories, node, vscode.l10n.t('Which claim has another state now?'));
      if (claim) await setState(claim);
    },
    'redThread.logResponse': (node?: TreeNode) => logResponses(repositories, node),
    'redThread.reply': (node?: TreeNode) => reply(repositories, node),
  };
}

/** The commands that fixes of claims' problems, and the lines above the paragraphs of drafts, call; nobody else does. */
export function registerClaimActs(
  repositories: Repositories,
  passages: PassagesView,
  report: (error: unknown) => void,
): Disposable {
  const parts = [
    vscode.commands.registerCommand('_redThread.actOnClaim', (uri: unknown, act: unknown, at: unknown) => {
      void actOnClaim(repositories, uri, act, at).catch(report);
    }),
    vscode.commands.registerCommand(SHOW_STANDING, async (address: unknown, relation: unknown) => {
      const uri = typeof address === 'string' ? vscode.Uri.parse(address) : undefined;
      const repository = uri && repositories.of(uri);
      const path = uri && repository?.pathOf(uri);
      const only = relations.find((known) => known === relation);
      if (repository && path !== undefined) await showStanding({ repository, path }, passages, only);
    }),
  ];
  return { dispose: () => disposeAll(parts) };
}

async function addFrom(coding: Coding, node: TreeNode | undefined): Promise<void> {
  const { place, link } = node ?? {};
  const source =
    place && link !== undefined
      ? { repository: place.repository, ref: link.replace(/^\[\[|\]\]$/g, '') }
      : await sourceInEditor(coding);
  if (source) await addEvidence(source);
}

async function setState(claim: RepositoryFile): Promise<void> {
  const { vocabulary } = claim.repository.repository.snapshot;
  const state = fieldNamed(vocabulary.types.get('claim')?.fields ?? [], 'state');
  const items = (state?.values ?? []).map(({ value, description }) => ({
    label: stateLabel(value),
    description,
    value,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('How far is the claim?'),
  });
  if (picked) await applyPlan(claim, (file) => planState(file, picked.value));
}
