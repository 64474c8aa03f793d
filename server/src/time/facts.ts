/**
 * Turns canon into points and constraints of a temporal network. Values count ticks: a day has many, so that
 * things of one day can still come one after the other, and a strict "before" costs a single tick.
 */
import { lasting } from '../base/lasting.ts';
import type { AxisId, DayRange } from '../domain/date.ts';
import { beginning, ending } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { type Dated, isSure, lifetimeOf, type ReadClaims } from './dated.ts';
import type { Moment, Reason } from './reason.ts';
import { relationEmitters } from './relations.ts';
import { day, type FactSink, type FactSource, type FactTarget } from './sink.ts';

/** Everything one entity states about time. It depends on nothing but that entity and those it refers to. */
export function collectFacts(source: FactSource, entity: Entity, target: FactTarget): void {
  const read = source.read(entity);
  const seen = new Set<string>();
  const sink: FactSink = {
    source,
    start: target.start,
    end: target.end,
    moment(of, dated, moment) {
      const point = target.addPoint();
      const { low, high } = ticks(dated.date.range);
      const reason: Reason = { type: 'bound', entity: of, dated: [dated], moment, sure: isSure(dated) };
      target.bound(dated.date.axis, point, low, high, reason);
      return point;
    },
    edge: target.edge,
    first(key) {
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
  addLifetime(sink, target, entity, read);
  let last: string | undefined;
  for (const { field } of entity.claims) {
    // Claims on one field stand together.
    if (field !== last) relationEmitters.get(field)?.(sink, entity, read(field));
    last = field;
  }
}

function addLifetime(sink: FactSink, target: FactTarget, entity: Entity, read: ReadClaims): void {
  const lifetime = lifetimeOf(sink.source.canon, entity, read);
  if (lifetime.start.length === 0 && lifetime.end.length === 0) return;
  const start = sink.start(entity.id);
  const end = sink.end(entity.id);
  target.edge(start, end, 0, { type: 'axiom', entity: entity.id, record: undefined });
  const sameMoment = lifetime.start === lifetime.end;
  addHull(target, entity.id, start, sameMoment ? 'date' : 'start', lifetime.start, beginning);
  addHull(target, entity.id, end, sameMoment ? 'date' : 'end', lifetime.end, ending);
}

/** One bound for each axis on which the moment is dated: whatever any of the alternatives allows. */
function addHull(
  target: FactTarget,
  entity: EntityId,
  point: number,
  moment: Moment,
  alternatives: readonly Dated[],
  side: (date: Dated['date']) => DayRange,
): void {
  const axes = new Set<AxisId>(alternatives.map(({ date }) => date.axis));
  for (const axis of axes) {
    const dated = axes.size === 1 ? alternatives : alternatives.filter(({ date }) => date.axis === axis);
    const ranges = dated.map(({ date }) => ticks(side(date)));
    const low = Math.min(...ranges.map((range) => range.low));
    const high = Math.max(...ranges.map((range) => range.high));
    const sure = dated.every(isSure);
    target.bound(axis, point, low, high, { type: 'bound', entity, dated: lasting(dated), moment, sure });
  }
}

function ticks(range: DayRange): { readonly low: number; readonly high: number } {
  return { low: range.earliest * day, high: range.latest * day + day - 1 };
}
