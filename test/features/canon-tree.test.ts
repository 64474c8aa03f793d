import { describe, expect, test } from 'vitest';
import { entityId } from '../../server/src/domain/ids.ts';
import {
  canonDetail,
  canonGroups,
  canonMembers,
  canonPlaceOf,
  canonRanges,
} from '../../server/src/features/canon-tree.ts';
import { snapshotOf } from './world.ts';

const config = `name: Tarsh
canon: [canon/*.yaml]
kinds:
  witch: { extends: person, plural: witches }
continuities:
  prime: { title: Prime timeline }
  mirror: { branches: prime, at: 500 }
`;

const canon = `entities:
  - { id: zora, kind: person, name: Zora, aliases: [The Grey, Z, Old Z, Zed, Azor], born: 401, died: 460 }
  - { id: ada, kind: person, name: Áda }
  - { id: bess, kind: witch, name: Bess, continuity: mirror }
  - id: keep
    kind: place
    name: The Keep
    founded: [{ date: 300 }, { date: 310, continuity: mirror }]
  - { id: odd, kind: gizmo, name: Odd }
  - { id: bare, name: Bare }
`;

const snapshot = snapshotOf({ 'lore.yaml': config, 'canon/a.yaml': canon });
const names = (key: string, by: 'kind' | 'continuity') =>
  canonMembers(snapshot, by, key).map(({ name }) => name);

describe('the canon as a tree', () => {
  test('groups by kind: built-in ones in their order, then the world’s own, then what nobody knows', () => {
    const groups = canonGroups(snapshot, 'kind').map(({ key, label, base, count }) => [
      key,
      label,
      base,
      count,
    ]);
    expect(groups).toEqual([
      ['person', 'people', 'person', 2],
      ['place', 'places', 'place', 1],
      ['witch', 'witches', 'person', 1],
      ['', '', undefined, 1],
      ['gizmo', 'gizmo', undefined, 1],
    ]);
    expect(names('person', 'kind')).toEqual(['Áda', 'Zora']);
  });

  test('groups by continuity, and lists an entity wherever something is told of it', () => {
    const groups = canonGroups(snapshot, 'continuity').map(({ key, label, count }) => [key, label, count]);
    expect(groups).toEqual([
      ['prime', 'Prime timeline', 5],
      ['mirror', 'mirror', 2],
    ]);
    expect(names('mirror', 'continuity')).toEqual(['Bess', 'The Keep']);
  });

  test('knows where an entity stands', () => {
    expect(canonPlaceOf(snapshot, 'kind', entityId('zora'))).toEqual({ key: 'person', index: 1 });
    expect(canonPlaceOf(snapshot, 'continuity', entityId('bess'))).toEqual({ key: 'mirror', index: 0 });
    expect(canonPlaceOf(snapshot, 'kind', entityId('nobody'))).toBeUndefined();
  });

  test('says lifetime and a few other names beside the name', () => {
    const detail = (id: string) => {
      const entity = snapshot.canon.entities.get(entityId(id));
      return entity && canonDetail(snapshot, entity);
    };
    expect(detail('zora')).toBe('401 – 460 · The Grey, Old Z, Zed');
    expect(detail('ada')).toBe('');
  });

  test('hands out a long group in stretches that cover it without gap or overlap', () => {
    const many = Array.from({ length: 1203 }, (_, i) => `- { id: p${i}, kind: person, name: N${i} X }\n`);
    const large = snapshotOf({ 'lore.yaml': config, 'canon/a.yaml': many.join('') });
    const ranges = canonRanges(large, 'kind', 'person');
    expect(ranges.map(({ offset, count }) => [offset, count])).toEqual([
      [0, 250],
      [250, 250],
      [500, 250],
      [750, 250],
      [1000, 203],
    ]);
    const listed = ranges.flatMap(({ offset, count }) =>
      canonMembers(large, 'kind', 'person', offset, count),
    );
    expect(new Set(listed).size).toBe(1203);
    expect(listed[250]?.name).toBe(ranges[1]?.first);
    expect(listed.at(-1)?.name).toBe(ranges.at(-1)?.last);
    expect(canonMembers(large, 'kind', 'person').length).toBe(500);
    expect(canonRanges(snapshot, 'kind', 'person')).toEqual([]);
  });
});
