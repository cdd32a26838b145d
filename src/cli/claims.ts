import { t } from '@vscode/l10n';
import { type ClaimEntry, claimsOf, outcomesOf } from '../analysis/claims';
import { standingOf } from '../analysis/claimStanding';
import { inOrder } from '../analysis/order';
import { problemsOf } from '../checks/problems';
import type { RuleId } from '../model/rules';
import type { Snapshot } from '../repository/snapshot';
import { type Command, json } from './command';

/** A claim as it is written out. */
interface WrittenClaim {
  readonly id: string;
  /** Null where the claim says none. */
  readonly state: string | null;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** Pieces of evidence by how they stand to the claim: `supports`, `challenges`, `qualifies`, `none-found`. */
  readonly evidence: Readonly<Record<string, number>>;
  /** Ids of the sites that evidence comes from. */
  readonly sites: readonly string[];
  /** Answers of practice by their outcome. */
  readonly dialogue: Readonly<Record<string, number>>;
  /** How often the wording changed. */
  readonly revisions: number;
  /** Rules that tell of something in the claim's file, each as often as it does. */
  readonly problems: readonly RuleId[];
}

/** `red-thread claims DIR`: where each claim stands. */
export const claims: Command = {
  name: 'claims',
  operands: ['DIR'],
  summary: () => t('Tell where each claim stands: evidence, sites, dialogue, problems.'),
  run({ snapshot }, _operands, format) {
    const entries = claimsOf(snapshot).map((entry) => ({ ...entry.record, entry }));
    const written = inOrder(entries).map(({ entry }) => writtenOf(snapshot, entry));
    const output = format === 'json' ? json({ claims: written }) : written.map(asText).join('');
    return Promise.resolve({ output, exitCode: 0 });
  },
};

function writtenOf(snapshot: Snapshot, entry: ClaimEntry): WrittenClaim {
  const { record, claim } = entry;
  const { byRelation, sites } = standingOf(snapshot, entry);
  return {
    id: record.id,
    state: claim.state ?? null,
    file: record.path,
    evidence: Object.fromEntries([...byRelation].map(([relation, pieces]) => [relation, pieces.length])),
    sites,
    dialogue: Object.fromEntries(outcomesOf(claim)),
    revisions: claim.revisions.length,
    problems: problemsOf(snapshot, record.facts).map(({ rule }) => rule),
  };
}

function asText({ id, state, evidence, sites, dialogue, problems }: WrittenClaim): string {
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  const parts = [state ?? '–', counted(evidence), sites.join(', '), counted(dialogue), problems.join(', ')];
  return `${id}: ${parts.filter((part) => part !== '').join(' · ')}\n`;
}
