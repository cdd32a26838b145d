import { t } from '@vscode/l10n';
import type { Choice, Field, RecordType } from '../vocabulary';
import { choice, date, free, integer, link, list, map, oneOf, required, requiredList, text } from './fields';
import { recordType } from './recordType';

/** The record types of the dialogue with practice, of the analysis and of the writing. */
export function analysisTypes(): readonly RecordType[] {
  return [flipSession(), seminar(), potential(), claim(), memo(), draft()];
}

function flipSession(): RecordType {
  return recordType({
    name: 'flip-session',
    label: t('FLIP session'),
    plural: t('FLIP sessions'),
    prefix: 'FLIP',
    icon: 'sync',
    description: t('A session that brings findings to practice and brings practice’s answer back.'),
    fields: [
      date('date', t('When it took place: 2017-03-14, 2017-03 or 2017.'), required),
      link('sites', t('The sites that took part.'), ['site'], requiredList),
      oneOf('audience', t('Who the findings were shown to.'), [
        choice('employees', t('Employees only.')),
        choice('leaders', t('Leaders only.')),
        choice('mixed', t('Employees and leaders together.')),
      ]),
      integer('participants_n', t('How many took part.')),
      integer('duration_min', t('How long it lasted, in minutes.')),
      oneOf('phase', t('Where in the learning process the session stands.'), phases()),
      link('claims', t('The claims that were put into play.'), ['claim'], list),
      link('excerpts_shown', t('The excerpts that were shown.'), ['excerpt'], list),
    ],
  });
}

function phases(): readonly Choice[] {
  return [
    choice('problem', t('Finding and sharpening the problem.')),
    choice('knowledge', t('Bringing knowledge together.')),
    choice('development', t('Developing a new practice.')),
    choice('use', t('Trying it out.')),
    choice('evaluation', t('Looking at what came of it.')),
  ];
}

function seminar(): RecordType {
  return recordType({
    name: 'seminar',
    label: t('Seminar'),
    plural: t('Seminars'),
    prefix: 'SEM',
    icon: 'mortar-board',
    description: t('A seminar across the sites, where findings are put into play.'),
    fields: [
      oneOf('kind', t('Who the seminar was for.'), [
        choice('employee', t('Employees.')),
        choice('leader', t('Leaders.')),
      ]),
      integer('year', t('The year it was held.'), required),
      link('sites', t('The sites that took part.'), ['site'], list),
      link('claims', t('The claims that were put into play.'), ['claim'], list),
      link('excerpts_shown', t('The excerpts that were shown.'), ['excerpt'], list),
    ],
  });
}

function potential(): RecordType {
  return recordType({
    name: 'potential',
    label: t('Potential'),
    plural: t('Potentials'),
    prefix: 'POT',
    icon: 'lightbulb',
    description: t('One of the project’s potentials for better practice.'),
    fields: [
      text('title_da', t('The potential in Danish.'), required),
      text('title_en', t('The potential in English.'), required),
    ],
  });
}

function claim(): RecordType {
  return recordType({
    name: 'claim',
    label: t('Claim'),
    plural: t('Claims'),
    prefix: 'CLM',
    icon: 'law',
    description: t('Something the analysis says, with its evidence and the answers practice gave.'),
    fields: [
      text('statement', t('The claim in one sentence.'), required),
      text('statement_da', t('The claim in Danish.')),
      text('questions', t('What to talk about when the claim is shown to practice.'), list),
      oneOf('level', t('What sort of claim it is.'), [
        choice('descriptive', t('Says what happens.')),
        choice('interpretive', t('Says what it means.')),
        choice('explanatory', t('Says why it happens.')),
        choice('normative', t('Says what ought to happen.')),
      ]),
      map('scope', t('Where and for whom the claim holds.'), [
        link('sites', t('The sites it holds for.'), ['site'], list),
        text('group', t('The group it holds for.')),
      ]),
      oneOf('state', t('How far the claim is.'), claimStates()),
      map('evidence', t('What speaks for and against the claim.'), evidenceFields(), list),
      map('dialogue', t('What practice answered when the claim was shown.'), dialogueFields(), list),
      map('revisions', t('Changes of the wording that a memo led to.'), revisionFields(), list),
      map('confidence', t('How sure we are, each with its reason.'), [
        free('methodological', t('Limits of how the material came about.')),
        free('coherence', t('How well the claim fits the material.')),
        free('adequacy', t('How much material there is, and how rich.')),
        free('relevance', t('How close the material is to the claim’s scope.')),
        date('date', t('When it was rated. Evidence with a later date makes it outdated.')),
      ]),
    ],
  });
}

