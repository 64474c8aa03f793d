import type { Severity } from '../../domain/finding.ts';
import { groupBy } from '../../features/group.ts';
import type { Format } from './format.ts';
import { document } from './xml.ts';

const severities: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** Checkstyle's XML, which reviewdog, Jenkins and others read. Lines and columns count from 1. */
export const checkstyle: Format = {
  paths: 'project',
  write: ({ findings }) =>
    document({
      name: 'checkstyle',
      attributes: { version: '4.3' },
      content: [...groupBy(findings, (finding) => finding.file)].map(([file, own]) => ({
        name: 'file',
        attributes: { name: file },
        content: own.map(({ range, severity, message, rule }) => ({
          name: 'error',
          attributes: {
            line: range.start.line + 1,
            column: range.start.character + 1,
            severity: severities[severity],
            message,
            source: `lorecheck.${rule}`,
          },
        })),
      })),
    }),
};
