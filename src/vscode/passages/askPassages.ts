import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import {
  type Narrowing,
  type NarrowingKey,
  narrowingsOf,
  type PassageSearch,
  queryOf,
  type Together,
} from '../../analysis/passageSearch';
import { siteLabel } from '../../language/about';
import { codeLabel } from '../../language/codePath';
import { fold } from '../../model/ids';
import { readColour } from '../../model/palette';
import { allCodes } from '../codebook/askCode';
import { colourOr, ring, swatch } from '../coding/colours';
import { isInUse } from '../../model/code';
import { paced } from '../../repository/pace';
import { countText } from '../counted';
import type { OpenRepository } from '../openRepository';
import { askPick, runSteps, type Step } from '../writing/steps';
import { passagesOf } from './passagesView';

interface ValueItem<T> extends vscode.QuickPickItem {
  /** Undefined of a line that only divides. */
  readonly value: T | undefined;
}

/** What is asked for where nothing is said: every passage. */
const everything: PassageSearch = { codes: [], together: { kind: 'any' }, narrowings: [] };

/**
 * Asks which passages somebody wants to see: which codes, how several belong together, and what they are narrowed down
 * to. Each step can be passed over.
 * @param before what was asked for last.
 */
export async function askPassages(
  repository: OpenRepository,
  before: PassageSearch = everything,
): Promise<PassageSearch | undefined> {
  const asking = new Asking(repository, before);
  const title = vscode.l10n.t('Find Passages');
  const done = await runSteps(() => ({ title, steps: asking.steps }));
  return done ? asking.search : undefined;
}

class Asking {
  private codes: readonly string[];
  private together: Together;
  private narrowings: readonly Narrowing[];

  constructor(
    private readonly repository: OpenRepository,
    before: PassageSearch,
  ) {
    this.codes = before.codes;
    this.together = before.together;
    this.narrowings = before.narrowings;
  }

  get steps(): readonly Step[] {
    return [this.askCodes, ...(this.codes.length > 1 ? [this.askTogether] : []), this.askNarrowings];
  }

  get search(): PassageSearch {
    return { codes: this.codes, together: this.together, narrowings: this.narrowings };
  }

  private readonly askCodes: Step = async (place) => {
    const items = allCodes(this.repository).map(({ id, code, use }): ValueItem<string> => {
      const colour = colourOr(readColour(code.colour));
      return {
        value: id,
        label: code.label ?? id,
        description: [code.label === undefined ? undefined : id, countText(use.passages)]
          .filter((part) => part !== undefined)
          .join(' · '),
        iconPath: isInUse(code) ? swatch(colour) : ring(colour),
      };
    });
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Which codes? Tick one or more; none for all passages'),
      items,
      many: true,
      chosen: items.filter((item) => this.codes.some((code) => fold(code) === fold(item.value ?? ''))),
    });
    if (reply.kind === 'answered') this.codes = reply.value.flatMap(({ value }) => value ?? []);
    return reply.kind;
  };

  private readonly askTogether: Step = async (place) => {
    const items = await this.togetherItems();
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('How do the codes belong together?'),
      items,
      chosen: items.filter(({ value }) => JSON.stringify(value) === JSON.stringify(this.together)),
    });
    if (reply.kind === 'answered') this.together = reply.value[0]?.value ?? this.together;
    return reply.kind;
  };

  /** Each way with the number of passages that it finds. */
  private async togetherItems(): Promise<readonly ValueItem<Together>[]> {
    const name = (code: string): string =>
      codeLabel(this.repository.repository.snapshot, code, vscode.env.language);
    const ways: readonly (readonly [Together, string])[] = [
      [{ kind: 'any' }, vscode.l10n.t('One of them is enough')],
      [{ kind: 'overlap' }, vscode.l10n.t('All of them on the same words')],
      [{ kind: 'turn' }, vscode.l10n.t('All of them in the same turn')],
      [{ kind: 'near' }, vscode.l10n.t('Near each other: at most three turns apart')],
      [{ kind: 'record' }, vscode.l10n.t('All of them in the same record')],
      ...this.codes.map((code): readonly [Together, string] => [
        { kind: 'alone', code },
        this.codes.length === 2
          ? vscode.l10n.t('{0} without the other one nearby', name(code))
          : vscode.l10n.t('{0} without any of the others nearby', name(code)),
      ]),
    ];
    const items: ValueItem<Together>[] = [];
    for (const [value, label] of ways) {
      const { length } = await this.found({ ...everything, codes: this.codes, together: value });
      items.push({ value, label, description: countText(length) });
    }
    return items;
  }

  private readonly askNarrowings: Step = async (place) => {
    const items = await this.narrowingItems();
    const isChosen = (value: Narrowing | undefined): boolean =>
      this.narrowings.some((chosen) => chosen.key === value?.key && chosen.value === value.value);
    const reply = await askPick(place, {
      placeholder: vscode.l10n.t('Narrow down to sites, types, roles, coders or years, or press Enter'),
      items,
      many: true,
      chosen: items.filter(({ value }) => isChosen(value)),
    });
    if (reply.kind === 'answered') this.narrowings = reply.value.flatMap(({ value }) => value ?? []);
    return reply.kind;
  };

  private async narrowingItems(): Promise<readonly ValueItem<Narrowing>[]> {
    const { snapshot } = this.repository.repository;
    const found = await this.found({ ...this.search, narrowings: [] });
    const offered = await paced(narrowingsOf(snapshot, found));
    const items: ValueItem<Narrowing>[] = [];
    let last: NarrowingKey | undefined;
    for (const { key, value, count } of offered) {
      if (key !== last) {
        items.push({ label: keyLabel(key), kind: vscode.QuickPickItemKind.Separator, value: undefined });
      }
      last = key;
      const label =
        key === 'site'
          ? siteLabel(snapshot, value)
          : key === 'type'
            ? (snapshot.vocabulary.types.get(value)?.label ?? value)
            : value;
      items.push({ label, description: countText(count), value: { key, value } });
    }
    return items;
  }

  private found(search: PassageSearch): Promise<readonly CodedPassage[]> {
    return passagesOf({ repository: this.repository, query: queryOf(search) });
  }
}

function keyLabel(key: NarrowingKey): string {
  const labels: Record<NarrowingKey, string> = {
    site: vscode.l10n.t('Site'),
    type: vscode.l10n.t('Type of record'),
    role: vscode.l10n.t('Who speaks'),
    coder: vscode.l10n.t('Coder'),
    year: vscode.l10n.t('Year'),
  };
  return labels[key];
}
