import type { ContinuityId } from '../domain/ids.ts';
import type { ProseSentence } from '../time/prose/sentence.ts';
import type { FindingDraft } from './rule.ts';

/** What prose tells wrongly in its own continuity, and rightly in another one. */
export interface ToldElsewhere {
  readonly sentence: ProseSentence;
  readonly continuity: ContinuityId;
  /** "`58` goes with the dates of", to go on with the continuity. */
  readonly claim: string;
  /** What would be said of it, if no other continuity had it so. */
  readonly draft: FindingDraft;
}
