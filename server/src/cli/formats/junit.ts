import { groupBy } from '../../features/group.ts';
import type { CheckedFinding } from '../check/report.ts';
import type { Format } from './format.ts';
import { document, type Element } from './xml.ts';

/**
 * JUnit's XML, which Jenkins, GitLab and others show as test results: a suite for every file, a case for
 * every finding. Errors and warnings fail; what is quieter passes and is told in the case's output.
 */
export const junit: Format = {
  paths: 'project',
  write: ({ findings, files }) => {
    const byFile = groupBy(findings, (finding) => finding.file);
    const names = [...new Set([...files, ...byFile.keys()])].sort();
    const suites = names.map((file) => suite(file, byFile.get(file) ?? []));
    const total = names.reduce((sum, file) => sum + Math.max(1, byFile.get(file)?.length ?? 0), 0);
    const failures = findings.filter(fails).length;
    return document({
      name: 'testsuites',
      attributes: { name: 'lorecheck', tests: total, failures, errors: 0 },
      content: suites,
    });
  },
};

function fails({ severity }: CheckedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

function suite(file: string, findings: readonly CheckedFinding[]): Element {
  const cases = findings.map((finding) => testcase(file, finding));
  const clean: Element = { name: 'testcase', attributes: { name: 'no findings', classname: file } };
  return {
    name: 'testsuite',
    attributes: {
      name: file,
      tests: Math.max(1, cases.length),
      failures: findings.filter(fails).length,
      errors: 0,
      skipped: 0,
    },
    content: cases.length === 0 ? [clean] : cases,
  };
}

function testcase(file: string, finding: CheckedFinding): Element {
  const { rule, range, message } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const told = `${file}:${place}: ${finding.severity}: ${message} (${rule})`;
  return {
    name: 'testcase',
    attributes: { name: `${rule} at ${place}`, classname: file },
    content: [
      fails(finding)
        ? { name: 'failure', attributes: { type: rule, message }, content: told }
        : { name: 'system-out', attributes: {}, content: told },
    ],
  };
}
