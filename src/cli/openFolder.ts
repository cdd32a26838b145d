import { t } from '@vscode/l10n';
import { constants, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { vocabularyFor } from '../model/vocabulary/builtIn';
import { FolderCorpus } from '../repository/folderCorpus';
import { CONFIGURATION_FILE } from '../repository/index';
import { Repository } from '../repository/repository';
import { AT_ONCE, nodeFiles } from './nodeFiles';

/** A repository that is indexed, or why there is none. */
export type Opened =
  | { readonly kind: 'open'; readonly repository: Repository }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Opens and indexes the repository in a folder.
 * @param language the user's language, for labels that the repository gives in several.
 */
export async function openFolder(folder: string, language: string): Promise<Opened> {
  const reason = await whyNot(folder);
  if (reason !== undefined) return { kind: 'failed', reason };
  const corpus = new FolderCorpus(nodeFiles(folder, AT_ONCE));
  const repository = new Repository(corpus, (configuration) => vocabularyFor(configuration, language));
  await repository.open();
  return { kind: 'open', repository };
}

async function whyNot(folder: string): Promise<string | undefined> {
  const status = await fs.stat(folder).catch(() => undefined);
  if (!status) return t('{0} is not there, or cannot be opened.', folder);
  if (!status.isDirectory()) return t('{0} is not a folder.', folder);
  const configuration = join(folder, CONFIGURATION_FILE);
  if (!(await fs.stat(configuration).catch(() => undefined))) {
    return t('{0} is not a repository: it has no {1}.', folder, CONFIGURATION_FILE);
  }
  const isReadable = await fs.access(configuration, constants.R_OK).then(
    () => true,
    () => false,
  );
  return isReadable ? undefined : t('{0} cannot be read.', configuration);
}
