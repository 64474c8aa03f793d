import type { Format } from './format.ts';

/** The findings as they are: an array of {@link ReportedFinding}. */
export const json: Format = (report) => `${JSON.stringify(report.findings, undefined, 2)}\n`;
