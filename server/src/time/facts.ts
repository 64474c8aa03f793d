/**
 * Turns canon into points and constraints of a temporal network. Values count ticks: a day has many, so that
 * things of one day can still come one after the other, and a strict "before" costs a single tick.
 */
import type { AxisId, DayRange } from '../domain/date.ts';
import { beginning, ending } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { type Dated, isSure, lifetimeOf } from './dated.ts';
import type { Moment, Reason } from './reason.ts';
import { relationEmitters } from './relations.ts';
import { type Bound, day, type Edge, type FactSink, type FactSource, type Facts } from './sink.ts';

export function collectFacts(source: FactSource, entities: Iterable<Entity>): Facts {
  const edges: Edge[] = [];
  const bounds: Bound[] = [];
  const starts = new Map<EntityId, number>();
  const seen = new Set<string>();
  let points = 0;
  const start = (id: EntityId): number => {
    const known = starts.get(id);
    if (known !== undefined) return known;
    const point = points + 1;
    points += 2;
    starts.set(id, point);
    return point;
  };
  const sink: FactSink = {
    source,
    start,
    end: (id) => start(id) + 1,
    moment(entity, dated, moment) {
      points++;
      const reason: Reason = { type: 'bound', entity, dated: [dated], moment, sure: isSure(dated) };
      bounds.push({ axis: dated.date.axis, point: points, ...ticks(dated.date.range), reason });
      return points;
    },
    edge: (from, to, least, reason) => edges.push({ from, to, least, reason }),
    first(kind, from, to) {
      const key = `${kind} ${from} ${to}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
  for (const entity of entities) {
    addLifetime(sink, entity, bounds);
    for (const field of new Set(entity.claims.map((claim) => claim.field))) {
      relationEmitters.get(field)?.(sink, entity, source.read(entity)(field));
    }
  }
  return { points, edges, bounds };
}

function addLifetime(sink: FactSink, entity: Entity, bounds: Bound[]): void {
  const { canon, read } = sink.source;
  const lifetime = lifetimeOf(canon, entity, read(entity));
  if (lifetime.start.length === 0 && lifetime.end.length === 0) return;
  const start = sink.start(entity.id);
  const end = sink.end(entity.id);
  sink.edge(start, end, 0, { type: 'axiom', entity: entity.id, record: undefined });
  const sameMoment = lifetime.start === lifetime.end;
  bounds.push(...hullBounds(entity.id, start, sameMoment ? 'date' : 'start', lifetime.start, beginning));
  bounds.push(...hullBounds(entity.id, end, sameMoment ? 'date' : 'end', lifetime.end, ending));
}

/** One bound for each axis on which the moment is dated: whatever any of the alternatives allows. */
function hullBounds(
  entity: EntityId,
  point: number,
  moment: Moment,
  alternatives: readonly Dated[],
  side: (date: Dated['date']) => DayRange,
): Bound[] {
  const byAxis = new Map<AxisId, Dated[]>();
  for (const dated of alternatives) {
    const group = byAxis.get(dated.date.axis);
    if (group) group.push(dated);
    else byAxis.set(dated.date.axis, [dated]);
  }
  return [...byAxis].map(([axis, dated]) => {
    const ranges = dated.map(({ date }) => ticks(side(date)));
    return {
      axis,
      point,
      low: Math.min(...ranges.map((range) => range.low)),
      high: Math.max(...ranges.map((range) => range.high)),
      reason: { type: 'bound', entity, dated, moment, sure: dated.every(isSure) },
    };
  });
}

function ticks(range: DayRange): { readonly low: number; readonly high: number } {
  return { low: range.earliest * day, high: range.latest * day + day - 1 };
}
