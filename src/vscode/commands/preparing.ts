import * as vscode from 'vscode';
import { inOrder } from '../../analysis/order';
import { siteLabel } from '../../analysis/sites';
import { sitesOf } from '../../model/sitesOf';
import { readClaim } from '../../model/claim';
import { fold } from '../../model/ids';
import { linkTargetOf } from '../../model/linkTarget';
import { itemsOf, textAt, valueAt } from '../../model/value';
import type { RecordType } from '../../model/vocabulary';
import { audienceOf, type PackChoices } from '../../publish/pack/pack';
import { type Audience, audiences, type PackLanguage, packLanguages } from '../../publish/pack/packTexts';
import type { RecordEntry, Snapshot } from '../../repository/snapshot';
import { nextFreeId } from '../../writing/freeId';
import { idProblem } from '../../writing/newRecord';
import { askPick, askText, type Step } from '../writing/steps';

interface ValueItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A session in preparation: an existing record or a new one, and what is chosen for its pack. */
export class Preparing {
  /** Undefined for a new one. */
  session: RecordEntry | undefined;
  id = '';
  title = '';
  date: string;
  language: PackLanguage = 'da';
  private audience: Audience = 'mixed';
  private sites: readonly string[] = [];
  private claims: readonly string[] = [];

  /** @param today as `2017-03-14`. */
  constructor(
    private readonly snapshot: Snapshot,
    private readonly type: RecordType,
    private readonly today: string,
    /** The record in the active editor. */
    private readonly active: RecordEntry | undefined,
  ) {
    this.date = today;
    this.id = nextFreeId(snapshot, type, today);
    if (active?.type === type.name) this.take(active);
  }

  get steps(): readonly Step[] {
    const ofNew = this.session ? [] : [this.askId, this.askTitle, this.askDate];
    return [this.askSession, ...ofNew, this.askClaims, this.askSites, this.askAudience, this.askLanguage];
  }

  get choices(): PackChoices {
    const { language, audience, sites, claims, today } = this;
    return { language, audience, sites, claims, today };
  }

  /** What the record of a new session says. */
  get answers(): ReadonlyMap<string, string | readonly string[]> {
    const kinds: Readonly<Record<Audience, string>> = { employees: 'employee', leaders: 'leader', mixed: '' };
    return new Map<string, string | readonly string[]>([
      ['id', this.id],
      ['title', this.title],
      ['date', this.date],
      ['year', this.date.slice(0, 4)],
      ['sites', this.sites],
      ['claims', this.claims],
      ['audience', this.audience],
      ['kind', kinds[this.audience]],
    ]);
  }

