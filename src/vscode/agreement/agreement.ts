import * as vscode from 'vscode';
import { agreementUnits, passagesBehind, usedCodes } from '../../analysis/agreement';
import { codeBranches } from '../../analysis/codeBranches';
import { type DoubleCoding, doubleCoding } from '../../analysis/doubleCoding';
import { sideBySide } from '../../analysis/sideBySide';
import type { Disposable } from '../../model/event';
import { fold } from '../../model/ids';
import { paced } from '../../repository/pace';
import type { Snapshot } from '../../repository/snapshot';
import { activeRepository } from '../chosenRepository';
import {
  type Action,
  agreementMarkup,
  type AgreementPage,
  type AgreementState,
  parseAgreementAction,
  parseAgreementState,
  type RowOf,
  shownPassages,
} from '../../pages/agreement';
import type { Coding } from '../coding/register';
import type { OpenRepository } from '../openRepository';
import { PagePanel } from '../pages/pagePanel';
import { repositoryAt } from '../pages/repositoryOptions';
import type { PageParts } from '../pages/singlePanel';
import { passageOf } from '../passage';
import type { PassagesView } from '../passages/passagesView';
import { showPlace } from '../place';
import { decide, takeBack } from './decide';
import { leftOutTitle, rowLabel } from './figures';
import { agreementPage, codesShown, type Compared, emptyPage, sidesIn } from './page';

/** What the page about agreement needs around it. */
export interface AgreementParts extends PageParts {
  readonly coding: Coding;
  readonly passages: PassagesView;
}

/** So many passages and records are shown at first, and added with each click. */
const STRETCH = 30;

const nothingChosen: AgreementState = {
  repository: '',
  unit: 'turns',
  without: [],
  code: '',
  list: 'differences',
};

/** What was compared, and of what. */
interface Found extends Compared {
  readonly open: OpenRepository;
  readonly version: number;
  readonly without: readonly string[];
}

/** The page that shows how far coders agree, and where they do not. */
export class Agreement implements Disposable {
  private chosen = nothingChosen;
  private shown = { passages: STRETCH, records: STRETCH };
  private found: Found | undefined;
  private comparing: Promise<void> | undefined;
  readonly panel: PagePanel<AgreementPage>;

