import { t } from '@vscode/l10n';
import { placeOf } from '../model/anchoring';
import type { CancellationToken } from '../model/event';
import { type Code, type CodeChange, readCode } from '../model/code';
import { languageName, languageOf } from '../analysis/languages';
import { type Excerpt, readExcerpt, type Translation } from '../model/excerpt';
import { fingerprintOf } from '../model/fingerprint';
import { textAt, textsAt } from '../model/value';
import { paced } from '../repository/pace';
import type { Located, Snapshot } from '../repository/snapshot';
import { consentText, consentTextOf, detailOf, openingOf, titleOf } from './about';
import { describeClaim } from './describeClaim';
import { blockWords } from './evidenceWords';
import { formatWork } from './formatWork';
import { type HoverLinks, withoutLinks } from './hoverLinks';
import { bullets, escaped, joined, paragraphs, quoted, shortened, sideBySide, strong } from './markdown';
import { inContext } from './passageContext';
import { linksLeadingTo, ownerAt } from './place';
import type { Texts } from './texts';

/** How much of a text a hover shows. */
const LINES = 6;
const LENGTH = 600;

/**
 * What a hover or a completion tells of a name, as Markdown. Texts of the repository are escaped in it.
 * @param link makes figures lead to what makes them up.
 */
export async function describe(
  snapshot: Snapshot,
  texts: Texts,
  located: Located,
  token: CancellationToken,
  link: HoverLinks = withoutLinks,
): Promise<string> {
  const { definition } = located;
  switch (definition.kind) {
    case 'record': {
      const record = snapshot.recordAt(located.path);
      if (!record) return '';
      if (record.type === 'claim') return describeClaim(snapshot, record, link);
      const text = await texts.read(located.path);
      const opening = text === undefined ? '' : openingOf(text, record.facts, LINES);
      return paragraphs([
        headline(snapshot, located),
        opening && quoted(shortened(opening, LENGTH)),
        await linkCount(snapshot, located, link),
      ]);
    }
    case 'person':
      return paragraphs([headline(snapshot, located), escaped(consentText(definition))]);
    case 'code':
      return paragraphs([
        headline(snapshot, located),
        sentence(undefined, textAt(definition.fields, 'definition')),
        sentence(t('Include'), textsAt(definition.fields, 'include').join('; ')),
        sentence(t('Exclude'), textsAt(definition.fields, 'exclude').join('; ')),
        stateLine(readCode(definition.fields, '')),
        bullets(readCode(definition.fields, '').history.map(changeLine)),
        await linkCount(snapshot, located, link),
      ]);
    case 'citation': {
      const work = snapshot.work(definition.name);
      const cited = (await paced(snapshot.linksInSteps(located))).length;
      return paragraphs([
        work ? formatWork(work) : strong(definition.name),
        cited === 0
          ? escaped(t('Not cited yet.'))
          : link(escaped(cited === 1 ? t('Cited once.') : t('Cited {0} times.', cited)), { kind: 'links' }),
      ]);
    }
    case 'excerpt':
      return describeExcerpt(snapshot, texts, located, token);
    case 'heading':
    case 'block': {
      const text = await texts.read(located.path);
      const lines = blockWords(text ?? '', definition)
        .split(/\r\n|\r|\n/)
        .filter((line) => line.trim() !== '')
        .slice(0, LINES);
      return paragraphs([ownerLine(snapshot, located.path), quoted(shortened(lines.join('\n'), LENGTH))]);
    }
  }
}

/** «**OBS-012** The kitchen meeting», and below it type, site and date. */
function headline(snapshot: Snapshot, located: Located): string {
  const title = titleOf(snapshot, located);
  const name =
    title === undefined
      ? strong(located.definition.name)
      : `${strong(located.definition.name)} ${escaped(title)}`;
  return paragraphs([name, escaped(detailOf(snapshot, located))]);
}

/** One line for the record in, or beside, this file. */
function ownerLine(snapshot: Snapshot, path: string): string {
  const owner = ownerAt(snapshot, path);
  if (!owner) return '';
  const title = owner.title === undefined ? '' : ` ${escaped(owner.title)}`;
  return joined([`${strong(owner.id)}${title}`, escaped(detailOf(snapshot, owner))]);
}

