import type { RecordType } from '../model/vocabulary';

/** What is usual for records of a type where the repository has none yet. */
export interface Usual {
  /** The folder they lie in. */
  readonly folder: string;
  /** What stands behind the prefix in the first one's id: its width is the width of all numbers. */
  readonly first: string;
  /** Optional fields that are worth a line in a new record, in the order in which they are written. */
  readonly fields: readonly string[];
}

const OF_EVERY_TYPE = ['created', 'authors', 'lang'];
const OF_MATERIAL = ['created', 'authors', 'status', 'lang', 'sensitivity'];

const usual: Readonly<Record<string, Usual>> = {
  site: { folder: 'sites', first: 'A', fields: ['role', 'size_band'] },
  case: { folder: 'cases', first: '01', fields: ['target_group', 'period', ...OF_EVERY_TYPE] },
  observation: {
    folder: 'observations',
    first: '001',
    fields: [
      'kind',
      'capture',
      'transcript',
      'duration_min',
      'setting',
      'case',
      'potentials',
      ...OF_MATERIAL,
    ],
  },
  meeting: {
    folder: 'meetings',
    first: '001',
    fields: ['kind', 'capture', 'transcript', 'duration_min', 'setting', 'potentials', ...OF_MATERIAL],
  },
  interview: {
    folder: 'interviews',
    first: '001',
    fields: ['kind', 'interviewer', 'capture', 'guide', 'potentials', ...OF_MATERIAL],
  },
  'positive-deviance': {
    folder: 'positive-deviance',
    first: '01',
    fields: ['outcome', 'why_deviant', 'potentials', ...OF_MATERIAL],
  },
  'flip-session': {
    folder: 'flip',
    first: '01',
    fields: [
      'audience',
      'phase',
      'participants_n',
      'duration_min',
      'claims',
      'excerpts_shown',
      'potentials',
      ...OF_EVERY_TYPE,
    ],
  },
  seminar: {
    folder: 'seminars',
    first: '01',
    fields: ['kind', 'sites', 'claims', 'potentials', ...OF_EVERY_TYPE],
  },
  potential: { folder: 'potentials', first: '1', fields: [] },
  claim: {
    folder: 'claims',
    first: '001',
    fields: [
      'statement_da',
      'level',
      'scope',
      'state',
      'evidence',
      'dialogue',
      'potentials',
      ...OF_EVERY_TYPE,
    ],
  },
  memo: { folder: 'memos', first: '001', fields: ['kind', 'about', ...OF_EVERY_TYPE] },
  draft: { folder: 'drafts', first: '01', fields: ['checklist', ...OF_EVERY_TYPE] },
};

/** What is usual for a type; of a type of the repository's own the folder has its name. */
export function usualOf({ name }: RecordType): Usual {
  const known = Object.hasOwn(usual, name) ? usual[name] : undefined;
  return known ?? { folder: name, first: '01', fields: OF_EVERY_TYPE };
}
