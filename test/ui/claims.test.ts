import { useWorkbench } from '../support/workbench';

describe('claims and dialogue', () => {
  const bench = useWorkbench();

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
  });

  it('say above a draft’s paragraph where its claim stands', async () => {
    await bench.ui.openFile('drafts/DRAFT-01.md', { line: 57 });
    const lens = bench.ui.page.getByText(/CLM-\d+ · \d+ support.* of 6 sites/).first();
    await lens.waitFor();
    await bench.ui.screenshot('claims-lens');
  });

  it('take an answer that is logged in a session', async () => {
    await bench.ui.view('Dialogue');
    await bench.ui.openFile('flip/FLIP-23.md');
    await bench.ui.runCommand('Red Thread: Log Response…');
    await bench.ui.chooseQuickPick('CLM-012');
    await bench.ui.screenshot('claims-outcome');
    await bench.ui.chooseQuickPick('Contested');
    await bench.ui.chooseQuickPick('frontline');
    await bench.ui.answerInput('We do not see it here.', 'What was said');
    await bench.ui.answerInput('', 'What does the team reply?');
    // The next answer is asked for at once.
    await bench.ui.page.locator('.quick-input-widget', { hasText: '1/' }).waitFor();
    await bench.ui.press('Escape');
    await bench.ui.until(
      async () => (await bench.ui.treeLabels('Dialogue')).some((label) => label.includes('We do not see it')),
      'the Dialogue view tells of the answer that waits for a reply',
    );
    await bench.ui.screenshot('claims-dialogue');
  });

  it('show the other side of a claim', async () => {
    await bench.ui.openFile('claims/CLM-012.md');
    await bench.ui.runCommand('Red Thread: Find Negative Cases…');
    await bench.ui.quickInput.waitFor();
    await bench.ui.screenshot('claims-negative');
    await bench.ui.press('Escape');
  });
});