/**
 * What is told of an excerpt.
 * @param isInContext with what is said before and behind it, where its place is known.
 */
export async function describeExcerpt(
  snapshot: Snapshot,
  texts: Texts,
  located: Located,
  token: CancellationToken,
  isInContext = false,
): Promise<string> {
  const { definition } = located;
  const owner = ownerAt(snapshot, located.path);
  const text = owner && (await texts.read(owner.path));
  if (token.isCancellationRequested) return '';
  const excerpt = readExcerpt(definition.fields);
  const codes = excerpt.codes.map((id) => {
    const code = snapshot.named(id).find((l) => l.definition.kind === 'code');
    const label = code && titleOf(snapshot, code);
    return label === undefined ? escaped(id) : `${escaped(id)} (${escaped(label)})`;
  });
  const anchored = snapshot.anchored(located.path, definition.name);
  const span = isInContext ? placeOf(anchored?.anchoring) : undefined;
  const context = text !== undefined && owner && span ? inContext(text, owner.facts, span) : undefined;
  return paragraphs([
    strong(definition.name),
    context,
    context === undefined || excerpt.translations.length > 0
      ? quotation(snapshot, excerpt, owner)
      : undefined,
    bullets(excerpt.translations.map((translation) => translatorLine(excerpt, translation))),
    codes.length > 0 ? `${escaped(t('Codes'))}\\: ${codes.join(', ')}` : undefined,
    ownerLine(snapshot, located.path),
    bullets((anchored?.speakers ?? []).map((id) => speakerLine(snapshot, id))),
  ]);
}

/** The words, side by side with their translations. */
function quotation(
  snapshot: Snapshot,
  { quote = '', translations }: Excerpt,
  owner: Located | undefined,
): string {
  const original = shortened(quote, LENGTH);
  if (translations.length === 0) return quoted(original);
  const record = owner && snapshot.recordAt(owner.path);
  const language = record && languageOf(snapshot, record);
  return sideBySide([
    { title: language === undefined ? t('Original') : languageName(language), text: original },
    ...translations.map((translation) => ({
      title: languageName(translation.language),
      text: shortened(translation.text, LENGTH),
    })),
  ]);
}

/** «English: translated by dc, checked by mk» */
function translatorLine({ quote = '' }: Excerpt, { language, by, checkedBy, of }: Translation): string {
  const parts = [
    by === undefined ? t('translated') : t('translated by {0}', by),
    checkedBy === undefined ? t('not checked yet') : t('checked by {0}', checkedBy),
    of === undefined || of === fingerprintOf(quote) ? undefined : t('the quotation has changed since'),
  ];
  return `${strong(languageName(language))}\\: ${joined(parts.map((part) => part && escaped(part)))}`;
}

function speakerLine(snapshot: Snapshot, id: string): string {
  return `${strong(id)}\\: ${escaped(consentTextOf(snapshot, id))}`;
}

/** That a code is no longer given. */
function stateLine({ state, mergedInto }: Code): string | undefined {
  if (state === 'retired') return escaped(t('No longer used.'));
  if (state !== 'merged') return undefined;
  return escaped(
    mergedInto === undefined ? t('Became part of another code.') : t('Became part of {0}.', mergedInto),
  );
}

function changeLine({ version, date, by, what, other, why }: CodeChange): string {
  const done = [what, other].filter((part) => part !== undefined).join(' ');
  return joined([date, version && `v${version}`, done, by, why].map((part) => part && escaped(part)));
}

function sentence(label: string | undefined, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const shown = escaped(shortened(text, LENGTH));
  return label === undefined ? shown : `${strong(label)} ${shown}`;
}

async function linkCount(snapshot: Snapshot, located: Located, link: HoverLinks): Promise<string> {
  const count = (await paced(linksLeadingTo(snapshot, located))).length;
  if (count === 0) return escaped(t('Nothing links here yet.'));
  const told = count === 1 ? t('One link leads here.') : t('{0} links lead here.', count);
  return link(escaped(told), { kind: 'links' });
}
