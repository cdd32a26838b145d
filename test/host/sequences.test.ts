import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { SequencesModel } from '../../src/pages/sequences/model';
import { closeEditors, openSample, until } from './sample';

describe('the page of sequences', () => {
  let services: Services;
  let models: (SequencesModel | undefined)[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
  });

  beforeEach(() => {
    models = [];
    listening = services.sequencesPage.panel.onDidShow((model) => models.push(model));
  });

  afterEach(async () => {
    listening.dispose();
    await closeEditors();
  });

  async function shown(): Promise<SequencesModel> {
    await until(() => models.at(-1) !== undefined, 'the page is shown');
    const model = models.at(-1);
    assert.ok(model);
    return model;
  }

  function act(action: object, value?: string): Promise<void> {
    const asked = value === undefined ? {} : { value };
    return services.sequencesPage.panel.answer({ kind: 'act', action: JSON.stringify(action), ...asked });
  }

  it('shows the sequences of observations, and of a coder who is chosen', async () => {
    await vscode.commands.executeCommand('redThread.showSequences');
    const first = await shown();
    assert.deepEqual(first.stages, ['Raising', 'Uptake', 'Consequence', 'Third turn']);
    assert.equal(first.type.chosen, 'observation');
    assert.equal(first.sites.length, 6);
    assert.ok(first.total.complete >= 20);
    await act({ kind: 'choose', what: 'coder' }, 'jt');
    const ofOne = await shown();
    assert.ok(ofOne.total.count > 0 && ofOne.total.count < first.total.count);
    await act({ kind: 'choose', what: 'coder' }, '');
  });

  it('leads to the passages behind a figure, and to the words of a passage', async () => {
    await vscode.commands.executeCommand('redThread.showSequences');
    const { flow, sequences } = await shown();
    const [source, target] = [flow.sources[0], flow.targets[0]];
    await act({ kind: 'list', meant: { of: 'flow', from: source?.name, to: target?.name } });
    const { list } = services.passages;
    assert.equal(list?.title, `${source?.label ?? ''} → ${target?.label ?? ''}`);
    assert.ok((list.among?.length ?? 0) >= 2 * (flow.counts[0]?.[0] ?? 0));
    const passage = sequences[0]?.stages[0]?.passages[0];
    assert.ok(passage);
    await act({ kind: 'passage', path: passage.path, id: passage.id });
    await until(() => vscode.window.activeTextEditor !== undefined, 'the record is open');
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail();
    assert.equal(document.getText(selection).replace(/\s+/g, ' ').slice(0, 20), passage.words.slice(0, 20));
  });
});
