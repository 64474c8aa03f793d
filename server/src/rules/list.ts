import { absentParticipant } from './absent-participant.ts';
import { ambiguousLink } from './ambiguous-link.ts';
import { ambiguousName } from './ambiguous-name.ts';
import { badDate } from './bad-date.ts';
import { brokenHeading } from './broken-heading.ts';
import { brokenLink } from './broken-link.ts';
import { conflictingClaims } from './conflicting-claims.ts';
import { conflictingStatus } from './conflicting-status.ts';
import { containmentCycle } from './containment-cycle.ts';
import { continuityLeak } from './continuity-leak.ts';
import { duplicateName } from './duplicate-name.ts';
import { formerName } from './former-name.ts';
import { impossibleKinship } from './impossible-kinship.ts';
import { impossibleOrder } from './impossible-order.ts';
import { invalidYaml } from './invalid-yaml.ts';
import { missingField } from './missing-field.ts';
import { missingInverse } from './missing-inverse.ts';
import { misspeltName } from './misspelt-name.ts';
import { nameCase } from './name-case.ts';
import { nameDrift } from './name-drift.ts';
import { notAParty } from './not-a-party.ts';
import { outsideLifetime } from './outside-lifetime.ts';
import { placeNotStanding } from './place-not-standing.ts';
import type { Rule } from './rule.ts';
import { signingMismatch } from './signing-mismatch.ts';
import { similarNames } from './similar-names.ts';
import { skippedFile } from './skipped-file.ts';
import { treatyNotInForce } from './treaty-not-in-force.ts';
import { twoPlaces } from './two-places.ts';
import { uncitedClaim } from './uncited-claim.ts';
import { unknownArticle } from './unknown-article.ts';
import { unknownDate } from './unknown-date.ts';
import { unknownField } from './unknown-field.ts';
import { unknownName } from './unknown-name.ts';
import { unknownReference } from './unknown-reference.ts';
import { unknownSource } from './unknown-source.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { weekdayMismatch } from './weekday-mismatch.ts';
import { wrongAge } from './wrong-age.ts';
import { wrongDate } from './wrong-date.ts';
import { wrongDuration } from './wrong-duration.ts';
import { wrongType } from './wrong-type.ts';

/** Every rule, in the order of the docs. Adding a rule means adding it here. */
export const rules: readonly Rule[] = [
  // names
  misspeltName,
  nameCase,
  nameDrift,
  unknownName,
  ambiguousName,
  formerName,
  duplicateName,
  similarNames,
  // links
  brokenLink,
  brokenHeading,
  ambiguousLink,
  // dates
  badDate,
  unknownDate,
  weekdayMismatch,
  // time
  wrongDate,
  outsideLifetime,
  impossibleOrder,
  impossibleKinship,
  absentParticipant,
  placeNotStanding,
  twoPlaces,
  wrongAge,
  wrongDuration,
  // treaties
  treatyNotInForce,
  unknownArticle,
  notAParty,
  signingMismatch,
  conflictingStatus,
  // canon data
  invalidYaml,
  unknownField,
  wrongType,
  missingField,
  unknownReference,
  missingInverse,
  containmentCycle,
  conflictingClaims,
  // sources
  unknownSource,
  uncitedClaim,
  continuityLeak,
  // housekeeping
  unusedSuppression,
  skippedFile,
];
