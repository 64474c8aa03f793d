import type { Draft } from '../../domain/date-value.ts';
import type { Sense } from './lexicon.ts';
import type { DateProblem } from './model.ts';
import type { YearExpression } from './year.ts';

/** A stretch of text that has the form of a date, and what it came to. */
export interface Parsed {
  readonly start: number;
  readonly end: number;
  /** Unset when the form is there but the date is not: then `problem` or `partial` says why. */
  readonly draft?: Draft;
  readonly problem?: DateProblem;
  /** A month, or a month and day, without a year. */
  readonly partial?: Partial;
  /** The year it names, and the month and day in it if any: what a neighbour may borrow, or lend to. */
  readonly parts?: { readonly year: YearExpression; readonly partial?: Partial };
  /** Numbers taken for years with nothing to prove it: prose asks for more evidence. Empty: it is sure. */
  readonly bare: readonly BareNumber[];
  /** Ends in a number that only the month before it makes a year: what it might count is looked at. */
  readonly loose?: boolean;
  readonly stardate?: boolean;
}

export interface BareNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly digits: number;
  readonly grouped: boolean;
}

export type MonthSense = Extract<Sense, { type: 'month' }>;

export interface Partial {
  readonly months: readonly MonthSense[];
  readonly day: number | undefined;
  readonly weekday?: string;
}

export function failed(start: number, end: number, problem: DateProblem): Parsed {
  return { start, end, problem, bare: [] };
}

export function problem(rule: DateProblem['rule'], message: string, suggestion?: string): DateProblem {
  return { rule, message, suggestion };
}
