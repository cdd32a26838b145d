import { claimsOf } from '../analysis/claims';
import { siteLabel } from '../analysis/sites';
import { sitesOf } from '../model/sitesOf';
import type { Answer, Claim } from '../model/claim';
import { fold } from '../model/ids';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { plain } from './pack/packMarkdown';
import { type PackLanguage, packTexts, type PackTexts } from './pack/packTexts';

/** How many people a session needs before a role in it names nobody. */
const FEW = 3;

/**
 * A note to a site, as Markdown: what its people answered to claims in the sessions that it took part in, and what
 * became of it. Written from what is on record, without excerpts, ids or names; claims without answers from
 * there are not part of it.
 */
export function returnNote(snapshot: Snapshot, site: string, language: PackLanguage): string {
  const texts = packTexts(language);
  const parts = claimsOf(snapshot)
    .map(({ claim }) => ({ claim, answers: claim.dialogue.filter((a) => tookPart(snapshot, a, site)) }))
    .filter(({ answers }) => answers.length > 0)
    .flatMap(({ claim, answers }) => [
      `## ${plain(wording(claim, language))}`,
      ...answers.flatMap((answer) => answerParts(snapshot, claim, answer, texts)),
    ]);
  const body = parts.length > 0 ? [texts.noteIntro, ...parts] : [texts.noteNothing];
  return `${[`# ${plain(texts.noteTitle(siteLabel(snapshot, site)))}`, ...body].join('\n\n')}\n`;
}

function answerParts(snapshot: Snapshot, claim: Claim, answer: Answer, texts: PackTexts): readonly string[] {
  const session = sessionOf(snapshot, answer);
  const role = session && isSmall(session) ? undefined : texts.roles[answer.role ?? ''];
  const when = session && (textAt(session.facts.root, 'date') ?? textAt(session.facts.root, 'year'));
  // A year is enough to remember a session by, and names nobody.
  const head = [role, when?.slice(0, 4)].filter((part) => part !== undefined && part !== '').join(', ');
  const outcome = texts.outcomes[answer.outcome ?? ''];
  const said = [outcome, answer.summary].filter((part) => part !== undefined).join('. ');
  return [
    `**${texts.youSaid}**${head === '' ? '' : ` (${plain(head)})`}: ${plain(said)}`,
    ...becameOf(claim, answer, texts),
  ];
}

function becameOf(claim: Claim, answer: Answer, texts: PackTexts): readonly string[] {
  const revision = claim.revisions.find(({ reason }) => reason.kind === 'answer' && reason.answer === answer);
  const changed = revision
    ? [
        `**${texts.weChanged}**`,
        `- ${texts.before}: ${plain(revision.from)}\n- ${texts.after}: ${plain(revision.to ?? '')}`,
      ]
    : [];
  const replied = answer.reply === undefined ? [] : [`**${texts.weAnswered}**: ${plain(answer.reply)}`];
  if (changed.length + replied.length > 0) return [...changed, ...replied];
  const asks = ['nuanced', 'contested', 'new-question'].includes(answer.outcome ?? '');
  return [asks ? texts.weOwe : texts.weKept];
}

function wording(claim: Claim, language: PackLanguage): string {
  return (language === 'da' ? claim.statementDa : undefined) ?? claim.statement ?? claim.statementDa ?? '';
}

function tookPart(snapshot: Snapshot, answer: Answer, site: string): boolean {
  const session = sessionOf(snapshot, answer);
  return session !== undefined && sitesOf(session.facts.root).some((one) => fold(one) === fold(site));
}

function sessionOf(snapshot: Snapshot, { session }: Answer): RecordEntry | undefined {
  const named = session === undefined ? [] : snapshot.named(session);
  const record = named.find((l) => l.definition.kind === 'record');
  return record && snapshot.recordAt(record.path);
}

function isSmall({ facts: { root } }: RecordEntry): boolean {
  const present = Number(textAt(root, 'participants_n'));
  return Number.isFinite(present) && present > 0 && present < FEW;
}
