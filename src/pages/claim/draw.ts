import { t } from '@vscode/l10n';
import { stateLabel } from '../../analysis/claims';
import { languageName } from '../../analysis/languages';
import { outcomeWord, relationLabel } from '../../language/claimWords';
import { element, type Markup } from '../../protocol/markup';
import { type Parsed, parse } from '../../protocol/message';
import { button, choice, empty, pageHeader, section } from '../elements';
import { type ClaimDeed, claimDeeds, type ClaimModel, type Target } from './model';

/** What the page asks for. */
export type ClaimAction =
  | Target
  | { readonly kind: 'do'; readonly deed: ClaimDeed }
  /** Another claim, whose path is the value chosen. */
  | { readonly kind: 'choose' };

type Evidence = ClaimModel['evidence'][number];
type Piece = Evidence['pieces'][number];

/** The page of a claim; of none where the repository has no claims. */
export function claimMarkup(model: ClaimModel | undefined): readonly Markup[] {
  if (!model) {
    const summary = t('There are no claims yet. Select a sentence in a draft and take “New Claim…”.');
    return [pageHeader({ title: t('Claim'), summary })];
  }
  const { claims, path, id, title, state, standing } = model;
  const options = claims.map((claim) => ({ value: claim.path, label: claim.label }));
  return [
    pageHeader({
      title: [id, title].filter((part) => part !== undefined).join(' '),
      summary: [
        state === undefined ? '' : `${stateLabel(state)} · `,
        button(act({ kind: 'do', deed: 'standing' }), standing),
      ],
      choices: options.length > 1 ? [choice(t('Claim'), options, path, act({ kind: 'choose' }))] : [],
    }),
    element(
      'main',
      { class: 'claim-page' },
      statementMarkup(model),
      section(
        'evidence',
        t('Evidence'),
        ...evidenceMarkup(model.evidence),
        element('p', { class: 'deeds' }, deed('negative-cases')),
      ),
      section('dialogue', t('Dialogue with practice'), dialogueMarkup(model)),
      section('confidence', t('Confidence'), ...confidenceMarkup(model)),
      section('gaps', t('What is missing'), gapsMarkup(model)),
    ),
  ];
}

function statementMarkup({ statement, translated, revisions, path }: ClaimModel): Markup {
  const earlier = revisions.map(({ from, reason, target }) =>
    element(
      'li',
      {},
      element('q', {}, from),
      element('span', { class: 'detail' }, target ? button(act(target), reason) : reason),
    ),
  );
  return section(
    'statement',
    t('What is claimed'),
    element('blockquote', { class: 'now' }, statement ?? t('Nothing is put into words yet.')),
    ...(translated === undefined ? [] : [element('p', { class: 'translated' }, translated)]),
    ...(earlier.length === 0
      ? []
      : [element('h3', {}, t('Earlier wordings')), element('ol', { class: 'earlier' }, ...earlier)]),
    element(
      'p',
      { class: 'deeds' },
      button(act({ kind: 'open', path }), t('Open the claim')),
      deed('revise'),
    ),
  );
}

function evidenceMarkup(evidence: readonly Evidence[]): readonly Markup[] {
  if (evidence.length === 0) return [empty(t('No evidence yet.'))];
  return evidence.map(({ relation, pieces }) =>
    element(
      'div',
      { class: `relation ${relation}` },
      element('h3', {}, `${relationSign[relation]} ${relationLabel(relation)} (${pieces.length})`),
      ...pieces.map(pieceMarkup),
    ),
  );
}

/** Signs tell relations apart without colour. */
const relationSign: Readonly<Record<Evidence['relation'], string>> = {
  supports: '+',
  challenges: '−',
  qualifies: '±',
  'none-found': '∅',
  other: '·',
};

