import * as vscode from 'vscode';

const KEY = 'redThread.firstSight';

interface Sight {
  readonly folder: string;
  readonly file: string;
}

/**
 * What is shown of a repository that has just been made. Opening its folder may begin the window anew, and the
 * extension with it, so it is kept in the editor's storage until then.
 */
export class FirstSight {
  constructor(private readonly memory: vscode.Memento) {}

  /** Has a file shown in whichever window opens the folder next. */
  async remember(folder: vscode.Uri, file: string): Promise<void> {
    const sight: Sight = { folder: folder.toString(), file };
    await this.memory.update(KEY, sight);
  }

  /** Shows once what was remembered, if it is for this window. */
  async recall(): Promise<void> {
    const sight = this.memory.get<Sight>(KEY);
    if (!sight) return;
    const folder = vscode.Uri.parse(sight.folder);
    if (!vscode.workspace.getWorkspaceFolder(folder)) return;
    await this.memory.update(KEY, undefined);
    await this.show(folder, sight.file);
  }

  /** Shows the views, and a file of the repository. */
  async show(folder: vscode.Uri, file: string): Promise<void> {
    await vscode.commands.executeCommand('redThread.repository.focus');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, file));
  }
}