function claimStates(): readonly Choice[] {
  return [
    choice('draft', t('Still being worded.')),
    choice('in-dialogue', t('Being discussed with practice.')),
    choice('revised', t('Changed after an answer.')),
    choice('settled', t('Stands as it is.')),
    choice('dropped', t('Given up.')),
  ];
}

function evidenceFields(): readonly Field[] {
  return [
    link('ref', t('The excerpt, turn or record that is the evidence.'), ['record', 'excerpt']),
    oneOf(
      'rel',
      t('What it does to the claim.'),
      [
        choice('supports', t('Speaks for the claim.')),
        choice('challenges', t('Speaks against the claim.')),
        choice('qualifies', t('Limits or refines the claim.')),
        choice('none-found', t('For a checked record: looked, and found nothing.')),
      ],
      required,
    ),
    link('checked', t('A record that was searched for evidence.'), ['record']),
    text('note', t('Why it counts, in a few words.')),
    text('seen', t('The fingerprint of the quotation when it was last reviewed.')),
    text('by', t('Who put it there or reviewed it last, by initials.')),
    date('date', t('When it was put there or reviewed last.')),
  ];
}

function dialogueFields(): readonly Field[] {
  return [
    link('session', t('Where the answer was given.'), ['flip-session', 'seminar'], required),
    text('response', t('The answer’s own id within the session: r1.')),
    oneOf(
      'outcome',
      t('What the answer did to the claim.'),
      [
        choice('confirmed', t('Practice recognises it.')),
        choice('nuanced', t('It is right, with reservations.')),
        choice('contested', t('Practice disagrees.')),
        choice('new-question', t('It raised another question.')),
        choice('no-response', t('Nobody answered. That is no confirmation.')),
      ],
      required,
    ),
    text('role', t('The role of whoever answered, never a name.')),
    text('summary', t('What was said, in brief.')),
    text('reply', t('What the team answers to it.')),
    text('revised_from', t('The claim’s wording before this answer changed it.')),
    text('shown', t('The fingerprint of the wording that was answered.')),
    date('date', t('When it was given, if not on the date of the session.')),
  ];
}

function revisionFields(): readonly Field[] {
  return [
    link('memo', t('The memo that led to it.'), ['memo'], required),
    text('from', t('The wording before.'), required),
    text('to', t('The wording after it.')),
    date('date', t('When it was changed.')),
  ];
}

function memo(): RecordType {
  return recordType({
    name: 'memo',
    label: t('Memo'),
    plural: t('Memos'),
    prefix: 'MEMO',
    icon: 'note',
    description: t('A thought on the way: about the analysis, the method, oneself or a translation.'),
    fields: [
      oneOf('kind', t('What the memo is about.'), [
        choice('analytic', t('An idea about the material.')),
        choice('method', t('How the work is done.')),
        choice('reflexive', t('The researcher’s own part in it.')),
        choice('translation', t('A choice of words between languages.')),
        choice('decision', t('Something decided, and why.')),
      ]),
      link('about', t('What the memo is about: records, excerpts, codes, claims.'), [], list),
    ],
  });
}

function draft(): RecordType {
  return recordType({
    name: 'draft',
    label: t('Draft'),
    plural: t('Drafts'),
    prefix: 'DRAFT',
    icon: 'edit',
    description: t('A paper or report in the making.'),
    fields: [
      text('title', t('The title of the paper.'), required),
      text('bibliography', t('Bibliography files for this draft alone.'), list),
      oneOf('checklist', t('The reporting checklist it follows.'), [
        choice('srqr', t('Standards for Reporting Qualitative Research.')),
        choice(
          'coreq',
          t('Consolidated criteria for reporting qualitative research: interviews and focus groups.'),
        ),
      ]),
      text('csl', t('The citation style of this draft.')),
    ],
  });
}
