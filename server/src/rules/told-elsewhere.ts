import type { ContinuityId } from '../domain/ids.ts';
import type { FileSummary } from '../index/summary.ts';
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

/** Wrong by the dates of its own continuity, and right by those of another one. */
export function byDatesOf(
  continuity: ContinuityId,
  file: FileSummary,
  { sentence }: { readonly sentence: ProseSentence },
  drafts: readonly FindingDraft[],
): readonly ToldElsewhere[] {
  return drafts.map((draft) => ({
    sentence,
    continuity,
    claim: `\`${file.text.slice(draft.span.start, draft.span.end)}\` goes with the dates of`,
    draft,
  }));
}
