import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, indexed, memo, open, removeMade } from './languageSupport';
import { until } from './sample';

async function suggestions(marked: string): Promise<vscode.CompletionItem[]> {
  const { document, position } = await memo(marked);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    20,
  );
  return list.items;
}

function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

async function hoverText(marked: string): Promise<string> {
  const { document, position } = await memo(marked);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((c) => (c instanceof vscode.MarkdownString ? c.value : '')).join('\n');
}

describe('writing in a text', () => {
  before(indexed);
  afterEach(removeMade);

  it('suggests records behind [[, with title, site and date', async () => {
    const items = await suggestions('see [[OBS-01‸');
    const item = items.find((i) => labelOf(i) === 'OBS-012');
    assert.ok(item);
    assert.ok(typeof item.label !== 'string' && (item.label.description ?? '').includes('2017'));
    assert.equal(item.insertText, 'OBS-012]]');
  });

  it('suggests excerpts behind #, works behind @', async () => {
    assert.ok((await suggestions('see [[OBS-012#‸]]')).some((i) => labelOf(i) === 'x03'));
    assert.ok((await suggestions('so [@‸]')).some((i) => labelOf(i) === 'lipsky2010'));
  });

  it('suggests fields and fitting ids in front matter that is half written', async () => {
    const fields = await suggestions('---\nid: OBS-990\ntype: observation\n‸\n---\n');
    assert.ok(fields.some((i) => labelOf(i) === 'participants'));
    const sites = await suggestions('---\nid: OBS-990\ntype: observation\nsite: ‸\n---\n');
    const labels = sites.map(labelOf).filter((l) => /^[A-Z]+-/.test(l));
    assert.ok(labels.length > 0 && labels.every((l) => l.startsWith('SITE-')), labels.join());
  });

  it('shows a preview of a suggestion once it is looked at', async () => {
    const items = await suggestions('see [[OBS-012‸');
    const { documentation } = items.find((i) => labelOf(i) === 'OBS-012') ?? {};
    assert.ok(documentation !== undefined && typeof documentation !== 'string');
    assert.match(documentation.value, /OBS/);
  });

  it('shows a claim’s evidence, a person’s consent and a formatted work', async () => {
    const claim = await hoverText('[[CLM-‸012]]');
    assert.match(claim, /Supports/);
    assert.match(claim, /Challenges/);
    assert.match(await hoverText('[[CIT-‸017]]'), /consent/);
    assert.match(await hoverText('@lips‸ky2010'), /Lipsky/);
  });

  it('shows what a field means', async () => {
    assert.match(await hoverText('---\nid: MEMO-990\ntype: memo\nki‸nd: method\n---\n'), /analytic/);
  });

  it('leads from a link to an excerpt to its words in the record', async () => {
    const { document, position } = await memo('[[OBS-012#x‸03]]');
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    const [link] = links;
    assert.ok(link);
    assert.ok(link.targetUri.path.endsWith('/observations/OBS-012.md'));
    const target = await vscode.workspace.openTextDocument(link.targetUri);
    assert.equal(target.getText(link.targetSelectionRange), 'jeg vil egentlig gerne (.) prøve et køkken');
  });

  it('finds references from the id itself', async () => {
    const document = await open('claims/CLM-012.md');
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      behind(document, 'id: CLM'),
    );
    assert.ok(found.some((location) => location.uri.path.endsWith('/drafts/DRAFT-01.md')));
  });

  it('places a link in brackets as VS Code’s own Markdown support does, so that it is listed once', async () => {
    const { document, position } = await memo(
      'see [[OBS-0‸12#x03]], ![[OBS-012#x03]], [[OBS-012#x03]] and [abc]',
    );
    await vscode.window.showTextDocument(document);
    const found = async (at: vscode.Position): Promise<string[]> => {
      const locations = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at,
      );
      return locations
        .filter(({ uri }) => uri.toString() === document.uri.toString())
        .map(({ range }) => document.getText(range));
    };
    await until(
      async () => (await found(behind(document, '[abc'))).includes('abc'),
      'VS Code’s own Markdown support answers',
    );
    assert.deepEqual(await found(position), ['OBS-012#x03', 'OBS-012#x03', 'OBS-012#x03']);
  });

  it('makes links clickable, and leads to the line', async () => {
    const { document } = await memo('see [[OBS-012#x03]]');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    const ours = links.find((link) => document.getText(link.range) === '[[OBS-012#x03]]');
    assert.match(ours?.target?.fragment ?? '', /^L\d+,\d+$/);
  });

  it('outlines records and the codebook, and finds names in the workspace', async () => {
    const outline = async (path: string): Promise<vscode.DocumentSymbol[]> => {
      const document = await open(path);
      return vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    };
    assert.ok((await outline('observations/OBS-012.md')).some((s) => s.name === 'OBS-012'));
    const codes = await outline('codebook.yaml');
    assert.ok(codes.find((s) => s.name === 'rai')?.children.some((s) => s.name === 'rai.origin'));
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'omdirigeres',
    );
    assert.ok(symbols.some((s) => s.name.startsWith('CLM-012')));
  });

  it('folds the front matter', async () => {
    const document = await open('claims/CLM-012.md');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const end = document.positionAt(document.getText().indexOf('\n---\n') + 1).line;
    assert.ok(ranges.some((range) => range.start === 0 && range.end === end));
  });

  it('highlights what means the same', async () => {
    const { document, position } = await memo('[[OBS-‸012]] and [[obs-012#x03]]');
    const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    assert.equal(marks.length, 2);
  });
});
