import { performance } from 'node:perf_hooks';
import { evidenceMapOf } from '../../src/analysis/evidenceMap';
import { filterMap } from '../../src/analysis/mapFilter';
import { layOut } from '../../src/publish/map/layout';
import { pictureOf } from '../../src/publish/map/picture';
import { mapSvg } from '../../src/publish/map/svg';
import { atOnce } from '../../src/model/steps';
import { corpus } from '../support/corpus';

/**
 * What the evidence map costs beside one look at each pair of its nodes, which is the least that a layout by forces
 * does, and does some hundred times. Prints ratios; judges nothing.
 * usage: npm run bench -- map [NODES]
 */
async function main(): Promise<void> {
  const wanted = Number(process.argv[2]) || 2000;
  const { repository, snapshot } = await corpus(filesFor(wanted));
  const map = atOnce(evidenceMapOf(snapshot));
  const pairs = median(() => {
    let sum = 0;
    for (const a of map.nodes) for (const b of map.nodes) sum += a.id.length - b.id.length;
    return sum;
  });
  console.log(
    `\n${String(map.nodes.length)} nodes, ${String(map.edges.length)} lines; a look at each pair: ${ms(pairs)}`,
  );
  const row = (what: string, work: () => unknown): void => {
    const time = median(work);
    console.log(`  ${what}: ${ms(time)} (${(time / pairs).toFixed(2)} × that)`);
  };
  row('gathered from the index', () => atOnce(evidenceMapOf(snapshot)));
  row('narrowed down to a claim', () => filterMap(map, { claim: 'CLM-1' }));
  row('laid out', () => atOnce(layOut(map)));
  row('written as SVG', () => atOnce(mapSvg(atOnce(pictureOf(map)), '')));
  repository.dispose();
}

/** A repository whose map has about so many nodes, in shares like those of the sample. */
function filesFor(nodes: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const [claims, records] = [Math.ceil(nodes / 30), Math.ceil(nodes / 3.3)];
  for (const site of 'ABCDEF')
    files[`SITE-${site}.md`] = `---\nid: SITE-${site}\ntype: site\nlabel: ${site}\n---\n`;
  const passages: string[] = [];
  for (let i = 1; i <= records; i++) {
    files[`OBS-${i}.md`] =
      `---\nid: OBS-${i}\ntype: observation\nsite: SITE-${'ABCDEF'[i % 6] ?? ''}\n---\nord og ord\n`;
    files[`OBS-${i}.excerpts.yaml`] = '- id: x01\n  quote: ord\n- id: x02\n  quote: og\n';
    passages.push(`OBS-${i}#x01`, `OBS-${i}#x02`);
  }
  const relations = ['supports', 'challenges', 'qualifies'];
  for (let i = 1; i <= claims; i++) {
    const evidence = passages
      .flatMap((ref, n) => (n % claims === i % claims || n % (claims + 7) === i ? [ref] : []))
      .map((ref, n) => `  - {ref: ${ref}, rel: ${relations[n % 3] ?? ''}}`);
    const dialogue = `[{session: FLIP-${i}, outcome: nuanced}]`;
    files[`FLIP-${i}.md`] = `---\nid: FLIP-${i}\ntype: flip-session\n---\n`;
    files[`CLM-${i}.md`] =
      `---\nid: CLM-${i}\ntype: claim\nstate: draft\nevidence:\n${evidence.join('\n')}\ndialogue: ${dialogue}\n---\n`;
  }
  return files;
}

function median(work: () => unknown): number {
  const times = Array.from({ length: 11 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[5] ?? NaN;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

void main();