function pieceMarkup(piece: Piece): Markup {
  const { name, words, isQuotation, translations, source, people, note, warning, target } = piece;
  const original = element(
    'div',
    { class: 'original' },
    ...(words === undefined ? [] : [element(isQuotation ? 'blockquote' : 'p', {}, words)]),
    element('p', { class: 'about' }, button(act(target), name), ` ${[source, ...people].join(' · ')}`),
  );
  const others = translations.map(({ language, text, about }) =>
    element(
      'div',
      { class: 'translation' },
      element('blockquote', { lang: language }, text),
      element('p', { class: 'about' }, `${languageName(language)} · ${about}`),
    ),
  );
  return element(
    'div',
    { class: 'piece' },
    element('div', { class: 'sides' }, original, ...others),
    ...(note === undefined ? [] : [element('p', { class: 'note' }, note)]),
    ...(warning === undefined ? [] : [element('p', { class: 'notice' }, `⚠ ${warning}`)]),
  );
}

function dialogueMarkup({ dialogue }: ClaimModel): Markup {
  if (dialogue.length === 0) {
    return empty(t('Practice has not answered yet. “Prepare FLIP Session…” makes what you take there.'));
  }
  const answers = dialogue.map((answer) => {
    const { session, date, role, outcome, summary, reply, revisedFrom, isUnanswered, target } = answer;
    return element(
      'li',
      {},
      element(
        'p',
        {},
        button(act(target), [session, date].filter((part) => part !== undefined).join(', ')),
        ' · ',
        element('strong', {}, outcome === undefined ? t('no outcome') : outcomeWord(outcome)),
        role === undefined ? '' : ` (${role})`,
      ),
      ...(summary === undefined ? [] : [element('p', {}, summary)]),
      ...(reply === undefined ? [] : [line(t('Our reply'), reply)]),
      ...(revisedFrom === undefined ? [] : [line(t('Reworded; until then'), revisedFrom)]),
      ...(isUnanswered ? [element('p', { class: 'notice' }, `⚠ ${t('No reply yet.')}`)] : []),
    );
  });
  return element('ol', { class: 'answers' }, ...answers);
}

function line(label: string, text: string): Markup {
  return element('p', {}, element('span', { class: 'label' }, `${label}: `), text);
}

function confidenceMarkup({ confidence, ratedOn }: ClaimModel): readonly Markup[] {
  const rows = confidence.map(({ question, level, reason }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, question),
      element('td', {}, level ?? t('not rated')),
      element('td', {}, reason ?? ''),
    ),
  );
  const head = [t('Question'), t('Level'), t('Reason')].map((text) => element('th', { scope: 'col' }, text));
  return [
    element(
      'table',
      { class: 'worksheet', 'aria-labelledby': 'heading-confidence' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    ),
    ...(ratedOn === undefined ? [] : [element('p', { class: 'about' }, t('Rated on {0}', ratedOn))]),
  ];
}

function gapsMarkup({ gaps }: ClaimModel): Markup {
  if (gaps.length === 0) return empty(t('Nothing is missing that can be told from here.'));
  return element('ul', {}, ...gaps.map(({ text, act: what }) => element('li', {}, button(act(what), text))));
}

function deed(of: Exclude<ClaimDeed, 'standing'>): Markup {
  const labels: Readonly<Record<typeof of, string>> = {
    'negative-cases': t('Look for the other side…'),
    revise: t('Change the wording…'),
  };
  return button(act({ kind: 'do', deed: of }), labels[of]);
}

/** Only what `parseClaimAction` reads is given to an element. */
function act(action: ClaimAction): ClaimAction {
  return action;
}

/** Reads what somebody asked for on the page. */
export function parseClaimAction(value: unknown): Parsed<ClaimAction> {
  return parse(value, (fields): ClaimAction => {
    const kind = fields.word('kind', ['open', 'passage', 'do', 'choose']);
    switch (kind) {
      case 'open': {
        const start = fields.maybe('start', (name) => fields.number(name));
        const end = fields.maybe('end', (name) => fields.number(name));
        const path = fields.text('path');
        return start === undefined || end === undefined ? { kind, path } : { kind, path, start, end };
      }
      case 'passage':
        return { kind, path: fields.text('path'), id: fields.text('id') };
      case 'do':
        return { kind, deed: fields.word('deed', claimDeeds) };
      case 'choose':
        return { kind };
    }
  });
}
