/** Stardates and Imperial dates as numbers on the years of the Gregorian axis. */

/**
 * The instant of a TNG stardate as a fractional Gregorian year: 1,000 units a year, 41000 at the start of
 * 2364. The shows never kept to it strictly, so it is good to about half a year.
 */
export function tngYear(stardate: number): number {
  return 2323 + stardate / 1000;
}

/** Half-width in days of what a TNG stardate may mean. */
export const tngSlack = 183;

/** TOS stardates have one decimal at most that tells anything: tenths are the steps of their axis. */
export function tosStep(stardate: number): number {
  return Math.round(stardate * 10);
}

/** Gregorian year of an Imperial date: year 998 of the 41st millennium is 40998. */
export function imperialYear(year: number, millennium: number): number {
  return (millennium - 1) * 1000 + year;
}
