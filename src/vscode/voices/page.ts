import * as vscode from 'vscode';
import { inOrder } from '../../analysis/order';
import { siteLabel } from '../../analysis/sites';
import { type Voice, type VoiceBalance, voiceBalanceOf, voiceShare } from '../../analysis/voiceBalance';
import { titleOf } from '../../language/about';
import type { Option } from '../../pages/elements';
import type { Cell } from '../../pages/table';
import {
  type VoiceGrouping,
  voiceGroupings,
  type VoicesAction,
  type VoicesPage,
  type VoiceUse,
} from '../../pages/voices';
import { paced } from '../../repository/pace';
import type { Snapshot } from '../../repository/snapshot';
import { formatted, percentage } from '../formatted';
import type { OpenRepository } from '../openRepository';
import type { RepositoryFile } from '../place';
import { nameOf } from '../trees/recordsTree';

/** A draft as it can be chosen: by the address of its file. */
export interface DraftOption extends Option {
  readonly file: RepositoryFile;
}

/** The drafts of all repositories. */
export function draftOptions(all: readonly OpenRepository[]): readonly DraftOption[] {
  return all.flatMap((repository) => {
    const records = [...repository.repository.snapshot.recordsOfType('draft')];
    return inOrder(records).map((record) => ({
      value: repository.uriOf(record.path).toString(),
      label: nameOf(record),
      file: { repository, path: record.path },
    }));
  });
}

/** The page about a draft, or about there being none. */
export async function voicesPage(
  drafts: readonly DraftOption[],
  shown: DraftOption | undefined,
  isSearching: boolean,
): Promise<VoicesPage> {
  const frame = {
    draft: shown?.value ?? '',
    drafts: drafts.map(({ value, label }) => ({ value, label })),
    chooseLabel: vscode.l10n.t('Draft'),
    title: vscode.l10n.t('Voice Balance'),
  };
  if (!shown) {
    return {
      ...frame,
      summary: vscode.l10n.t('Whose words a draft quotes, and how much.'),
      totals: [],
      notice: undefined,
      tables: [],
      empty: isSearching
        ? vscode.l10n.t('Looking for a repository…')
        : vscode.l10n.t('There are no drafts yet. “New Record…” makes the first.'),
    };
  }
  const { repository, path } = shown.file;
  const { snapshot } = repository.repository;
  const balance = await paced(voiceBalanceOf(snapshot, path));
  const { quotes, mentions } = balance.all;
  const isEmpty = quotes.length + mentions.length === 0;
  return {
    ...frame,
    summary: vscode.l10n.t(
      'Whose words the draft quotes. A passage counts as quoted where it is embedded with ![[…]] or its link stands with words in quotation marks; other links only refer to it. Where several speak, each counts.',
    ),
    totals: isEmpty ? [] : totalsOf(balance.all),
    notice: noticeOf(snapshot, balance),
    tables: isEmpty
      ? []
      : voiceGroupings.map((by) => ({
          by,
          ...headings()[by],
          columns: columns().map((label) => ({ label })),
          rows: voicesBy(balance, by).map((voice) => ({
            label: voiceLabel(snapshot, by, voice.name),
            cells: cellsOf(snapshot, by, voice, balance.all),
          })),
        })),
    empty: vscode.l10n.t('This draft quotes nobody yet. Type [[ in it to find the words of the material.'),
  };
}

/** The voices of a draft by what they are told apart by; all in one where it is nothing. */
export function voicesBy(balance: VoiceBalance, by: VoiceGrouping | 'all'): readonly Voice[] {
  const { byRole, bySite, byPerson, all } = balance;
  return { role: byRole, site: bySite, person: byPerson, all: [all] }[by];
}

