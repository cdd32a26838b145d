import type { Funder, Partner, Project } from '../model/project';

/** The languages that statements are written in. They stand in papers, whatever language the editor speaks. */
export type StatementLanguage = 'da' | 'en';

/** Who paid, for how long and how much, in one sentence; undefined where red-thread.yaml names no funder. */
export function fundingStatement(project: Project, language: StatementLanguage): string | undefined {
  if (project.funders.length === 0) return undefined;
  const funders = listed(
    project.funders.map((funder) => funderText(funder, language)),
    language,
  );
  const period = periodText(project);
  if (language === 'da') {
    return `${project.name ?? 'Projektet'}${period} er finansieret af ${funders}.`;
  }
  return `${project.name ?? 'The project'}${period} was funded by ${funders}.`;
}

/** Thanks to the partners; those who joined later with the year. Undefined where red-thread.yaml names none. */
export function acknowledgements(project: Project, language: StatementLanguage): string | undefined {
  if (project.partners.length === 0) return undefined;
  const partners = listed(
    project.partners.map((partner) => partnerText(partner, project, language)),
    language,
  );
  if (language === 'da') {
    const of = project.name === undefined ? 'projektets partnere' : `partnerne i ${project.name}`;
    return `Vi takker ${of}: ${partners}.`;
  }
  const of = project.name ?? 'the project';
  return `We thank the partners of ${of}: ${partners}.`;
}

/** « (2020–2024)», « (2020–)» while it runs. */
function periodText({ period: { from, to } }: Project): string {
  if (from === undefined && to === undefined) return '';
  const [first, last] = [yearOf(from), yearOf(to)];
  return first === last ? ` (${first})` : ` (${first}–${last})`;
}

function yearOf(date: string | undefined): string {
  return date?.slice(0, 4) ?? '';
}

/** «Den A.P. Møllerske Støttefond (DKK 9.5 million)» */
function funderText({ name, amount, currency }: Funder, language: StatementLanguage): string {
  return amount === undefined ? name : `${name} (${amountText(amount, currency, language)})`;
}

const MILLION = 1_000_000;

function amountText(amount: number, currency: string | undefined, language: StatementLanguage): string {
  const isLarge = amount >= MILLION;
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const number = figures.format(isLarge ? amount / MILLION : amount);
  if (language === 'da') {
    const unit = currency === 'DKK' ? 'kr.' : (currency ?? '');
    return [number, isLarge ? 'mio.' : '', unit].filter(Boolean).join(' ');
  }
  return [currency ?? '', number, isLarge ? 'million' : ''].filter(Boolean).join(' ');
}

function partnerText({ name, joined }: Partner, { period }: Project, language: StatementLanguage): string {
  const year = yearOf(joined);
  const isLater = year !== '' && period.from !== undefined && year > yearOf(period.from);
  if (!isLater) return name;
  return language === 'da' ? `${name} (fra ${year})` : `${name} (from ${year})`;
}

/** «a, b and c». A comma within an item makes the items stand apart by semicolons. */
function listed(items: readonly string[], language: StatementLanguage): string {
  const and = language === 'da' ? ' og ' : ' and ';
  const isCompound = items.some((item) => item.includes(', ') || item.includes(and));
  if (items.length > 1 && isCompound) {
    return `${items.slice(0, -1).join('; ')};${and}${items.at(-1) ?? ''}`;
  }
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1) ?? ''}`;
}