  private readonly askSession: Step = async (place) => {
    const sessions = inOrder([...this.snapshot.records()].filter((r) => r.type === this.type.name));
    const newest = [...sessions].sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
    const existing = newest.map((record): ValueItem<RecordEntry | undefined> => ({
      value: record,
      label: record.id,
      description: [record.title, dayOf(record)]
        .filter((part) => part !== undefined && part !== '')
        .join(' · '),
      iconPath: new vscode.ThemeIcon(this.type.icon),
    }));
    const fresh: ValueItem<RecordEntry | undefined> = {
      value: undefined,
      label: vscode.l10n.t('New: {0}', this.type.label),
      iconPath: new vscode.ThemeIcon('add'),
    };
    const open = existing.filter((item) => item.value === this.active);
    const others = existing.filter((item) => item.value !== this.active);
    const items = [...open, fresh, ...others];
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Which session is the pack for?'),
      items,
      chosen: items.filter((item) => item.value === this.session),
    });
    const [picked] = reply.kind === 'answered' ? reply.value : [];
    if (picked?.value) this.take(picked.value);
    else if (picked) this.session = undefined;
    return reply.kind;
  };

  private readonly askId: Step = async (place) => {
    const reply = await askText(place, {
      prompt: vscode.l10n.t('The id that links point to. This is the next free one.'),
      value: this.id,
      problem: (text) => idProblem(this.snapshot, text),
    });
    if (reply.kind === 'answered') this.id = reply.value;
    return reply.kind;
  };

  private readonly askTitle: Step = async (place) => {
    const reply = await askText(place, {
      prompt: vscode.l10n.t('What the session is called. The title stands on the first page of the pack.'),
      value: this.title,
    });
    if (reply.kind === 'answered') this.title = reply.value;
    return reply.kind;
  };

  private readonly askDate: Step = async (place) => {
    const reply = await askText(place, {
      prompt: vscode.l10n.t('When the session takes place.'),
      value: this.date,
      problem: (text) =>
        /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
          ? undefined
          : vscode.l10n.t('Write the date as 2017-03-14, 2017-03 or 2017.'),
    });
    if (reply.kind === 'answered') this.date = reply.value;
    return reply.kind;
  };

  private readonly askClaims: Step = async (place) => {
    const records = inOrder([...this.snapshot.records()].filter((r) => r.type === 'claim'));
    const isChosen = (id: string): boolean => this.claims.some((one) => fold(one) === fold(id));
    const items = chosenFirst(records, ({ id }) => isChosen(id)).map((record): ValueItem<string> => {
      const claim = readClaim(record.facts.root);
      return {
        value: record.id,
        label: record.id,
        description:
          (this.language === 'da' ? claim.statementDa : undefined) ?? claim.statement ?? record.title ?? '',
        iconPath: new vscode.ThemeIcon('law'),
      };
    });
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Which claims are put into play? Any number.'),
      items,
      many: true,
      chosen: items.filter((item) => isChosen(item.value)),
    });
    if (reply.kind === 'answered') this.claims = reply.value.map((item) => item.value);
    return reply.kind;
  };

  private readonly askSites: Step = async (place) => {
    const records = inOrder([...this.snapshot.records()].filter((r) => r.type === 'site'));
    const items = records.map((record): ValueItem<string> => ({
      value: record.id,
      label: siteLabel(this.snapshot, record.id),
      description: record.id,
    }));
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t(
        'Which sites take part? What their own people said is shown only where they agreed to that.',
      ),
      items,
      many: true,
      chosen: items.filter((item) => this.sites.some((id) => fold(id) === fold(item.value))),
    });
    if (reply.kind === 'answered') this.sites = reply.value.map((item) => item.value);
    return reply.kind;
  };

  private readonly askAudience: Step = async (place) => {
    const labels: Readonly<Record<Audience, string>> = {
      employees: vscode.l10n.t('Employees'),
      leaders: vscode.l10n.t('Leaders'),
      mixed: vscode.l10n.t('Employees and leaders together'),
    };
    const items = audiences.map((value): ValueItem<Audience> => ({ value, label: labels[value] }));
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Who sits in the session?'),
      items,
      chosen: items.filter((item) => item.value === this.audience),
    });
    if (reply.kind === 'answered') this.audience = reply.value[0]?.value ?? this.audience;
    return reply.kind;
  };

  private readonly askLanguage: Step = async (place) => {
    const items = languageItems();
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Which language is the pack in?'),
      items,
      chosen: items.filter((item) => item.value === this.language),
    });
    if (reply.kind === 'answered') this.language = reply.value[0]?.value ?? this.language;
    return reply.kind;
  };

  private take(record: RecordEntry): void {
    const { root } = record.facts;
    this.session = record;
    this.sites = sitesOf(root);
    this.claims = itemsOf(valueAt(root, 'claims')).flatMap((item) => linkTargetOf(item)?.target ?? []);
    this.audience = audienceOf(record);
  }
}

/** Those that are chosen before the others: in a long list nobody sees them elsewhere. */
function chosenFirst<T>(all: readonly T[], isChosen: (one: T) => boolean): readonly T[] {
  return [...all.filter(isChosen), ...all.filter((one) => !isChosen(one))];
}

/** The languages of packs and notes, by their own names. */
export function languageItems(): ValueItem<PackLanguage>[] {
  const names: Readonly<Record<PackLanguage, string>> = { da: 'Dansk', en: 'English' };
  return packLanguages.map((value) => ({ value, label: names[value] }));
}

function dayOf({ facts: { root } }: RecordEntry): string {
  return textAt(root, 'date') ?? textAt(root, 'year') ?? '';
}
