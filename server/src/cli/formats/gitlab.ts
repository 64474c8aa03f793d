import type { Severity } from '../../domain/finding.ts';
import { fingerprints } from '../check/mark.ts';
import type { Format } from './format.ts';

const severities: Record<Severity, string> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/**
 * GitLab's Code Quality report. https://docs.gitlab.com/ci/testing/code_quality/
 * Fingerprints do not hang on line numbers, so that a moved line is no new finding.
 */
export const gitlab: Format = {
  paths: 'project',
  write: ({ findings }) => {
    const prints = fingerprints(findings);
    const issues = findings.map(({ file, range, rule, severity, message }, index) => ({
      description: message,
      check_name: rule,
      fingerprint: prints[index],
      severity: severities[severity],
      location: {
        path: file,
        lines: { begin: range.start.line + 1, end: range.end.line + 1 },
      },
    }));
    return `${JSON.stringify(issues, undefined, 2)}\n`;
  },
};
