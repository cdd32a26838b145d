import * as vscode from 'vscode';
import { claimsOf } from '../../analysis/claims';
import { claimMarkup, parseClaimAction } from '../../pages/claim/draw';
import { type ClaimDeed, claimModel, type ClaimModel, type Target } from '../../pages/claim/model';
import { inOrder } from '../../analysis/order';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import { repositoryAt } from '../pages/repositoryOptions';
import type { PageParts } from '../pages/singlePanel';
import { passageNamed } from '../passage';
import { type Place, placeOfSpan, type RepositoryFile, showPlace } from '../place';
import type { Disposable } from '../../model/event';
import { findNegativeCases } from './negativeCases';
import { reviseClaim } from './reviseClaim';
import { SHOW_STANDING } from './standing';

/** The page of a claim: its wordings, its evidence, its dialogue, how sure one is of it, and what it lacks. */
export class ClaimPage implements Disposable {
  /** The claim that was asked for; the first where that is gone. */
  private chosen: { readonly root: string; readonly path: string } | undefined;
  readonly panel: PagePanel<ClaimModel | undefined>;

  constructor(private readonly parts: PageParts) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.claim',
        title: vscode.l10n.t('Claim'),
        model: () => this.model(),
        draw: claimMarkup,
        state: () => (this.chosen ? `${this.chosen.root} ${this.chosen.path}` : ''),
        restore: (state) => {
          const [root = '', ...path] = state.split(' ');
          this.chosen = { root, path: path.join(' ') };
        },
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
  }

  /** Shows a claim. */
  show({ repository, path }: RepositoryFile): void {
    this.chosen = { root: repository.root.toString(), path };
    this.panel.show();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** The claim that is shown. */
  private claim(): RepositoryFile | undefined {
    const repository = repositoryAt(this.parts.repositories, this.chosen?.root ?? '');
    if (!repository) return undefined;
    const claims = claimsOf(repository.repository.snapshot).map(({ record }) => record);
    const path = claims.find((record) => record.path === this.chosen?.path)?.path ?? inOrder(claims)[0]?.path;
    return path === undefined ? undefined : { repository, path };
  }

  private model(): ClaimModel | undefined {
    const shown = this.claim();
    if (!shown) return undefined;
    const { snapshot } = shown.repository.repository;
    const claims = claimsOf(snapshot);
    const entry = claims.find(({ record }) => record.path === shown.path);
    return entry && claimModel(snapshot, entry, claims);
  }

  private async act(given: unknown, value: string | undefined): Promise<void> {
    const parsed = parseClaimAction(given);
    if (parsed.kind === 'error') throw new Error(`The page of a claim cannot do this: ${parsed.error}`);
    const claim = this.claim();
    if (!claim) return;
    const action = parsed.value;
    if (action.kind === 'choose') {
      this.chosen = { root: claim.repository.root.toString(), path: value ?? '' };
    } else if (action.kind === 'do') await perform(claim, action.deed);
    else await open(claim, action);
  }
}

async function perform(claim: RepositoryFile, deed: ClaimDeed): Promise<void> {
  switch (deed) {
    case 'negative-cases':
      findNegativeCases(claim);
      return;
    case 'revise':
      await reviseClaim(claim);
      return;
    case 'standing':
      await vscode.commands.executeCommand(SHOW_STANDING, claim.repository.uriOf(claim.path).toString());
  }
}

async function open({ repository }: RepositoryFile, target: Target): Promise<void> {
  const place = placeMeant(repository, target);
  // The page stays where it is: what it leads to is read beside it.
  if (place) await showPlace(place, { viewColumn: vscode.ViewColumn.Beside });
}

/** Where a target is; undefined for what the repository does not have. */
function placeMeant(repository: OpenRepository, target: Target): Place | undefined {
  if (target.kind === 'passage') return passageNamed(repository, target.path, target.id);
  const { start, end, path } = target;
  if (!repository.repository.snapshot.file(path)) return undefined;
  const isWhole = start === undefined || end === undefined;
  return isWhole ? { repository, path } : placeOfSpan(repository, path, { start, end });
}
