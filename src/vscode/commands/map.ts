import * as vscode from 'vscode';
import { meantClaim } from '../claims/pickClaim';
import type { MapPanel } from '../map/mapPanel';
import type { Repositories } from '../openRepository';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands around the evidence map. */
export function mapCommands(repositories: Repositories, map: MapPanel): CommandHandlers {
  return {
    'redThread.showEvidenceMap': () => map.show(),
    'redThread.showOnEvidenceMap': async (node?: TreeNode) => {
      const placeHolder = vscode.l10n.t('Which claim is shown on the map?');
      const claim = await meantClaim(repositories, node, placeHolder);
      if (claim) map.show(claim);
    },
  };
}
