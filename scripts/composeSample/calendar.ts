import type { Chance } from './chance';

/** Easter weeks, prayer days, Ascension and Whitsun of the project's years. */
const HOLIDAYS = new Set(
  (
    '2017-04-10 2017-04-11 2017-04-12 2017-04-13 2017-04-14 2017-04-17 2017-05-12 2017-05-25 2017-06-05 ' +
    '2018-03-26 2018-03-27 2018-03-28 2018-03-29 2018-03-30 2018-04-02 2018-04-27 2018-05-10 2018-05-21 2018-06-05 ' +
    '2019-04-15 2019-04-16 2019-04-17 2019-04-18 2019-04-19 2019-04-22 2019-05-17 2019-05-30 2019-06-05 2019-06-10'
  ).split(' '),
);

/** Whether meetings are held on that day (ISO date): no weekend, no July, no holiday. */
export function isWorkday(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  const monthDay = day.slice(5);
  if (weekday === 0 || weekday === 6 || HOLIDAYS.has(day)) return false;
  return !monthDay.startsWith('07') && monthDay < '12-20' && monthDay > '01-03';
}

/** The first workday at least `days` days after the day. */
export function workdayAfter(day: string, days: number): string {
  let found = plus(day, days);
  while (!isWorkday(found)) found = plus(found, 1);
  return found;
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Dates for numbered records, so that dates rise with the numbers.
 * @param anchors the dates of records that stand already, by number; those out of order are passed over
 */
export function datesFor(
  numbers: readonly number[],
  anchors: ReadonlyMap<number, string>,
  period: { readonly from: string; readonly to: string },
  chance: Chance,
): ReadonlyMap<number, string> {
  const dates = new Map<number, string>();
  const fixed = [[0, period.from] as const, ...rising(anchors), [Infinity, period.to] as const];
  for (const [i, [low, from]] of fixed.entries()) {
    const [high, to] = fixed[i + 1] ?? [low, from];
    const between = numbers.filter((n) => n > low && n < high);
    const days = workdaysBetween(from, to);
    between.forEach((number, k) => {
      const at = Math.floor(((k + 0.15 + 0.7 * chance.next()) / between.length) * days.length);
      dates.set(number, days[at] ?? workdayAfter(from, 1));
    });
  }
  return dates;
}

function rising(anchors: ReadonlyMap<number, string>): readonly (readonly [number, string])[] {
  let latest = '';
  return [...anchors]
    .sort(([a], [b]) => a - b)
    .filter(([, day]) => {
      const keeps = day.length === 10 && day > latest;
      if (keeps) latest = day;
      return keeps;
    });
}

function workdaysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = workdayAfter(from, 1); day < to; day = workdayAfter(day, 1)) days.push(day);
  return days;
}
