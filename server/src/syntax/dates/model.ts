import type { Span } from '../../base/span.ts';
import type { DateValue, DurationValue } from '../../domain/date.ts';
import type { Overrun } from './last-day.ts';

/** A date, age or length of time spoken of in prose. */
export interface DateMention {
  readonly span: Span;
  readonly type: 'date' | 'relative' | 'duration' | 'age' | 'stardate';
  /** The date meant. Undefined for durations and ages, and for relative dates with nothing to hold on to. */
  readonly date: DateValue | undefined;
  readonly duration: DurationValue | undefined;
  /** For a relative date: what it counts from. */
  readonly base: DateValue | undefined;
  /** Direction of a relative date: +1 later, -1 earlier, 0 the same. */
  readonly direction: -1 | 0 | 1;
  /** Set when the text has the form of a date but cannot be one: rule, reason and suggestion. */
  readonly problem: DateProblem | undefined;
}

export interface DateProblem {
  readonly rule: 'bad-date' | 'unknown-date' | 'weekday-mismatch';
  readonly message: string;
  readonly suggestion: string | undefined;
  /** The suggestion is too weak to be taken unasked. */
  readonly guess?: true;
  /** The day that was written, where its month has fewer. */
  readonly overrun?: Overrun;
  /** What stands where an era does, or a month, is a word that no calendar of the world knows. */
  readonly foreign?: true;
}

/** Outcome of reading a whole text as one date. Exactly one of the two is set, save for a weekday mismatch. */
export interface DateReading {
  readonly date: DateValue | undefined;
  readonly problem: DateProblem | undefined;
}
