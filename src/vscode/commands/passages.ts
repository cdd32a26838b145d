import * as vscode from 'vscode';
import { filterText } from '../../analysis/passageQuery';
import { type PassageSearch, queryOf } from '../../analysis/passageSearch';
import { chosenRepository } from '../chosenRepository';
import { meantCode } from '../codebook/askCode';
import type { Repositories } from '../openRepository';
import { askPassages } from '../passages/askPassages';
import { copyPassages, exportPassages } from '../passages/exportPassages';
import type { PassagesView } from '../passages/passagesView';
import { refine } from '../passages/refine';
import { choose } from '../settings';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands that look for coded passages and show them. */
export function passageCommands(repositories: Repositories, view: PassagesView): CommandHandlers {
  /** What was asked for step by step: asked again, it is where somebody begins, as long as it is shown. */
  let last: { readonly search: PassageSearch; readonly query: string } | undefined;
  return {
    'redThread.showPassages': async () => {
      const repository = await chosenRepository(repositories);
      if (!repository) return;
      const isShown = view.list?.repository === repository && view.list.query === last?.query;
      const search = await askPassages(repository, isShown ? last?.search : undefined);
      if (!search) return;
      last = { search, query: queryOf(search) };
      await view.show({ repository, query: last.query });
    },
    'redThread.refinePassages': async () => {
      const list = view.list && (await refine(view.list));
      if (list) await view.show(list);
    },
    'redThread.showCodePassages': async (node?: TreeNode) => {
      const placeHolder = vscode.l10n.t('Of which code do you want to see the passages?');
      const code = await meantCode(repositories, node, placeHolder);
      if (!code) return;
      await view.show({ repository: code.file.repository, query: filterText('code', code.entry.id) });
    },
    'redThread.exportPassages': () => exportPassages(view),
    'redThread.copyPassages': () => copyPassages(view),
    'redThread.groupPassagesByRecord': () => choose('passages.groupBy', 'record'),
    'redThread.groupPassagesByCode': () => choose('passages.groupBy', 'code'),
    'redThread.groupPassagesBySite': () => choose('passages.groupBy', 'site'),
  };
}
