import type { ClaimPart } from '../../domain/claim.ts';
import type { YamlMap } from '../yaml/tree.ts';
import { foldKey, type LoreContext, report } from './context.ts';

/** Whether a map tells a date by its parts, as calendar plug-ins write it: `{ year: 540, month: Thaw, day: 12 }`. */
export function isDateParts(map: YamlMap): boolean {
  return map.pairs.some((pair) => foldKey(pair.key.text) === 'year' && pair.value.type === 'scalar');
}

export function readDateParts(context: LoreContext, map: YamlMap): ClaimPart | undefined {
  const text = (name: string): string | undefined => {
    const value = map.pairs.find((pair) => foldKey(pair.key.text) === name)?.value;
    return value?.type === 'scalar' && value.text.trim() !== '' ? value.text.trim() : undefined;
  };
  const [month, day, era] = [text('month'), text('day'), text('era')];
  const { date, problem } = context.calendars.readParts({
    year: text('year') ?? '',
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(era === undefined ? {} : { era }),
  });
  if (problem) report(context, problem.rule, map.span, problem.message);
  return date ? { value: { type: 'date', date }, span: map.span } : undefined;
}
