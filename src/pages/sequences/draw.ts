import { t } from '@vscode/l10n';
import { element, type Markup } from '../../protocol/markup';
import { type Parsed, parse } from '../../protocol/message';
import { button, choice, empty, type Option, pageHeader, section, wide } from '../elements';
import { flowPlot } from './flowPlot';
import {
  type CountedGroup,
  type FlowTable,
  type Meant,
  type Part,
  parts,
  type SequenceRow,
  type SequencesModel,
} from './model';

/** What the page asks for. */
export type SequencesAction =
  | { readonly kind: 'record'; readonly path: string }
  /** The words of an excerpt in its record: its file and its id. */
  | { readonly kind: 'passage'; readonly path: string; readonly id: string }
  /** The passages behind a figure. */
  | { readonly kind: 'list'; readonly meant: Meant }
  | { readonly kind: 'choose'; readonly what: 'repository' | 'coder' | 'type' }
  | { readonly kind: 'more' };

/** Which repositories there are, and which is shown, by the addresses of their folders. */
export interface ShownRepository {
  readonly options: readonly Option[];
  readonly chosen: string;
}

/** The page of sequences; of no repository, that there is none. */
export function sequencesMarkup(
  model: SequencesModel | undefined,
  repository: ShownRepository,
): readonly Markup[] {
  const title = t('Sequences');
  if (!model) return [pageHeader({ title, summary: t('There is no repository in this window.') })];
  const { stages, total, coder, type, isComplete } = model;
  const choices = [
    ...(repository.options.length > 1
      ? [
          choice(
            t('Repository'),
            repository.options,
            repository.chosen,
            act({ kind: 'choose', what: 'repository' }),
          ),
        ]
      : []),
    choice(t('Records'), type.options, type.chosen, act({ kind: 'choose', what: 'type' })),
    choice(t('Coded by'), coder.options, coder.chosen, act({ kind: 'choose', what: 'coder' })),
  ];
  if (stages.length < 2) return [pageHeader({ title, summary: noFrame() })];
  const header = pageHeader({
    title,
    summary: stages.join(' → '),
    notice: isComplete ? undefined : t('The repository is not read in full yet: the numbers can still grow.'),
    choices,
  });
  if (total.count === 0) return [header, element('main', {}, empty(nothingCoded(stages[0] ?? '')))];
  return [
    header,
    element(
      'main',
      { class: 'sequences' },
      section('flows', flowTitle(model.flow), ...flowMarkup(model.flow)),
      section('sites', t('By site'), groupsTable('sites', 'site', t('Site'), model.sites, model)),
      section(
        'outcomes',
        t('By what came of it'),
        groupsTable('outcomes', 'outcome', model.flow.to, model.outcomes, model),
      ),
      section('found', t('Sequence by sequence'), ...sequencesTable(model)),
    ),
  ];
}

function noFrame(): string {
  return t(
    'Say in red-thread.yaml which codes follow one another in a conversation, for example: sequence: [rai, gri, con, third].',
  );
}

function nothingCoded(first: string): string {
  return t(
    'No passage here has a code of these stages. Select words in a record and run “Code Selection…”; a sequence begins with “{0}”.',
    first,
  );
}

function flowTitle({ from, to }: FlowTable): string {
  return `${from} → ${to}`;
}

function flowMarkup(flow: FlowTable): readonly Markup[] {
  const { from, sources, targets, counts } = flow;
  const says = (source: number, target: number): string =>
    `${sources[source]?.label ?? ''} → ${targets[target]?.label ?? ''}: ${counts[source]?.[target] ?? 0}`;
  const actionOf = (source: number, target: number): SequencesAction =>
    act({
      kind: 'list',
      meant: { of: 'flow', from: sources[source]?.name, to: targets[target]?.name },
    });
  const rows = sources.map(({ label }, source) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      ...targets.map((_, target) => {
        const count = counts[source]?.[target] ?? 0;
        return element('td', {}, figure(count, says(source, target), actionOf(source, target)));
      }),
    ),
  );
  return [
    element(
      'p',
      { class: 'about' },
      t('A sequence counts once for each pair of its codes. Click a figure to see its passages.'),
    ),
    wide('heading-flows', flowPlot(flow, says, actionOf)),
    wide('heading-flows', table('flows', [from, ...targets.map(({ label }) => label)], rows)),
  ];
}

