import type { Report } from '../report.ts';
import type { Paint } from '../terminal.ts';

export interface FormatOptions {
  readonly paint: Paint;
  readonly version: string;
}

/** Turns a report into the text of one output format. */
export type Format = (report: Report, options: FormatOptions) => string;
