import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, eventually, indexed, memo, open, removeMade } from './languageSupport';
import { observationsIn, openSample } from './sample';

/** The preview's HTML of a document, as VS Code's own command renders it. */
async function previewOf(document: vscode.TextDocument): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

async function hintsIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    range,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map((p) => p.value).join('')));
}

describe('live figures', () => {
  before(indexed);
  afterEach(removeMade);

  it('have their value behind them', async () => {
    const { document } = await memo(
      'of {{count observation}}, {{count seminar kind=leader}} and {{count nonsense}}',
    );
    const hints = await eventually(async () => {
      const found = await hintsIn(document);
      return found.length > 0 ? found : undefined;
    }, 'the figures have their values');
    assert.deepEqual(hints, [`= ${observationsIn(await openSample())}`, '= 3']);
  });

  it('tell on hover what was counted, with links to it', async () => {
    const { document, position } = await memo('of {{count ‸seminar kind=leader}}');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const texts = hovers
      .flatMap((h) => h.contents)
      .map((c) => (c instanceof vscode.MarkdownString ? c.value : ''));
    const shown = texts.join('\n');
    assert.match(shown, /\[\*\*3\*\*]\(command:_redThread\.showCounted[^)]*\)\n\n- \[SEM/);
    assert.match(shown, /- \[SEM\\-2017L]\(<[^>]*\/seminars\/SEM-2017L\.md>\)/);
  });
});

describe('the Markdown preview', () => {
  before(indexed);
  afterEach(removeMade);

  it('shows links by title, quotations, citations and figures', async () => {
    const draft = await open('drafts/DRAFT-01.md');
    const html = await eventually(async () => {
      const shown = await previewOf(draft);
      return shown.includes('>…</span>') ? undefined : shown;
    }, 'the preview knows its figures');
    assert.match(
      html,
      /<a class="rt-link rt-to-claim" title="CLM-012 · [^"]+" href="\.\/\.\.\/claims\/CLM-012\.md"/,
    );
    assert.match(html, /<blockquote class="rt-quotation">[\s\S]*\(Obs\. 12, /);
    assert.match(html, />Lipsky \(2010[^)]*\)<\/span>/);
    assert.match(
      html,
      new RegExp(`<span class="rt-figure"[^>]*>${observationsIn(await openSample())}</span>`),
    );
  });

  it('shows a transcript with a turn a line', async () => {
    const html = await previewOf(await open('observations/OBS-012.md'));
    assert.match(html, /class="rt-turn code-line"/);
    assert.match(html, /<span class="rt-speaker rt-citizen" title="Mona · citizen">CIT-017:<\/span>/);
    assert.match(html, /<span class="rt-overlap">\[hver uge]<\/span>/);
    assert.match(html, /<span class="rt-verbatim">«Det er gryderne, du skal huske\.»<\/span>/);
  });

  it('shows what has changed since', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[OBS-012]]‸');
    assert.match(await previewOf(document), />Køkkensamtalen<\/a>/);
    const record = await open('observations/OBS-012.md');
    const edit = new vscode.WorkspaceEdit();
    const end = behind(record, 'title: Køkkensamtalen');
    edit.insert(record.uri, end, ' igen');
    await vscode.workspace.applyEdit(edit);
    const html = await eventually(async () => {
      const shown = await previewOf(document);
      return shown.includes('>Køkkensamtalen igen</a>') ? shown : undefined;
    }, 'the preview has the new title');
    assert.match(html, /igen/);
    await vscode.window.showTextDocument(record);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('has a style that is there', async () => {
    const extension = vscode.extensions.getExtension('red-thread.red-thread');
    assert.ok(extension);
    const { contributes } = extension.packageJSON as {
      contributes: Readonly<Record<string, readonly string[]>>;
    };
    for (const style of contributes['markdown.previewStyles'] ?? []) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, style));
    }
  });
});
