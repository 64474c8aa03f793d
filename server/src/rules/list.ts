import { ambiguousLink } from './ambiguous-link.ts';
import { badDate } from './bad-date.ts';
import { brokenHeading } from './broken-heading.ts';
import { brokenLink } from './broken-link.ts';
import { invalidYaml } from './invalid-yaml.ts';
import { missingField } from './missing-field.ts';
import type { Rule } from './rule.ts';
import { skippedFile } from './skipped-file.ts';
import { uncitedClaim } from './uncited-claim.ts';
import { unknownDate } from './unknown-date.ts';
import { unknownField } from './unknown-field.ts';
import { unknownReference } from './unknown-reference.ts';
import { unknownSource } from './unknown-source.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { weekdayMismatch } from './weekday-mismatch.ts';
import { wrongType } from './wrong-type.ts';

/** Every rule, in the order of the docs. Adding a rule means adding it here. */
export const rules: readonly Rule[] = [
  // links
  brokenLink,
  brokenHeading,
  ambiguousLink,
  // dates
  badDate,
  unknownDate,
  weekdayMismatch,
  // canon data
  invalidYaml,
  unknownField,
  wrongType,
  missingField,
  unknownReference,
  // sources
  unknownSource,
  uncitedClaim,
  // housekeeping
  unusedSuppression,
  skippedFile,
];
