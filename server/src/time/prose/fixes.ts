/** Edits that make prose and canon agree about a date. */
import type { Span } from '../../base/span.ts';
import type { DateValue } from '../../domain/date.ts';
import { grains } from '../../domain/date.ts';
import { mayOverlap } from '../../domain/date-order.ts';
import type { Fix } from '../../domain/finding.ts';
import type { FilePath } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { Dated } from '../dated.ts';

/** Correct the prose, which is preferred, or the canon. `told` is the date as prose has it, in `span`. */
export function dateFixes(
  snapshot: Snapshot,
  file: FileSummary,
  told: DateValue,
  span: Span,
  canon: Dated,
): readonly Fix[] {
  const written = file.text.slice(span.start, span.end);
  const text = textLike(snapshot, canon.date, told, written);
  if (text === undefined) return [];
  const fixes: Fix[] = [replace(`Change to \`${text}\``, file.path, span, text, true)];
  // A finer or differently written date would throw away what canon knows.
  const simple = canon.date.text.trim() === canonText(snapshot, canon) && canon.date.grain === told.grain;
  if (simple && canon.claim.certainty === 'certain' && /^[^:#'"[\]{},&*!|>%@`]+$/.test(told.text)) {
    fixes.push(replace(`Change canon to \`${told.text}\``, canon.claim.file, canon.span, told.text, false));
  }
  return fixes;
}

function replace(title: string, file: FilePath, span: Span, newText: string, preferred: boolean): Fix {
  return { title, edits: [{ file, span, newText }], preferred };
}

/** What stands in the file where canon states the date. */
function canonText(snapshot: Snapshot, canon: Dated): string | undefined {
  const file = snapshot.files.get(canon.claim.file);
  return file?.text.slice(canon.span.start, canon.span.end);
}

/** Canon's date at the grain and in the manner of the prose it replaces; undefined when none is sure. */
function textLike(
  snapshot: Snapshot,
  canon: DateValue,
  told: DateValue,
  written: string,
): string | undefined {
  const { calendars } = snapshot;
  const full = calendars.format(canon);
  // Prose that names its month has no use for `1848-02-17`.
  const plain =
    /^[\p{L}\p{N} ,.'’-]+$/u.test(canon.text) && (/\p{L}/u.test(canon.text) || !/\p{L}/u.test(written));
  const asWritten = plain ? canon.text.trim() : full;
  const monthFirst = /^\p{L}+ \d/u.test(written)
    ? full.replace(/^(\d+) (\p{L}+) (\d+)$/u, '$2 $1, $3')
    : undefined;
  const coarser = grains.indexOf(told.grain) > grains.indexOf(canon.grain);
  const year = /-?\d[\d,]*(?: [^\d]+)?$/.exec(full)?.[0];
  const month = full.replace(/^\d+ /, '');
  const bare = year?.replace(/ .*/, '');
  const sameWords = bare && /\p{L}/u.test(written) ? written.replace(/\d+(?=\D*$)/, bare) : undefined;
  const candidates = coarser
    ? told.grain === 'month'
      ? [month]
      : [...(told.grain === 'year' ? [] : [sameWords]), /^\d+$/.test(written) ? bare : year, year]
    : [monthFirst, asWritten, full];
  return candidates.find((text) => {
    const read = text === undefined ? undefined : calendars.read(text).date;
    return text !== written && read !== undefined && read.axis === canon.axis && mayOverlap(read, canon);
  });
}
