import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { alsoRemove, eventually, indexed, make, memo, removeMade, textOf, uriOf } from './languageSupport';

async function renamed(marked: string, name: string): Promise<vscode.WorkspaceEdit> {
  const { document, position } = await memo(marked);
  return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, name);
}

function changedFiles(edit: vscode.WorkspaceEdit): string[] {
  return edit.entries().map(([uri]) => uri.path.split('/').slice(-2).join('/'));
}

async function exists(path: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uriOf(path));
    return true;
  } catch {
    return false;
  }
}

describe('renaming', () => {
  before(indexed);
  afterEach(removeMade);

  it('of a record reaches claims, excerpts’ file and texts in one edit that can be undone', async () => {
    await make('observations/OBS-991.md', '---\nid: OBS-991\ntype: observation\n---\nhello\n');
    await make('observations/OBS-991.excerpts.yaml', '- id: x1\n  quote: hello\n');
    const other = await memo('---\ntype: memo\nabout: [OBS-991]\n---\n![[OBS-991#x1]]\n');
    const { document, position } = await memo('see [[OBS-‸991|words]]');
    const edit = await eventually(async () => {
      const planned = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        'OBS-992',
      );
      return planned.size >= 3 ? planned : undefined;
    }, 'the rename finds all files');
    // What the command gives has the renames before the texts; the editor's own rename keeps their order.
    const ordered = new vscode.WorkspaceEdit();
    for (const [uri, edits] of edit.entries()) ordered.set(uri, edits);
    ordered.renameFile(uriOf('observations/OBS-991.md'), uriOf('observations/OBS-992.md'));
    const excerpts = 'observations/OBS-991.excerpts.yaml';
    ordered.renameFile(uriOf(excerpts), uriOf('observations/OBS-992.excerpts.yaml'));
    assert.equal(edit.size, ordered.size);
    assert.ok(await vscode.workspace.applyEdit(ordered));
    assert.equal(document.getText(), 'see [[OBS-992|words]]');
    assert.match(other.document.getText(), /about: \[OBS-992\]\n---\n!\[\[OBS-992#x1\]\]/);
    assert.ok(await exists('observations/OBS-992.md'));
    assert.ok(await exists('observations/OBS-992.excerpts.yaml'));
    assert.match(await textOf('observations/OBS-992.md'), /^---\nid: OBS-992\n/);
    alsoRemove('observations/OBS-992.md', 'observations/OBS-992.excerpts.yaml');
  });

  it('of a citation key reaches the bibliography and the draft', async () => {
    const files = changedFiles(await renamed('[@lips‸ky2010]', 'lipsky'));
    assert.ok(
      files.some((f) => f.endsWith('references.bib')) && files.includes('drafts/DRAFT-01.md'),
      files.join(),
    );
  });

  it('changes nothing when the name is taken, and leaves it to nobody else', async () => {
    assert.equal((await renamed('[[OBS-‸012]]', 'OBS-003')).size, 0);
  });
});

describe('moving files', () => {
  before(indexed);
  afterEach(removeMade);

  it('takes excerpt files along and rewrites links to names that come from the file', async () => {
    await make('memos/note-one.md', 'a plain note\n');
    await make('memos/note-one.excerpts.yaml', '- id: x1\n  quote: plain\n');
    const { document } = await memo('see [[note-one]] and [it](note-one.md)');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf('memos/note-one.md'), uriOf('note-two.md'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(
      () => (document.getText() === 'see [[note-two]] and [it](../note-two.md)' ? true : undefined),
      'the links follow',
    );
    assert.ok(await exists('note-two.excerpts.yaml'));
    assert.ok(!(await exists('memos/note-one.excerpts.yaml')));
    alsoRemove('note-two.md', 'note-two.excerpts.yaml');
  });
});
