import type { ProseBlock } from '../markdown/model.ts';
import type { FindOptions } from './calendars.ts';
import type { DateMention } from './model.ts';
import type { Reckoning } from './reckoning.ts';

/** Dates, ages and lengths of time in prose. */
export function findDates(
  _reckoning: Reckoning,
  _prose: string,
  _blocks: readonly ProseBlock[],
  _options: FindOptions,
): readonly DateMention[] {
  return [];
}
