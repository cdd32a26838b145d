import * as vscode from 'vscode';
import { filterText } from '../../analysis/passageQuery';
import { chosenRepository } from '../chosenRepository';
import { meantCode } from '../codebook/askCode';
import type { Repositories } from '../openRepository';
import type { PassagesView } from '../passages/passagesView';
import { choose } from '../settings';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands that look for coded passages and show them. */
export function passageCommands(repositories: Repositories, view: PassagesView): CommandHandlers {
  return {
    'redThread.showPassages': async () => {
      const repository = await chosenRepository(repositories);
      if (repository) await view.show({ repository, query: '' });
    },
    'redThread.showCodePassages': async (node?: TreeNode) => {
      const placeHolder = vscode.l10n.t('Of which code do you want to see the passages?');
      const code = await meantCode(repositories, node, placeHolder);
      if (!code) return;
      await view.show({ repository: code.file.repository, query: filterText('code', code.entry.id) });
    },
    'redThread.groupPassagesByRecord': () => choose('passages.groupBy', 'record'),
    'redThread.groupPassagesByCode': () => choose('passages.groupBy', 'code'),
    'redThread.groupPassagesBySite': () => choose('passages.groupBy', 'site'),
  };
}
