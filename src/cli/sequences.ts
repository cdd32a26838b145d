import { t } from '@vscode/l10n';
import {
  comparedStages,
  flowsBetween,
  type FoundSequences,
  missingIn,
  type Sequence,
  type SequenceGroup,
  sequencesByCode,
  sequencesBySite,
  sequencesOf,
  usualType,
} from '../analysis/sequences';
import { siteLabel } from '../analysis/sites';
import { codeLabel } from '../language/codePath';
import type { Snapshot } from '../repository/snapshot';
import { type Command, json, refusal } from './command';

/** What `--type` says for records of every type. */
const ALL = 'all';

/** `red-thread sequences DIR`: what was raised, how it was taken up, and what came of it. */
export const sequences: Command = {
  name: 'sequences',
  operands: ['DIR'],
  options: { coder: false, type: false },
  summary: () => t('Tell what is raised, how it is taken up, and what comes of it.'),
  async run(repository, _operands, format, { language, options }) {
    const { snapshot } = repository;
    await repository.settled();
    const said = (name: string): string | undefined => {
      const option = options[name];
      return typeof option === 'string' ? option : undefined;
    };
    const all = sequencesOf(snapshot);
    if (all.stages.length < 2) {
      const message = t(
        'A sequence needs at least two stages that are codes of the codebook: see “sequence” in red-thread.yaml.',
      );
      return refusal(message);
    }
    const [coder, type = usualType(all) ?? ALL] = [said('coder'), said('type')];
    if (coder !== undefined && !all.coders.includes(coder)) {
      const message = t('Nobody codes as {0}. Coders: {1}.', coder, all.coders.join(', '));
      return refusal(message);
    }
    if (type !== ALL && !all.types.includes(type)) {
      const message = t(
        'No record of the type {0} has a sequence. Types: {1}.',
        type,
        [...all.types, ALL].join(', '),
      );
      return refusal(message);
    }
    const found = sequencesOf(snapshot, { coder, type: type === ALL ? undefined : type });
    const output =
      format === 'json' ? json({ type, ...written(snapshot, found) }) : asText(snapshot, found, language);
    return { output, exitCode: 0 };
  },
};

function written(snapshot: Snapshot, found: FoundSequences) {
  const { stages, coders, sequences: all } = found;
  const { from, to } = comparedStages(stages);
  const group = ({ name, sequences: own }: SequenceGroup) => ({
    name: name ?? null,
    ...counted(stages, own),
  });
  return {
    stages,
    coders,
    ...counted(stages, all),
    bySite: sequencesBySite(all).map(group),
    byOutcome: sequencesByCode(snapshot, all, to).map(group),
    flows: flowsBetween(snapshot, all, from, to).map((flow) => ({
      from: flow.from ?? null,
      to: flow.to ?? null,
      sequences: flow.sequences.length,
      records: [...new Set(flow.sequences.map(({ record }) => record.id))],
    })),
    found: all.map((sequence) => ({
      record: sequence.record.id,
      site: sequence.site ?? null,
      coder: sequence.coder ?? null,
      missing: missingIn(sequence).map((stage) => stages[stage]),
      stages: sequence.stages.map(({ codes, passages }) => ({
        codes,
        passages: passages.map(({ link, excerpt }) => ({ ref: link, quote: excerpt.quote ?? null })),
      })),
    })),
  };
}

function counted(stages: readonly string[], sequences: readonly Sequence[]) {
  const missing = stages.map((stage, i) => [stage, sequences.filter((s) => missingIn(s).includes(i)).length]);
  return {
    sequences: sequences.length,
    records: new Set(sequences.map(({ record }) => record.path)).size,
    complete: sequences.filter((sequence) => missingIn(sequence).length === 0).length,
    missing: Object.fromEntries(missing) as Readonly<Record<string, number>>,
  };
}

function asText(snapshot: Snapshot, { stages, sequences: all }: FoundSequences, language: string): string {
  const label = (id: string): string => codeLabel(snapshot, id, language);
  const { from, to } = comparedStages(stages);
  const line = (name: string, group: readonly Sequence[]): string => {
    const { sequences: count, complete, missing } = counted(stages, group);
    const lacks = Object.entries(missing).flatMap(([stage, n]) => (n > 0 ? [`${label(stage)} ${n}`] : []));
    return `  ${name}: ${count} (${t('complete: {0}', complete)}${lacks.length > 0 ? `; ${t('missing: {0}', lacks.join(', '))}` : ''})`;
  };
  return [
    stages.map(label).join(' → '),
    line(t('All'), all),
    '',
    t('By site'),
    ...sequencesBySite(all).map(({ name, sequences: own }) =>
      line(name === undefined ? t('Without a site') : siteLabel(snapshot, name), own),
    ),
    '',
    `${label(stages[from] ?? '')} → ${label(stages[to] ?? '')}`,
    ...flowsBetween(snapshot, all, from, to).map((flow) => {
      const [source, target] = [flow.from, flow.to].map((id) => (id === undefined ? '–' : label(id)));
      return `  ${source ?? ''} → ${target ?? ''}: ${flow.sequences.length}`;
    }),
    '',
  ].join('\n');
}