  constructor(private readonly parts: AgreementParts) {
    this.panel = new PagePanel(
      {
        viewType: 'redThread.agreement',
        title: vscode.l10n.t('Agreement'),
        model: () => this.page(),
        draw: agreementMarkup,
        state: () => JSON.stringify(this.chosen),
        restore: (state) => this.restore(state),
        act: (action, value) => this.act(action, value),
      },
      parts,
    );
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    const own = activeRepository(this.parts.repositories);
    if (own) this.choose({ repository: own.root.toString() });
    this.panel.show();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private restore(state: string): void {
    this.chosen = parseAgreementState(parsedJson(state)) ?? nothingChosen;
  }

  private repository(): OpenRepository | undefined {
    return repositoryAt(this.parts.repositories, this.chosen.repository);
  }

  private page(): AgreementPage | Promise<AgreementPage> {
    const { repositories, report } = this.parts;
    const open = this.repository();
    if (!open) {
      return emptyPage(
        repositories.activity === 'searching'
          ? vscode.l10n.t('Looking for a repository…')
          : vscode.l10n.t('There is no repository in this window.'),
      );
    }
    const found = this.found?.open === open ? this.found : undefined;
    // What was found before is shown until what holds now is worked out.
    if (!this.isCurrent(open)) void this.compare(open).catch(report);
    return paced(agreementPage(open, repositories.all, { ...this.chosen, ...this.shown }, found));
  }

  private isCurrent(open: OpenRepository): boolean {
    const { found } = this;
    return (
      found?.open === open &&
      found.version === open.repository.snapshot.version &&
      found.without === this.chosen.without
    );
  }

  /** Compares anew, unless that is under way. */
  private async compare(open: OpenRepository): Promise<void> {
    this.comparing ??= this.comparison(open).finally(() => (this.comparing = undefined));
    await this.comparing;
    this.panel.request();
  }

  private async comparison(open: OpenRepository): Promise<void> {
    const { repository } = open;
    const { without } = this.chosen;
    await repository.settled();
    const { snapshot } = repository;
    const { version } = snapshot;
    const read = (path: string): Promise<string | undefined> => repository.text(path);
    const all = await doubleCoding(snapshot, undefined, read);
    const coders = all.coders.filter((coder) => !without.includes(coder));
    const isAll = coders.length === all.coders.length;
    const coding = isAll ? all : await doubleCoding(snapshot, coders, read);
    this.found = { open, version, without, coders: all.coders, coding };
  }

  private async act(given: unknown, value = ''): Promise<void> {
    const parsed = parseAgreementAction(given);
    if (parsed.kind === 'error') throw new Error(`The page about agreement cannot do this: ${parsed.error}`);
    const action = parsed.value;
    const open = this.repository();
    switch (action.kind) {
      case 'repository':
        this.choose({ repository: value, without: [], code: '' });
        return;
      case 'unit':
        this.choose({ unit: agreementUnits.find((unit) => unit === value) ?? 'turns' });
        return;
      case 'code':
        this.choose({ code: value });
        return;
      case 'list':
        this.choose({ list: shownPassages.find((list) => list === value) ?? 'differences' });
        return;
      case 'show':
        this.choose({ code: action.code, list: action.list });
        return;
      case 'coder': {
        const others = this.chosen.without.filter((coder) => coder !== action.coder);
        this.choose({ without: value === 'true' ? others : [...others, action.coder] });
        if (open) await this.compare(open);
        return;
      }
      case 'morePassages':
        this.shown = { ...this.shown, passages: this.shown.passages + STRETCH };
        return;
      case 'moreRecords':
        this.shown = { ...this.shown, records: this.shown.records + STRETCH };
        return;
      default:
        if (open) await this.follow(open, action);
    }
  }

  private choose(change: Partial<AgreementState>): void {
    this.chosen = { ...this.chosen, ...change };
    this.shown = { passages: STRETCH, records: STRETCH };
  }

  private async follow(
    open: OpenRepository,
    action: Extract<
      Action,
      { kind: 'given' | 'leftOut' | 'open' | 'coded' | 'listed' | 'passage' | 'decide' | 'takeBack' }
    >,
  ): Promise<void> {
    // The page stays where it is: what it leads to is read beside it.
    const options = { viewColumn: vscode.ViewColumn.Beside };
    if (action.kind === 'open') {
      const isThere = open.repository.snapshot.file(action.path) !== undefined;
      if (isThere) await showPlace({ repository: open, path: action.path }, options);
      return;
    }
    if (!this.isCurrent(open)) await this.compare(open);
    const { coding } = this.parts;
    const compared = this.found?.coding;
    if (!compared) return;
    const { snapshot } = open.repository;
    if (action.kind === 'passage') {
      const all = compared.records.flatMap(({ codings }) => codings.flatMap((stretches) => stretches ?? []));
      const passage = all.find((stretch) => stretch.passage.link === action.link)?.passage;
      if (passage) await showPlace(passageOf(open, passage.located), options);
      return;
    }
    const { only } = codesShown(snapshot, compared, this.chosen.code);
    const list = (title: string, among: readonly string[]): Promise<void> =>
      this.parts.passages.show({ repository: open, query: '', title, among });
    if (action.kind === 'given') {
      const coder = action.coder === '' ? undefined : action.coder;
      const who = coder ?? vscode.l10n.t('given together');
      const codes = codesOfRow(snapshot, compared, action, only);
      const links = passagesBehind(compared, this.chosen.unit, codes, coder);
      await list(`${rowLabel(snapshot, action)} · ${who}`, [...links]);
      return;
    }
    if (action.kind === 'leftOut') {
      const { codedOnce, notFound } = compared;
      const passages = action.of === 'notFound' ? notFound : [...codedOnce.values()].flat();
      await list(
        leftOutTitle(action.of),
        passages.map(({ link }) => link),
      );
      return;
    }
    const sides = sideBySide(snapshot, compared, only);
    if (action.kind === 'coded' || action.kind === 'listed') {
      const codings =
        action.kind === 'listed'
          ? sidesIn(sides, action.path, action.list).flatMap((side) => side.codings)
          : compared.records
              .filter(({ record }) => record.path === action.path)
              .map((coded) => coded.codings[compared.coders.indexOf(action.coder)]);
      const among = codings.flatMap((coding) => coding?.map(({ passage }) => passage.link) ?? []);
      const id = snapshot.recordAt(action.path)?.id ?? '';
      const title = action.kind === 'coded' ? `${id} · ${action.coder}` : id;
      await list(title, among);
      return;
    }
    const side = sides.find(({ first }) => first === action.link);
    if (!side) return;
    if (action.kind === 'decide') await decide(coding, open, compared.coders, side);
    else await takeBack(coding, open, side);
    await this.compare(open);
  }
}

/** The codes behind a row's numbers; those that are taken for one stand together. */
function codesOfRow(
  snapshot: Snapshot,
  compared: DoubleCoding,
  { row, code }: RowOf,
  only: ReadonlySet<string> | undefined,
): readonly ReadonlySet<string>[] {
  if (row === 'all') return usedCodes(compared, only).map((one) => new Set([one]));
  if (row === 'code') return [new Set([code])];
  const branch = codeBranches(snapshot).get(code);
  return [new Set(usedCodes(compared, only).filter((one) => branch?.has(fold(one))))];
}

/** What was kept for the page; undefined for what is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
