import type { Severity } from '../../domain/finding.ts';
import { rules } from '../../rules/list.ts';
import type { Rule } from '../../rules/rule.ts';
import { fingerprints } from '../check/mark.ts';
import type { CheckedFinding, Range, ReportedFix } from '../check/report.ts';
import { rulePage } from '../rule-docs.ts';
import type { Format } from './format.ts';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Names the folder that paths are relative to; whoever reads the log knows where it lies. */
const uriBaseId = 'SRCROOT';

/** SARIF 2.1.0 (OASIS), which GitHub code scanning, Azure DevOps and editors read. */
export const sarif: Format = {
  paths: 'project',
  write: ({ findings, files }, { version }) => {
    const prints = fingerprints(findings);
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Lorecheck',
              version,
              semanticVersion: version,
              informationUri: 'https://github.com/lorecheck/lorecheck',
              rules: rules.map(descriptor),
            },
          },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [uriBaseId]: { description: { text: 'The folder of the project.' } } },
          invocations: [{ executionSuccessful: true }],
          artifacts: files.map((file) => ({ location: { uri: uriOf(file), uriBaseId } })),
          results: findings.map((finding, index) => result(finding, prints[index] ?? '')),
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function descriptor(rule: Rule) {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    helpUri: rulePage(rule.id),
    defaultConfiguration: { level: levels[rule.severity], enabled: rule.onByDefault },
    properties: { tags: [rule.group] },
  };
}

function result(finding: CheckedFinding, fingerprint: string) {
  const { rule, severity, verdict, message, related, fixes } = finding;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: place(finding.file, finding.range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.message },
        physicalLocation: place(other.file, other.range),
      })),
    }),
    partialFingerprints: { 'lorecheck/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map(fix) }),
    properties: { severity, verdict },
  };
}

function place(file: string, range: Range) {
  return { artifactLocation: { uri: uriOf(file), uriBaseId }, region: region(range) };
}

/** Lines and columns count from 1; the end column is the one behind the last character, as here. */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function fix({ title, edits }: ReportedFix) {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: uriOf(file), uriBaseId },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.newText } })),
    })),
  };
}

function uriOf(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
