import { performance } from 'node:perf_hooks';
import { agreementInSteps } from '../../src/analysis/agreement';
import { codeBranches } from '../../src/analysis/codeBranches';
import { codebookOf } from '../../src/analysis/codebook';
import { doubleCoding } from '../../src/analysis/doubleCoding';
import { matrixInSteps } from '../../src/analysis/matrix';
import { parsePassageQuery } from '../../src/analysis/passageQuery';
import { passagesInSteps, retrieveInSteps } from '../../src/analysis/retrieval';
import { voiceBalanceOf } from '../../src/analysis/voiceBalance';
import { problemsInSteps } from '../../src/checks/problems';
import { csvOf } from '../../src/exchange/csv';
import { matrixTable } from '../../src/exchange/matrixTable';
import { passageTable } from '../../src/exchange/passageTable';
import { xlsxOf } from '../../src/exchange/xlsx';
import { usualMatrix } from '../../src/pages/matrix';
import { sequencesMarkup } from '../../src/pages/sequences/draw';
import { sequencesModel } from '../../src/pages/sequences/model';
import { planPack } from '../../src/publish/pack/pack';
import { packFiles } from '../../src/publish/pack/packFiles';
import { relatedRecords } from '../../src/search/related';
import { claimSitesOf } from '../../src/analysis/claimSites';
import { evidenceMapOf } from '../../src/analysis/evidenceMap';
import { figureOf } from '../../src/analysis/figures';
import { linkingFiles } from '../../src/analysis/linkedHere';
import { nextSteps, placedSteps, placesOf } from '../../src/analysis/nextSteps';
import { overviewOf } from '../../src/analysis/overview';
import { potentialCoverage } from '../../src/analysis/potentialCoverage';
import { recordGroups } from '../../src/analysis/recordGroups';
import { judgeFigure, materialNames } from '../../src/analysis/typedFigures';
import { mapSvg } from '../../src/publish/map/svg';
import { ShownFigures } from '../../src/publish/preview/shownFigures';
import { pictureOf } from '../../src/publish/map/picture';
import { Outbox } from '../../src/vscode/pages/outbox';
import type { Steps } from '../../src/model/steps';
import { mapPage } from '../../src/pages/map';
import { describe } from '../../src/language/describe';
import { referencesAt } from '../../src/language/references';
import { planRename } from '../../src/language/rename';
import type { OpenDocument, Texts } from '../../src/language/texts';
import { neverCancelled } from '../../src/model/event';
import { paced } from '../../src/repository/pace';
import type { Located, Snapshot } from '../../src/repository/snapshot';
import type { Repository } from '../../src/repository/repository';
import { RepositorySearch } from '../../src/search/repositorySearch';
import { corpus } from '../support/corpus';
import { idOf, syntheticFiles } from './synthetic';
import { turnsDuring } from './turns';

/**
 * How long what views and pages show holds up the thread, after a change: the longest turn, in milliseconds of the
 * processor's time, and the whole beside one look at each record. Prints; judges nothing.
 * usage: npm run bench -- views [RECORDS [PATTERN]]
 */
async function main(): Promise<void> {
  const total = Number(process.argv[2]) || 10_000;
  const pattern = new RegExp(process.argv[3] ?? '');
  const files = filesFor(total);
  const { repository, snapshot } = await corpus(files);
  const look = median(
    Array.from({ length: 11 }, () => {
      const start = performance.now();
      let length = 0;
      for (const { facts } of snapshot.records()) length += JSON.stringify(facts.root).length;
      return performance.now() - start + length * 0;
    }),
  );
  console.log(`\n${total} records; to write down the fields of each: ${look.toFixed(0)} ms`);
  let edits = 0;
  for (const [name, work] of Object.entries(views).filter(([name]) => pattern.test(name))) {
    const wholes: number[] = [];
    const longest: number[] = [];
    for (let i = 0; i < 6; i++) {
      const path = pathOf(i);
      // What was worked out before is forgotten.
      await repository.update(path, `${files[path] ?? ''}${'\n'.repeat(++edits)}`);
      await repository.settled();
      globalThis.gc?.();
      const start = performance.now();
      const { cpu } = await turnsDuring(async () => {
        await work(snapshot, { read: (path) => repository.text(path) });
      });
      wholes.push(performance.now() - start);
      longest.push(cpu.longest);
    }
    const whole = median(wholes);
    console.log(
      `  ${name}: longest turn ${longest.map((ms) => ms.toFixed(1)).join(', ')} ms; whole ${whole.toFixed(0)} ms (${(whole / look).toFixed(2)} × that)`,
    );
  }
  await searches(repository, files, pattern);
  repository.dispose();
}

