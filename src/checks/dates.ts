/** How much of a date is given. */
export type Precision = 'year' | 'month' | 'day';

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
/** Day, month, year, as dates are written in Denmark. With slashes the order is anybody's guess. */
const DAY_FIRST = /^(\d{1,2})[.-]\s?(\d{1,2})[.-]\s?(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/;

/** How exact a date of the form 2017, 2017-03 or 2017-03-14 is; undefined for what is no such date. */
export function precisionOf(text: string): Precision | undefined {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return 'year';
  if (!isMonth(Number(month))) return undefined;
  if (day === undefined) return 'month';
  return isDay(Number(year), Number(month), Number(day)) ? 'day' : undefined;
}

/** The date that was meant by another way of writing it, where only one can be meant: `14.3.2017` → `2017-03-14`. */
export function isoDateFor(text: string): string | undefined {
  const [, day, month, year] = DAY_FIRST.exec(text.trim()) ?? [];
  const [, yearFirst, monthNext, dayLast] = YEAR_FIRST.exec(text.trim()) ?? [];
  const parts = [year ?? yearFirst, month ?? monthNext, day ?? dayLast].filter((part) => part !== undefined);
  const iso = parts.map((part) => part.padStart(2, '0')).join('-');
  return precisionOf(iso) ? iso : undefined;
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

function isDay(year: number, month: number, day: number): boolean {
  // Day 0 of the next month is the last of this one. Set apart, as years below 100 mean the 20th century otherwise.
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day >= 1 && day <= last.getUTCDate();
}
