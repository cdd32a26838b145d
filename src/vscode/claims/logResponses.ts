import * as vscode from 'vscode';
import {
  claimsShownIn,
  isSession,
  nextResponse,
  sessionNamed,
  sessionsWithAnswers,
} from '../../analysis/dialogue';
import { inOrder } from '../../analysis/order';
import { readClaim } from '../../model/claim';
import { fingerprintOf } from '../../model/fingerprint';
import { fold } from '../../model/ids';
import { detailOf } from '../../language/about';
import { fieldNamed } from '../../model/vocabulary';
import type { RecordEntry, Snapshot } from '../../repository/snapshot';
import { planAnswer, planClaimShown } from '../../writing/claimFile';
import type { OpenRepository, Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import type { TreeNode } from '../trees/node';
import { iconOf, nameOf } from '../trees/recordsTree';
import { askPick, askText, type StepPlace } from '../writing/steps';
import { applyPlan } from './applyPlan';
import { type ClaimItem, claimItems } from './pickClaim';

/** What the next answer is to and who gave it, unless somebody says otherwise. */
interface Usual {
  /** The path of the claim. */
  claim: string | undefined;
  role: string | undefined;
}

/** A line of the last question: what the answer did, or what is to be asked anew. */
interface OutcomeItem extends vscode.QuickPickItem {
  readonly chosen: { readonly outcome: string } | { readonly anew: 'claim' | 'role' } | undefined;
}

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/**
 * Logs answers in a session, one after the other until Escape. Each takes its words and a digit: claim and role are
 * those of the answer before.
 */
export async function logResponses(repositories: Repositories, node: TreeNode | undefined): Promise<void> {
  const file = node?.session ?? (await chosenSession(repositories));
  if (!file) return;
  const usual = usualIn(file);
  while (await logOne(file, usual));
}

/** Whom the last answer in a session came from, and what it was to; before the first the only claim put into play. */
function usualIn({ repository, path }: RepositoryFile): Usual {
  const { snapshot } = repository.repository;
  const session = snapshot.recordAt(path);
  const last = sessionsWithAnswers(snapshot)
    .find(({ record }) => record?.path === path)
    ?.answers.at(-1);
  const [only, ...others] = session ? claimsShownIn(session) : [];
  const shown = only === undefined || others.length > 0 ? undefined : sessionNamed(snapshot, only);
  return { claim: last?.entry.record.path ?? shown?.path, role: last?.answer.role };
}

/** @returns false when somebody has had enough. */
async function logOne(file: RepositoryFile, usual: Usual): Promise<boolean> {
  const { snapshot } = file.repository.repository;
  const session = snapshot.recordAt(file.path);
  if (!session) return false;
  const response = nextResponse(snapshot, session);
  const place = (step: number): StepPlace => {
    const claim = snapshot.recordAt(usual.claim ?? '')?.id;
    const title = vscode.l10n.t('{0}: response {1}', session.id, response);
    return { title: [title, claim, usual.role].filter(Boolean).join(' · '), step, totalSteps: undefined };
  };
  usual.claim ??= await askClaim(file, session, place(1));
  if (usual.claim === undefined) return false;
  usual.role ??= await askRole(snapshot, place(1));
  if (usual.role === undefined) return false;
  let summary = '';
  for (;;) {
    const prompt = vscode.l10n.t('What was said, in brief. Escape ends.');
    const said = await askText(place(1), { prompt, value: summary });
    if (said.kind !== 'answered') return false;
    summary = said.value;
    // Whoever leaves the question about the outcome comes back to the words, which may be the only ones of a meeting.
    const outcome = await askOutcome(file, session, usual, place);
    if (outcome === undefined) continue;
    return write(
      file,
      session,
      { repository: file.repository, path: usual.claim },
      {
        session: session.id,
        response,
        outcome,
        role: usual.role,
        summary,
        reply: '',
        date: undefined,
      },
    );
  }
}

/** What an answer did to the claim; to which claim and from whom can be set right on the way. */
async function askOutcome(
  file: RepositoryFile,
  session: RecordEntry,
  usual: Usual,
  place: (step: number) => StepPlace,
): Promise<string | undefined> {
  const { snapshot } = file.repository.repository;
  for (;;) {
    const items = outcomeItems(snapshot, usual);
    const reply = await askPick<OutcomeItem>(place(2), {
      placeholder: vscode.l10n.t('What did the answer do to the claim? A digit is enough.'),
      items,
      atOnce: (typed) => items.find(({ label }) => label.startsWith(`${typed} `)),
    });
    const chosen = reply.kind === 'answered' ? reply.value[0]?.chosen : undefined;
    if (chosen === undefined) return undefined;
    if ('outcome' in chosen) return chosen.outcome;
    if (chosen.anew === 'claim') {
      usual.claim = (await askClaim(file, session, place(2), usual.claim)) ?? usual.claim;
    } else usual.role = (await askRole(snapshot, place(2), usual.role)) ?? usual.role;
  }
}

/** @returns the path of the claim; undefined where none was chosen. */
async function askClaim(
  { repository }: RepositoryFile,
  session: RecordEntry,
  at: StepPlace,
  usual?: string,
): Promise<string | undefined> {
  const items = claimItems(repository, claimsShownIn(session));
  const reply = await askPick<ClaimItem>(at, {
    placeholder: vscode.l10n.t('Which claim was answered?'),
    items,
    chosen: items.filter(({ entry }) => entry?.record.path === usual),
  });
  return reply.kind === 'answered' ? reply.value[0]?.entry?.record.path : undefined;
}

async function askRole({ vocabulary }: Snapshot, at: StepPlace, usual?: string): Promise<string | undefined> {
  const roles = fieldNamed(vocabulary.person, 'role')?.values ?? [];
  const items = roles.map(({ value, description }): ValueItem => ({ value, label: value, description }));
  const reply = await askPick(at, {
    placeholder: vscode.l10n.t('Who answered? A role, never a name.'),
    items,
    chosen: items.filter(({ value }) => value === usual),
  });
  return reply.kind === 'answered' ? reply.value[0]?.value : undefined;
}

async function write(
  file: RepositoryFile,
  session: RecordEntry,
  claim: RepositoryFile,
  answer: Parameters<typeof planAnswer>[1],
): Promise<boolean> {
  const id = file.repository.repository.snapshot.recordAt(claim.path)?.id ?? '';
  const logged = await applyPlan(claim, (written) => {
    const { statement } = readClaim(written.facts.root);
    return planAnswer(written, answer, statement === undefined ? undefined : fingerprintOf(statement));
  });
  if (!logged) return false;
  vscode.window.setStatusBarMessage(vscode.l10n.t('Logged in {0}', id), 3000);
  const isShown = claimsShownIn(session).some((shown) => fold(shown) === fold(id));
  return isShown || applyPlan(file, (written) => planClaimShown(written, id));
}

/** Each line begins with the digit that chooses it. */
function outcomeItems(snapshot: Snapshot, usual: Usual): readonly OutcomeItem[] {
  const dialogue = fieldNamed(snapshot.vocabulary.types.get('claim')?.fields ?? [], 'dialogue');
  const outcomes = (fieldNamed(dialogue?.fields ?? [], 'outcome')?.values ?? []).map(
    ({ value, description }, i): OutcomeItem => ({
      label: `${i + 1} ${outcomeLabel(value)}`,
      description,
      chosen: { outcome: value },
    }),
  );
  const claim = snapshot.recordAt(usual.claim ?? '');
  return [
    ...outcomes,
    {
      label: vscode.l10n.t('to what, and by whom'),
      kind: vscode.QuickPickItemKind.Separator,
      chosen: undefined,
    },
    {
      label: `${outcomes.length + 1} ${vscode.l10n.t('Another claim…')}`,
      description: claim ? nameOf(claim) : '',
      chosen: { anew: 'claim' },
    },
    {
      label: `${outcomes.length + 2} ${vscode.l10n.t('Another role…')}`,
      description: usual.role ?? '',
      chosen: { anew: 'role' },
    },
  ];
}

function outcomeLabel(value: string): string {
  const labels = new Map([
    ['confirmed', vscode.l10n.t('Confirmed')],
    ['nuanced', vscode.l10n.t('Nuanced')],
    ['contested', vscode.l10n.t('Contested')],
    ['new-question', vscode.l10n.t('New question')],
    ['no-response', vscode.l10n.t('No response')],
  ]);
  return labels.get(value) ?? value;
}

/** The session in the active editor, else the one that somebody picks, the latest first. */
async function chosenSession(repositories: Repositories): Promise<RepositoryFile | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const open: OpenRepository | undefined = (uri && repositories.of(uri)) ?? repositories.all[0];
  if (!open) return undefined;
  const { snapshot } = open.repository;
  const here = snapshot.recordAt((uri && open.pathOf(uri)) ?? '');
  if (here && isSession(here)) return { repository: open, path: here.path };
  const sessions = inOrder([...snapshot.records()].filter(isSession)).toReversed();
  const items = sessions.map((record) => ({
    label: nameOf(record),
    description: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
    path: record.path,
  }));
  const placeHolder = vscode.l10n.t('In which session was it said?');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked && { repository: open, path: picked.path };
}