function totalsOf({ quotes, characters, mentions }: Voice): VoicesPage['totals'] {
  const total = (use: VoiceUse, text: string) =>
    ({ text, action: { kind: 'quotes', by: 'all', name: '', use } }) as const;
  return [
    total(
      'quotes',
      quotes.length === 1
        ? vscode.l10n.t('1 quotation, {0} characters', formatted(characters))
        : vscode.l10n.t('{0} quotations, {1} characters', formatted(quotes.length), formatted(characters)),
    ),
    ...(mentions.length === 0
      ? []
      : [
          total(
            'mentions',
            mentions.length === 1
              ? vscode.l10n.t('1 passage is only referred to')
              : vscode.l10n.t('{0} passages are only referred to', formatted(mentions.length)),
          ),
        ]),
  ];
}

/** What a role, site or person is called. */
export function voiceLabel(snapshot: Snapshot, by: VoiceGrouping | 'all', name: string): string {
  switch (by) {
    case 'all':
      return vscode.l10n.t('Voice Balance');
    case 'role':
      return name === '' ? vscode.l10n.t('Nobody whose role is known') : (roleLabels().get(name) ?? name);
    case 'site':
      return name === '' ? vscode.l10n.t('Without a site') : siteLabel(snapshot, name);
    case 'person': {
      if (name === '') return vscode.l10n.t('Notes, in which nobody speaks');
      const person = snapshot.named(name).find(({ definition }) => definition.kind === 'person');
      return [name, person && titleOf(snapshot, person)].filter((part) => part !== undefined).join(' ');
    }
  }
}

function noticeOf(snapshot: Snapshot, { tooLoud, all }: VoiceBalance): string | undefined {
  if (!snapshot.complete) {
    return vscode.l10n.t('The repository is not read in full yet: the numbers can still grow.');
  }
  const [loudest] = tooLoud;
  return (
    loudest &&
    vscode.l10n.t(
      '{0} has {1} of the quotations; red-thread.yaml wants no voice to have more than {2}.',
      voiceLabel(snapshot, 'person', loudest.name),
      percentage(loudest.quotes.length / all.quotes.length),
      percentage(voiceShare(snapshot) ?? 1),
    )
  );
}

function headings(): Record<VoiceGrouping, { readonly title: string; readonly rowHeading: string }> {
  return {
    role: { title: vscode.l10n.t('By role'), rowHeading: vscode.l10n.t('Role') },
    site: { title: vscode.l10n.t('By site'), rowHeading: vscode.l10n.t('Site') },
    person: { title: vscode.l10n.t('By person'), rowHeading: vscode.l10n.t('Person') },
  };
}

function columns(): readonly [string, string, string] {
  return [vscode.l10n.t('Quotations'), vscode.l10n.t('Characters'), vscode.l10n.t('Only referred to')];
}

function cellsOf(
  snapshot: Snapshot,
  by: VoiceGrouping,
  { name, quotes, characters, mentions }: Voice,
  all: Voice,
): readonly Cell<VoicesAction>[] {
  const label = voiceLabel(snapshot, by, name);
  const cell = (column: string, n: number, whole: number): Cell<VoicesAction> => {
    const share = whole === 0 ? 0 : n / whole;
    const text = n === 0 ? '–' : `${formatted(n)} · ${percentage(share)}`;
    const action = n === 0 ? undefined : ({ kind: 'quotes', by, name, use: 'quotes' } as const);
    return { text, says: `${label}, ${column}: ${text}`, share, action };
  };
  const [quotations, length, referred] = columns();
  const n = mentions.length;
  return [
    cell(quotations, quotes.length, all.quotes.length),
    cell(length, characters, all.characters),
    {
      text: n === 0 ? '–' : formatted(n),
      says: `${label}, ${referred}: ${formatted(n)}`,
      share: undefined,
      action: n === 0 ? undefined : { kind: 'quotes', by, name, use: 'mentions' },
    },
  ];
}

function roleLabels(): ReadonlyMap<string, string> {
  return new Map([
    ['citizen', vscode.l10n.t('Citizens')],
    ['frontline', vscode.l10n.t('Frontline workers')],
    ['professional', vscode.l10n.t('Other professionals')],
    ['leader', vscode.l10n.t('Leaders')],
    ['researcher', vscode.l10n.t('Research team')],
    ['other', vscode.l10n.t('Others')],
  ]);
}