/** The turns of a search, which has its own index of the repository. */
async function searches(
  repository: Repository,
  files: Readonly<Record<string, string>>,
  pattern: RegExp,
): Promise<void> {
  const queries = [
    'borger',
    'links:HUB',
    'site:A type:observation after:2017-05 borger',
    'person:CIT-001',
    'role:citizen',
    'is:orphan',
    'is:uncited',
    'is:broken',
    'claim:CLM-1',
    '"borger samtale"',
  ];
  const wanted = queries.filter((query) => pattern.test(`search “${query}”`));
  if (wanted.length === 0) return;
  const search = new RepositorySearch(repository);
  await search.readAll();
  let edits = 0;
  for (const query of wanted) {
    const longest: number[] = [];
    for (let i = 0; i < 6; i++) {
      await repository.update(pathOf(i), `${files[pathOf(i)] ?? ''}${' \n'.repeat(++edits)}`);
      await repository.settled();
      globalThis.gc?.();
      const { cpu } = await turnsDuring(async () => {
        await search.search(query, 60);
      });
      longest.push(cpu.longest);
    }
    console.log(`  search “${query}”: longest turn ${longest.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  }
  search.dispose();
}

const HUB = 'HUB.md';
const SESSION = 'FLIP-1.md';
const DRAFT = 'DRAFT-1.md';
const CODES = 60;
const HUB_TEXT = '---\nid: HUB\ntype: memo\n---\n';

const views: Readonly<Record<string, (snapshot: Snapshot, texts: Texts) => unknown>> = {
  'records by type': (s) => paced(recordGroups(s, 'type')),
  'records by site': (s) => paced(recordGroups(s, 'site')),
  'overview, with what to do next': (s) => paced(overview(s)),
  ...Object.fromEntries(
    placedSteps.map((step) => [`places of “${step}”`, (s: Snapshot) => paced(placesOf(s, step))]),
  ),
  'claims by site': (s) => paced(claimSitesOf(s)),
  'potentials by kind of material': (s) => paced(potentialCoverage(s)),
  'evidence map': (s) => paced(evidenceMapOf(s)),
  'evidence map, its page': async (s) => {
    const map = await paced(evidenceMapOf(s));
    return new Outbox(post, true).send(
      () => paced(mapPage(s, map, {}, { repository: '', repositories: [], language: 'en' })),
      (page) => page,
    );
  },
  'evidence map as a file': async (s) =>
    paced(mapSvg(await paced(pictureOf(await paced(evidenceMapOf(s)))), '')),
  'files that link to a record of all': (s) => paced(linkingFiles(s, hub(s).located)),
  'hover over it': (s, texts) => describe(s, texts, hub(s).located, neverCancelled),
  'links to it': (s) => paced(referencesAt(s, hub(s).document, 10, true)),
  'its rename': (s, texts) => planRename(s, texts, hub(s).document, 10, 'HUB-2', neverCancelled),
  'links to a name that nothing has': (s) => {
    const facts = s.file(pathOf(7));
    const link = facts?.references.find(({ target }) => target === 'NOBODY');
    if (!facts || !link) throw new Error('The link is not there.');
    return paced(referencesAt(s, { path: facts.path, text: '', facts }, link.targetSpan.start + 1, true));
  },
  'its related records': (s) => {
    const record = s.recordAt(pathOf(7));
    return record && paced(relatedRecords(s, record, 40));
  },
  'passages in order': (s) => paced(passagesInSteps(s)),
  ...Object.fromEntries(
    [
      'code:c.1',
      'code:c.1 NEAR/turn code:c.2',
      'claim:CLM-1',
      'site:A person:CIT-001 -code:c.4',
      'is:uncited',
      'ord',
    ].map((query) => [
      `passages “${query}”`,
      async (s: Snapshot) =>
        paced(retrieveInSteps(s, await paced(passagesInSteps(s)), parsePassageQuery(query))),
    ]),
  ),
  'matrix by site': (s) => paced(matrixInSteps(s, usualMatrix)),
  'matrix by code': (s) => paced(matrixInSteps(s, { ...usualMatrix, columns: 'code' })),
  'matrix by code, its table': async (s) =>
    paced(
      csvOf(
        matrixTable(
          s,
          await paced(matrixInSteps(s, { ...usualMatrix, columns: 'code' })),
          { rows: 'code', columns: 'code' },
          'row',
          'en',
        ),
      ),
    ),
  'coders compared': (s, texts) => doubleCoding(s, undefined, (path) => texts.read(path)),
  'agreement over characters': async (s, texts) =>
    paced(
      agreementInSteps(await doubleCoding(s, undefined, (path) => texts.read(path)), 'characters', {
        only: undefined,
        branches: codeBranches(s),
      }),
    ),
  sequences: (s) => paced(sequencesModel(s, { coder: '', type: undefined, shown: 100 }, 'en')),
  'sequences, their page': async (s) => {
    const model = await paced(sequencesModel(s, { coder: '', type: undefined, shown: 100 }, 'en'));
    return JSON.stringify(sequencesMarkup(model, { options: [], chosen: '' }));
  },
  'balance of voices': (s) => paced(voiceBalanceOf(s, DRAFT)),
  pack: (s) => {
    const session = s.recordAt(SESSION);
    return session && packFiles(s, planPack(s, session, { language: 'en', today: '2017-01-01' }));
  },
  'passages as a table': async (s) => paced(passageTable(s, await paced(passagesInSteps(s)), 'en')),
  'passages as CSV': async (s) =>
    paced(csvOf(await paced(passageTable(s, await paced(passagesInSteps(s)), 'en')))),
  'two thousand passages as a workbook': async (s) =>
    xlsxOf(await paced(passageTable(s, (await paced(passagesInSteps(s))).slice(0, 2000), 'en'))),
  codebook: (s) => paced(codebookOf(s, 'en')),
  'problems of the draft': async (s) => {
    const facts = s.file(DRAFT);
    return facts && paced(problemsInSteps(s, facts));
  },
  'rename of a code': (s, texts) => renamed(s, texts, 'codebook.yaml', 'c.1', 'c.uptake'),
  'rename of a pseudonym': (s, texts) => renamed(s, texts, 'people.yaml', 'CIT-001', 'CIT-999'),
  'live figure': (s) => paced(figureOf(s, 'count observation site=SITE-A')),
  'live figure of excerpts': (s) => paced(figureOf(s, 'count excerpt code=x')),
  'live figure on a page that is rendered': (s) =>
    new Promise<void>((known) => {
      if (new ShownFigures(s, known).at('count observation').kind !== 'open') known();
    }),
  'typed figure': (s) => paced(judgeFigure(s, materialNames(s), { number: 5, words: 'observations', span })),
};

/** What the editor does with a message to a page. */
function post(message: object): void {
  const written = JSON.stringify(message, (_, value: unknown) => (value instanceof ArrayBuffer ? {} : value));
  Buffer.from(JSON.stringify([written]));
}

function hub(snapshot: Snapshot): { readonly located: Located; readonly document: OpenDocument } {
  const [located] = snapshot.named('HUB');
  const facts = snapshot.file(HUB);
  if (!located || !facts) throw new Error('The record is not there.');
  return { located, document: { path: HUB, text: HUB_TEXT, facts } };
}

async function renamed(
  snapshot: Snapshot,
  texts: Texts,
  path: string,
  name: string,
  newName: string,
): Promise<unknown> {
  const [located] = snapshot.named(name);
  const facts = snapshot.file(path);
  if (!located || !facts) throw new Error('It is not there.');
  const document = { path, text: (await texts.read(path)) ?? '', facts };
  return planRename(snapshot, texts, document, located.definition.span.start, newName, neverCancelled);
}

const span = { start: 0, end: 1 };

function* overview(snapshot: Snapshot): Steps<unknown> {
  return [yield* overviewOf(snapshot), yield* nextSteps(snapshot, { brokenLinks: 0, others: 0 })];
}

function pathOf(i: number): string {
  return `records/${Math.floor(i / 500)}/${idOf(i)}.md`;
}

/**
 * Records that all link to one and to one that is not there, every other with two coded excerpts, and some of them coded
 * twice; a claim for every hundred with thirty pieces of evidence; a draft that quotes a thousand passages.
 */
function filesFor(total: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = Object.fromEntries(syntheticFiles(total));
  files['red-thread.yaml'] = `${files['red-thread.yaml'] ?? ''}sequence: [c.0, c.1, c.2, c.3]\n`;
  files['codebook.yaml'] = ['c', ...Array.from({ length: CODES }, (_, i) => `c.${i}`)]
    .map((code) => `- id: ${code}\n  label: {da: ${code}, en: ${code}}\n  definition: ord\n`)
    .join('');
  for (let i = 0; i < total; i++) {
    const path = pathOf(i);
    const text = files[path] ?? '';
    files[path] = `${text}\n[[HUB]] [[NOBODY]]\n`;
    if (i % 2 === 0) continue;
    const excerpts = [1, 2].map((n) => {
      const quote = JSON.stringify(text.slice(n * 1000, n * 1000 + 60));
      return `- id: x0${n}\n  quote: ${quote}\n  codes: [c.${(i + n) % 4}, c.${(i * n) % CODES}]\n  by: mk\n`;
    });
    files[path.replace(/md$/, 'excerpts.yaml')] = excerpts.join('');
    if (i % 20 === 1)
      files[path.replace(/md$/, 'excerpts.dc.yaml')] = (excerpts[0] ?? '').replace('by: mk', 'by: dc');
  }
  files[HUB] = HUB_TEXT;
  const relations = ['supports', 'challenges', 'qualifies'];
  const cited = (n: number): string => `${idOf(n % total)}#x0${(n % 3 === 0 ? 1 : 0) + 1}`;
  for (let i = 0; i < total / 100; i++) {
    const evidence = Array.from({ length: 30 }, (_, n) => {
      const ref = `${idOf((i * 30 + n * 2 + 1) % total)}#x0${(n % 2) + 1}`;
      return `  - {ref: ${ref}, rel: ${relations[n % 3] ?? ''}}`;
    });
    files[`claims/CLM-${i}.md`] =
      `---\nid: CLM-${i}\ntype: claim\nstate: draft\nstatement: ord\nevidence:\n${evidence.join('\n')}\n---\n`;
  }
  const claims = Array.from({ length: 20 }, (_, i) => `CLM-${i}`).join(', ');
  files[SESSION] = `---\nid: FLIP-1\ntype: flip-session\nsite: SITE-A\nclaims: [${claims}]\n---\n`;
  const quotes = Array.from({ length: 1000 }, (_, i) => `![[${cited(2 * i + 1)}]]\n`);
  files[DRAFT] = `---\nid: DRAFT-1\ntype: draft\n---\n${quotes.join('\n')}`;
  return files;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

void main();
