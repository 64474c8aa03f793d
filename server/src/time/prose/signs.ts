/** Signs that stand for entities in patterns. */
import type { Entity } from '../../domain/entity.ts';
import type { BuiltinKind } from '../../domain/kinds.ts';
import type { Canon } from '../../index/canon.ts';
import { baseKind } from '../entities.ts';

const kindSigns: Readonly<Partial<Record<BuiltinKind, string>>> = {
  person: 'P',
  vessel: 'V',
  faction: 'F',
  event: 'E',
  treaty: 'T',
  place: 'L',
  object: 'O',
};

/** The sign of an entity's kind; `X` for all that no pattern is about. */
export function signOf(canon: Canon, entity: Entity): string {
  return kindSigns[baseKind(canon, entity) ?? 'concept'] ?? 'X';
}
