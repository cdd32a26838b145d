import { t } from '@vscode/l10n';
import type { Choice, Field, RecordType } from '../vocabulary';
import { choice, date, integer, link, list, oneOf, requiredList, required, text, free } from './fields';
import { recordType } from './recordType';

/** The record types of what was collected, and of where and with whom. */
export function materialTypes(): readonly RecordType[] {
  return [site(), caseType(), observation(), meeting(), interview(), positiveDeviance()];
}

function site(): RecordType {
  return recordType({
    name: 'site',
    label: t('Site'),
    plural: t('Sites'),
    prefix: 'SITE',
    icon: 'home',
    description: t('A municipality, unit or other place of the study, under its pseudonym.'),
    fields: [
      text('label', t('What the site is called in texts: Municipality B.'), required),
      oneOf('role', t('What the site is to the project.'), [
        choice('partner', t('Takes part in the research.')),
        choice('network', t('Belongs to the circle around it.')),
      ]),
      text('size_band', t('How large the site is, coarsely enough not to give it away.')),
    ],
  });
}

function caseType(): RecordType {
  return recordType({
    name: 'case',
    label: t('Case'),
    plural: t('Cases'),
    prefix: 'CASE',
    icon: 'briefcase',
    description: t('One citizen’s course, followed across meetings and interviews.'),
    fields: [
      link('site', t('Where the case belongs.'), ['site'], required),
      link('citizen', t('Whose case it is.'), ['person'], required),
      text('target_group', t('The citizen’s target group, in the law’s or the project’s terms.')),
      free('period', t('The time the case was followed: 2017-03/2018-12, or {from, to}.')),
    ],
  });
}

function observation(): RecordType {
  return recordType({
    name: 'observation',
    label: t('Observation'),
    plural: t('Observations'),
    prefix: 'OBS',
    icon: 'eye',
    description: t('An observed meeting between a frontline worker and a citizen.'),
    fields: meetingFields(),
  });
}

function meeting(): RecordType {
  return recordType({
    name: 'meeting',
    label: t('Meeting'),
    plural: t('Meetings'),
    prefix: 'ORG',
    icon: 'organization',
    description: t('An observed organisational meeting: of leaders, of a team.'),
    fields: meetingFields(),
  });
}

function meetingFields(): readonly Field[] {
  return [
    text('kind', t('What sort of meeting it was.')),
    date('date', t('When it took place: 2017-03-14, 2017-03 or 2017.'), required),
    oneOf('date_precision', t('How much of the date is known.'), [
      choice('day', t('The day is known.')),
      choice('month', t('The month is known; the day is not.')),
      choice('year', t('Only the year is known.')),
    ]),
    link('site', t('Where it took place.'), ['site'], required),
    link('participants', t('Who took part.'), ['person'], requiredList),
    capture(),
    oneOf('transcript', t('How it was transcribed.'), [
      choice('none', t('Not transcribed.')),
      choice('verbatim', t('Word by word.')),
      choice('jefferson-light', t('Word by word, with pauses, overlaps and stress.')),
    ]),
    integer('duration_min', t('How long it lasted, in minutes.')),
    text('setting', t('The room and the situation.')),
    link('case', t('The case it belongs to.'), ['case']),
    link(
      'followed_by',
      t('What followed from it: the next meeting, or the interview after it.'),
      ['record'],
      list,
    ),
  ];
}

function capture(): Field {
  return oneOf('capture', t('How it was recorded.'), [
    choice('audio', t('Sound recording.')),
    choice('notes', t('Field notes.')),
    choice('both', t('Sound recording and field notes.')),
  ]);
}

function interview(): RecordType {
  return recordType({
    name: 'interview',
    label: t('Interview'),
    plural: t('Interviews'),
    prefix: 'INT',
    icon: 'comment-discussion',
    description: t('An interview with a citizen or a professional.'),
    fields: [
      oneOf('kind', t('What occasioned the interview.'), interviewKinds()),
      date('date', t('When it took place: 2017-03-14, 2017-03 or 2017.'), required),
      link('site', t('Where it took place.'), ['site'], required),
      link('interviewee', t('Who was interviewed.'), ['person'], { required: true, list: true }),
      text('interviewer', t('Who asked, by initials or pseudonym.'), list),
      capture(),
      text('guide', t('The interview guide that was used.')),
      link('positive_deviance', t('The positive-deviance case it belongs to.'), ['positive-deviance']),
    ],
  });
}

function interviewKinds(): readonly Choice[] {
  return [
    choice('post-conversation', t('With a citizen, after an observed meeting.')),
    choice('pd-citizen', t('With the citizen of a positive-deviance case.')),
    choice('pd-professional', t('With a professional of a positive-deviance case.')),
  ];
}

function positiveDeviance(): RecordType {
  return recordType({
    name: 'positive-deviance',
    label: t('Positive deviance'),
    plural: t('Positive deviance'),
    prefix: 'PD',
    icon: 'star',
    description: t('A case that went better than cases of its kind usually do.'),
    fields: [
      link('site', t('Where the case belongs.'), ['site'], required),
      link('citizen', t('Whose case it is.'), ['person'], required),
      link('professionals', t('The professionals whom the case is about.'), ['person'], requiredList),
      link('interviews', t('The interviews with both sides.'), ['interview'], requiredList),
      text('outcome', t('What came of it.')),
      text('why_deviant', t('What makes it stand out among cases of its kind.')),
    ],
  });
}
