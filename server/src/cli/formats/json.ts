import type { CheckedFinding, ReportedFinding } from '../check/report.ts';
import type { Format } from './format.ts';

/** The findings as they are: an array of {@link ReportedFinding}, and nothing beside it. */
export const json: Format = {
  paths: 'checked',
  write: ({ findings }) => `${JSON.stringify(findings.map(contract), undefined, 2)}\n`,
};

/** The fields of the contract, without what only the command line knows. */
export function contract(finding: CheckedFinding): ReportedFinding {
  const { file, range, rule, severity, verdict, message, related, fixes } = finding;
  return { file, range, rule, severity, verdict, message, related, fixes };
}
