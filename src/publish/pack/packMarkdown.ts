import type { Pack, PackQuote } from './pack';
import { hasSigns } from './packHtml';
import { packTexts } from './packTexts';

/** A pack as Markdown, for those who want to change it or print it otherwise. */
export function packMarkdown(pack: Pack): string {
  const texts = packTexts(pack.language);
  const facts = [pack.date, ...pack.sites, texts.audience[pack.audience]].filter((f) => f !== undefined);
  const claims = pack.claims.flatMap((claim, i) => [
    `## ${texts.claim(i + 1)}`,
    `**${plain(claim.statement)}**`,
    ...quotes(texts.supporting, claim.supporting),
    ...quotes(texts.otherwise, claim.otherwise),
    ...(claim.supporting.length + claim.otherwise.length === 0 ? [texts.noQuotes] : []),
    `### ${texts.questionsHeading}`,
    claim.questions.map((question, k) => `${k + 1}. ${plain(question)}`).join('\n'),
    `### ${texts.answersHeading}`,
    `${texts.ourAnswers}:`,
    `${texts.missing}:`,
  ]);
  return `${[
    `# ${plain(pack.title)}`,
    facts.map(plain).join(' · '),
    ...texts.intro,
    ...(hasSigns(pack) ? [plain(texts.signs)] : []),
    ...claims,
    `## ${texts.closingHeading}`,
    ...texts.closing,
  ].join('\n\n')}\n`;
}

function quotes(heading: string, all: readonly PackQuote[]): readonly string[] {
  if (all.length === 0) return [];
  return [
    `### ${heading}`,
    ...all.map(({ lines, source }) =>
      [
        ...lines.map(({ who, text }) => `> ${who === undefined ? '' : `**${plain(who)}** `}${plain(text)}`),
        `> – ${plain(source)}`,
      ].join('\n>\n'),
    ),
  ];
}

/** A text of the repository in which nothing means anything to Markdown. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');
}
