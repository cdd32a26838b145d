import * as vscode from 'vscode';
import { claimsShownIn, isSession, nextResponse } from '../../analysis/dialogue';
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
import { askPick, askText, type Reply, type StepPlace } from '../writing/steps';
import { applyPlan } from './applyPlan';
import { type ClaimItem, claimItems } from './pickClaim';

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/** What was chosen for the answer before: people of one role often speak one after the other. */
interface Before {
  claim: string | undefined;
  role: string | undefined;
}

/** Logs answers in a session, one after the other until Escape. What is answered up to an Escape is kept. */
export async function logResponses(repositories: Repositories, node: TreeNode | undefined): Promise<void> {
  const file = node?.session ?? (await chosenSession(repositories));
  if (!file) return;
  const before: Before = { claim: undefined, role: undefined };
  while (await logOne(file, before));
}

/** @returns false when somebody has had enough. */
async function logOne({ repository, path }: RepositoryFile, before: Before): Promise<boolean> {
  const { snapshot } = repository.repository;
  const session = snapshot.recordAt(path);
  if (!session) return false;
  const response = nextResponse(snapshot, session);
  const title = vscode.l10n.t('{0}: response {1}', session.id, response);
  const place = (step: number): StepPlace => ({ title, step, totalSteps: 5 });
  const given = new Map<string, string>();
  let claim: RepositoryFile | undefined;
  const questions: readonly ((at: StepPlace) => Promise<Reply<unknown>['kind']>)[] = [
    async (at) => {
      const items = claimItems(repository, claimsShownIn(session));
      const placeholder = vscode.l10n.t('Which claim was answered? Escape ends.');
      const chosen = items.filter(({ entry }) => entry?.record.path === before.claim);
      const reply = await askPick<ClaimItem>(at, { placeholder, items, chosen });
      const entry = reply.kind === 'answered' ? reply.value[0]?.entry : undefined;
      if (entry) claim = { repository, path: entry.record.path };
      return reply.kind;
    },
    (at) =>
      pickInto(
        given,
        'outcome',
        at,
        vscode.l10n.t('What did the answer do to the claim?'),
        outcomeItems(snapshot),
      ),
    (at) =>
      pickInto(
        given,
        'role',
        at,
        vscode.l10n.t('Who answered? A role, never a name.'),
        roleItems(snapshot),
        before.role,
      ),
    (at) => typeInto(given, 'summary', at, vscode.l10n.t('What was said, in brief. Enter goes on.')),
    (at) =>
      typeInto(
        given,
        'reply',
        at,
        vscode.l10n.t('What does the team reply? It can wait: Enter leaves it open.'),
      ),
  ];
  let ended = false;
  for (let i = 0; i < questions.length && !ended;) {
    const kind = (await questions[i]?.(place(i + 1))) ?? 'cancelled';
    if (kind === 'cancelled') ended = true;
    else i += kind === 'back' ? -1 : 1;
  }
  const outcome = given.get('outcome');
  // Whoever leaves before the outcome has logged nothing yet.
  if (!claim || outcome === undefined) return false;
  before.claim = claim.path;
  before.role = given.get('role');
  const logged = await write({ repository, path }, session, claim, {
    session: session.id,
    response,
    outcome,
    role: given.get('role') ?? '',
    summary: given.get('summary') ?? '',
    reply: given.get('reply') ?? '',
    date: undefined,
  });
  return logged && !ended;
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

async function pickInto(
  given: Map<string, string>,
  name: string,
  at: StepPlace,
  placeholder: string,
  items: readonly ValueItem[],
  usual?: string,
): Promise<Reply<unknown>['kind']> {
  const chosen = items.filter(({ value }) => value === (given.get(name) ?? usual));
  const reply = await askPick(at, { placeholder, items, chosen });
  const value = reply.kind === 'answered' ? reply.value[0]?.value : undefined;
  if (value !== undefined) given.set(name, value);
  return reply.kind;
}

async function typeInto(
  given: Map<string, string>,
  name: string,
  at: StepPlace,
  prompt: string,
): Promise<Reply<unknown>['kind']> {
  const reply = await askText(at, { prompt, value: given.get(name) ?? '' });
  if (reply.kind === 'answered') given.set(name, reply.value);
  return reply.kind;
}

function outcomeItems({ vocabulary }: Snapshot): readonly ValueItem[] {
  const dialogue = fieldNamed(vocabulary.types.get('claim')?.fields ?? [], 'dialogue');
  const labels = new Map([
    ['confirmed', vscode.l10n.t('Confirmed')],
    ['nuanced', vscode.l10n.t('Nuanced')],
    ['contested', vscode.l10n.t('Contested')],
    ['new-question', vscode.l10n.t('New question')],
    ['no-response', vscode.l10n.t('No response')],
  ]);
  return (fieldNamed(dialogue?.fields ?? [], 'outcome')?.values ?? []).map(({ value, description }) => ({
    value,
    label: labels.get(value) ?? value,
    description,
  }));
}

function roleItems({ vocabulary }: Snapshot): readonly ValueItem[] {
  const roles = fieldNamed(vocabulary.person, 'role')?.values ?? [];
  return roles.map(({ value, description }) => ({ value, label: value, description }));
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