function groupsTable(
  name: string,
  of: 'site' | 'outcome',
  heading: string,
  groups: readonly CountedGroup[],
  { stages, total }: SequencesModel,
): Markup {
  const headings = [
    heading,
    t('Sequences'),
    t('Complete'),
    ...stages.map((stage) => t('Without {0}', stage)),
  ];
  const row = (group: CountedGroup, by: 'all' | 'site' | 'outcome'): Markup => {
    const cell = (count: number, column: number, part: Part, stage = 0): Markup => {
      const says = `${group.label}, ${headings[column] ?? ''}: ${count}`;
      const meant = { of: by, name: group.name, part, stage };
      return element('td', {}, figure(count, says, act({ kind: 'list', meant })));
    };
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, group.label),
      cell(group.count, 1, 'all'),
      cell(group.complete, 2, 'complete'),
      ...group.missing.map((count, stage) => cell(count, stage + 3, 'missing', stage)),
    );
  };
  const rows = [
    ...groups.map((group) => row(group, of)),
    ...(of === 'site' ? [row({ ...total, name: undefined, label: t('All') }, 'all')] : []),
  ];
  return wide(`heading-${name}`, table(name, headings, rows));
}

function sequencesTable({ stages, sequences, left }: SequencesModel): readonly Markup[] {
  const rows = sequences.map((sequence) => sequenceRow(stages, sequence));
  return [
    wide('heading-found', table('found', [t('Record'), ...stages], rows, 'sequence-table')),
    ...(left > 0 ? [element('p', {}, button(act({ kind: 'more' }), t('Show more ({0} left)', left)))] : []),
  ];
}

function sequenceRow(names: readonly string[], { path, record, about, stages }: SequenceRow): Markup {
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      button(act({ kind: 'record', path }), record),
      element('div', { class: 'about' }, about.join(' · ')),
    ),
    ...stages.map(({ codes, passages }, stage) =>
      passages.length === 0
        ? element('td', {}, element('em', { class: 'none' }, t('missing: {0}', names[stage] ?? '')))
        : element(
            'td',
            {},
            element('div', { class: 'about' }, codes.join(', ')),
            ...passages.map(({ path: file, id, words }) =>
              element('div', {}, button(act({ kind: 'passage', path: file, id }), t('“{0}”', words))),
            ),
          ),
    ),
  );
}

function table(
  name: string,
  headings: readonly string[],
  rows: readonly Markup[],
  type = 'crossing',
): Markup {
  const head = headings.map((text) => element('th', { scope: 'col' }, text));
  return element(
    'table',
    { class: type, 'aria-labelledby': `heading-${name}` },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
}

/** A number that leads to its passages; none leads nowhere. */
function figure(count: number, says: string, action: SequencesAction): Markup {
  return count === 0
    ? element('span', { class: 'none', role: 'img', 'aria-label': says }, '–')
    : button(action, String(count), { class: 'number', 'aria-label': says });
}

/** Only what `parseSequencesAction` reads is given to an element. */
function act(action: SequencesAction): SequencesAction {
  return action;
}

/** Reads what somebody asked for on the page. */
export function parseSequencesAction(value: unknown): Parsed<SequencesAction> {
  return parse(value, (fields): SequencesAction => {
    const kind = fields.word('kind', ['record', 'passage', 'list', 'choose', 'more']);
    switch (kind) {
      case 'record':
        return { kind, path: fields.text('path') };
      case 'passage':
        return { kind, path: fields.text('path'), id: fields.text('id') };
      case 'choose':
        return { kind, what: fields.word('what', ['repository', 'coder', 'type']) };
      case 'more':
        return { kind };
      case 'list':
        return {
          kind,
          meant: fields.object('meant', (meant): Meant => {
            const of = meant.word('of', ['all', 'site', 'outcome', 'flow']);
            const name = (key: string): string | undefined => meant.maybe(key, (own) => meant.text(own));
            if (of === 'flow') return { of, from: name('from'), to: name('to') };
            const [part, stage] = [meant.word('part', parts), meant.number('stage')];
            return { of, name: name('name'), part, stage };
          }),
        };
    }
  });
}
