import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import type { CodedStretch } from '../../analysis/doubleCoding';
import type { SideBySide } from '../../analysis/sideBySide';
import { codeLabel } from '../../language/codePath';
import { fold } from '../../model/ids';
import { textAt } from '../../model/value';
import {
  type CoderColumn,
  type PassageItem,
  type PassagesSection,
  quoteParts,
  type ShownPassages,
} from '../../pages/agreement';
import type { Snapshot } from '../../repository/snapshot';
import { formatted } from '../formatted';
import { linked } from './linked';

/** The passages side by side. @param code that is looked at, empty for all. @param most so many are shown. */
export function passagesSection(
  snapshot: Snapshot,
  coders: readonly string[],
  sides: readonly SideBySide[],
  code: string,
  list: ShownPassages,
  most: number,
): PassagesSection {
  const lists = listsOf(sides);
  const named = {
    differences: vscode.l10n.t('Disagreements'),
    open: vscode.l10n.t('Not settled yet'),
    settled: vscode.l10n.t('Settled'),
    all: vscode.l10n.t('All passages'),
  };
  const shown = lists[list];
  return {
    title: vscode.l10n.t('Side by side'),
    choice: {
      label: vscode.l10n.t('Show'),
      options: (['differences', 'open', 'settled', 'all'] as const).map((value) => ({
        value,
        label: `${named[value]} (${formatted(lists[value].length)})`,
      })),
      chosen: list,
      action: { kind: 'list' },
    },
    summary: linked((link) => {
      const listed = (value: ShownPassages): string =>
        link(lists[value].length, named[value], { kind: 'show', code, list: value });
      return vscode.l10n.t(
        'Passages that share words stand side by side. Places that differ: {0} of {1}; not settled yet: {2}.',
        listed('differences'),
        listed('all'),
        listed('open'),
      );
    }),
    items: shown.slice(0, most).map((side) => itemOf(snapshot, coders, side)),
    empty: emptyText(list),
    more:
      shown.length > most ? vscode.l10n.t('Show more ({0} left)', formatted(shown.length - most)) : undefined,
  };
}

/** What can be listed. */
export function listsOf(
  sides: readonly SideBySide[],
): Readonly<Record<ShownPassages, readonly SideBySide[]>> {
  return {
    differences: sides.filter(({ difference }) => difference !== undefined),
    open: sides.filter(isOpen),
    settled: sides.filter(({ decision }) => decision.length > 0),
    all: sides,
  };
}

/** Whether coders differ and nothing is decided. */
function isOpen({ difference, decision }: SideBySide): boolean {
  return difference !== undefined && decision.length === 0;
}

function emptyText(list: ShownPassages): string {
  switch (list) {
    case 'differences':
      return vscode.l10n.t('They coded everything alike here.');
    case 'open':
      return vscode.l10n.t('Nothing waits for a decision here.');
    case 'settled':
      return vscode.l10n.t(
        'Nothing is decided yet. Choose Decide… at a disagreement once you have talked about it.',
      );
    case 'all':
      return vscode.l10n.t('Nothing is coded here.');
  }
}

function itemOf(snapshot: Snapshot, coders: readonly string[], side: SideBySide): PassageItem {
  const { record, codings, decision } = side;
  const says = (label: string): string => `${record.id}: ${label}`;
  const act = (label: string, kind: 'decide' | 'takeBack'): PassageItem['actions'][number] => ({
    label,
    says: says(label),
    action: { kind, link: side.first },
  });
  return {
    record: record.id,
    title: record.title ?? '',
    difference: differenceText(coders, side),
    coders: codings.flatMap((coding, i) =>
      coding ? columnOf(snapshot, coders[i] ?? '', coding, codings.toSpliced(i, 1)) : [],
    ),
    decision:
      decision.length === 0
        ? undefined
        : {
            by: decidedText(decision),
            held: decision.map((entry) => heldText(snapshot, entry, decision.length > 1)),
            reason: decision[0]?.excerpt.memo,
          },
    actions:
      decision.length > 0
        ? [act(vscode.l10n.t('Decide Anew…'), 'decide'), act(vscode.l10n.t('Take Back'), 'takeBack')]
        : side.difference === undefined
          ? []
          : [act(vscode.l10n.t('Decide…'), 'decide')],
  };
}

function differenceText(coders: readonly string[], { difference, codings }: SideBySide): string {
  switch (difference) {
    case 'one-sided': {
      const without = coders.filter((_, i) => codings[i]?.length === 0);
      return vscode.l10n.t('Not coded by {0}', without.join(', '));
    }
    case 'codes':
      return vscode.l10n.t('Other codes');
    case 'bounds':
      return vscode.l10n.t('Same codes, other bounds');
    case undefined:
      return vscode.l10n.t('Coded alike');
  }
}

function columnOf(
  snapshot: Snapshot,
  coder: string,
  coding: readonly CodedStretch[],
  others: readonly (readonly CodedStretch[] | undefined)[],
): CoderColumn {
  const theirs = others.flatMap((other) => other ?? []);
  const given = new Set(theirs.flatMap(({ codes }) => codes.map(fold)));
  const quotes = theirs.map(({ passage }) => passage.excerpt.quote ?? '');
  return {
    coder,
    none: vscode.l10n.t('Nothing coded here'),
    passages: coding.map(({ passage, codes }) => ({
      quote: quoteParts(passage.excerpt.quote ?? '', quotes),
      action: { kind: 'passage', link: passage.link },
      codes: codes.map((code) => ({
        label: codeLabel(snapshot, code, vscode.env.language),
        // Where the others coded nothing, all of it is only theirs.
        only: theirs.length === 0 || given.has(fold(code)) ? undefined : vscode.l10n.t('only {0}', coder),
      })),
      memo: passage.excerpt.memo,
    })),
  };
}

function decidedText([first]: readonly CodedPassage[]): string {
  const date = textAt(first?.located.definition.fields, 'date');
  const by = first?.excerpt.decidedBy;
  if (by === undefined) return vscode.l10n.t('Settled');
  return date === undefined
    ? vscode.l10n.t('Settled by {0}', by)
    : vscode.l10n.t('Settled by {0}, {1}', by, date);
}

function heldText(snapshot: Snapshot, { excerpt }: CodedPassage, isQuoted: boolean): string {
  const codes = excerpt.codes.map((code) => codeLabel(snapshot, code, vscode.env.language)).join(', ');
  const held = codes === '' ? vscode.l10n.t('No code') : codes;
  return isQuoted ? `${held} – «${excerpt.quote ?? ''}»` : held;
}
