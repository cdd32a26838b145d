import * as vscode from 'vscode';
import type { CodedStretch } from '../../analysis/doubleCoding';
import { codedPassagesOf } from '../../analysis/codedPassages';
import type { SideBySide } from '../../analysis/sideBySide';
import { codeLabel } from '../../language/codePath';
import { AGREED } from '../../model/excerpt';
import { paced } from '../../repository/pace';
import type { Snapshot } from '../../repository/snapshot';
import { decisionEntries, type Held, heldTogether } from '../../writing/decision';
import { type NewExcerpt, replaceExcerpts } from '../../writing/excerptFile';
import { entryStarts, excerptFileOf } from '../../writing/newExcerpt';
import { askInitials } from '../coding/askInitials';
import { pickCodes } from '../coding/codePick';
import type { Coding } from '../coding/register';
import { localDate } from '../localDate';
import type { OpenRepository } from '../openRepository';

/** What holds, as it can be chosen; codes of one's own are asked for afterwards. */
interface Choice extends vscode.QuickPickItem {
  readonly held: readonly Held[] | undefined;
}

/**
 * Asks what holds where coders differ, and why, and writes it down beside their excerpts.
 * @param coders in the order of the codings.
 */
export async function decide(
  coding: Coding,
  open: OpenRepository,
  coders: readonly string[],
  side: SideBySide,
): Promise<void> {
  const { snapshot } = open.repository;
  const { record } = side;
  const text = await open.repository.text(record.path);
  const by = text === undefined ? undefined : await askInitials();
  if (text === undefined || by === undefined) return;
  const held = await askHeld(coding, open, coders, side);
  const reason = held && (await askReason(record.id, side.decision[0]?.excerpt.memo));
  if (!held || reason === undefined) return;
  const entries = await paced(
    decisionEntries(
      snapshot,
      {
        record,
        settles: stretchesOf(side).map(({ passage }) => passage.link),
        before: side.decision.map(({ id }) => id),
        held,
        reason,
        by,
        date: localDate(new Date()),
      },
      text,
    ),
  );
  if ((await open.repository.text(record.path)) !== text) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has changed in the meantime, so nothing was written. Decide once more.', record.id),
    );
    return;
  }
  await write(coding, open, side, entries, text, vscode.l10n.t('{0}: decided', record.id));
}

/** Takes a decision out again. */
export async function takeBack(coding: Coding, open: OpenRepository, side: SideBySide): Promise<void> {
  await write(coding, open, side, [], '', vscode.l10n.t('{0}: decision taken back', side.record.id));
}

/** Writes entries in the place of those that are there. Decisions that somebody wrote elsewhere are taken out there. */
async function write(
  { edits }: Coding,
  open: OpenRepository,
  { record, decision }: SideBySide,
  entries: readonly NewExcerpt[],
  text: string,
  told: string,
): Promise<void> {
  const { snapshot } = open.repository;
  const own = excerptFileOf(snapshot, record, AGREED, true);
  const goneFrom = (path: string): readonly string[] =>
    decision.flatMap((entry) => (entry.path === path ? [entry.id] : []));
  const elsewhere = new Set(decision.flatMap(({ path }) => (path === own ? [] : [path])));
  for (const path of elsewhere) {
    const isGone = await edits.write(open, path, (now) => replaceExcerpts(now, goneFrom(path), []), told);
    if (!isGone) return;
  }
  if (entries.length + goneFrom(own).length === 0) return;
  const startOf = entryStarts([...codedPassagesOf(snapshot, record)], own, text, record.facts.bodyStart);
  await edits.write(open, own, (now) => replaceExcerpts(now, goneFrom(own), entries, startOf), told);
}

async function askHeld(
  coding: Coding,
  open: OpenRepository,
  coders: readonly string[],
  side: SideBySide,
): Promise<readonly Held[] | undefined> {
  const picked = await vscode.window.showQuickPick(choicesFor(open.repository.snapshot, coders, side), {
    title: vscode.l10n.t('{0}: what holds?', side.record.id),
    placeHolder: vscode.l10n.t('The coders’ own excerpts stay as they are.'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked || picked.held) return picked?.held;
  const title = vscode.l10n.t('{0}: what holds?', side.record.id);
  const chosen = await pickCodes(open, coding, title, [], false);
  if (!chosen) return undefined;
  const span = await askSpan(side);
  return span && [{ span, codes: chosen.codes }];
}

function choicesFor(snapshot: Snapshot, coders: readonly string[], side: SideBySide): readonly Choice[] {
  const all = heldIn(stretchesOf(side));
  const nothing: readonly Held[] = [{ span: side.span, codes: [] }];
  const coded = side.codings.flatMap((coding, i) => (coding ? [{ coder: coders[i] ?? '', coding }] : []));
  const of = (label: string, held: readonly Held[]): Choice => ({
    label,
    description: [...new Set(held.flatMap(({ codes }) => codes))]
      .map((code) => codeLabel(snapshot, code, vscode.env.language))
      .join(', '),
    held,
  });
  const own = coded
    .filter(({ coding }) => coding.length > 0)
    .map(({ coder, coding }) => of(vscode.l10n.t('As {0} coded it', coder), heldIn(coding)));
  const none = coded.filter(({ coding }) => coding.length === 0).map(({ coder }) => coder);
  return [
    ...own,
    ...(own.length > 1 ? [of(vscode.l10n.t('All of it'), all)] : []),
    { label: vscode.l10n.t('Other codes…'), held: undefined },
    none.length > 0
      ? of(vscode.l10n.t('No code, as {0} left it', none.join(', ')), nothing)
      : of(vscode.l10n.t('No code'), nothing),
  ];
}

/** Which words get codes of their own; asked only where the coders' passages differ. */
async function askSpan(side: SideBySide): Promise<Held['span'] | undefined> {
  const items = heldIn(stretchesOf(side)).map(({ span }) => ({
    span,
    label:
      stretchesOf(side)
        .find(({ passage }) => passage.span?.start === span.start && passage.span.end === span.end)
        ?.passage.excerpt.quote?.replace(/\s+/g, ' ') ?? '',
  }));
  if (items.length < 2) return items[0]?.span;
  const placeHolder = vscode.l10n.t('Which words?');
  return (await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true }))?.span;
}

function askReason(record: string, before: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('{0}: why does it hold?', record),
    prompt: vscode.l10n.t('The reason, in a few words. It stands with the decision.'),
    value: before ?? '',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('Say in a few words why: later, nobody remembers.') : undefined,
  });
}

function stretchesOf({ codings }: SideBySide): readonly CodedStretch[] {
  return codings.flatMap((coding) => coding ?? []);
}

function heldIn(stretches: readonly CodedStretch[]): readonly Held[] {
  return heldTogether(stretches.flatMap(({ passage: { span }, codes }) => (span ? [{ span, codes }] : [])));
}
