import type { Report } from '../check/report.ts';
import type { Paint } from '../terminal.ts';

export interface FormatOptions {
  readonly paint: Paint;
  readonly version: string;
}

/** One output format. */
export interface Format {
  /** Turns a report into the format's text, which ends with a line break. */
  readonly write: (report: Report, options: FormatOptions) => string;
  /**
   * What file names are relative to: the folder that was checked, the current folder, or the project whose
   * CI job this is (the current folder where no CI tells).
   */
  readonly paths: 'checked' | 'current' | 'project';
}
