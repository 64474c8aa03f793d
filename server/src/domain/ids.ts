import type { Brand } from '../base/brand.ts';

/** Identifier of an entity, unique in its world. A slug such as `first-khitomer-accords`. */
export type EntityId = Brand<string, 'EntityId'>;

/** A name folded for comparison: NFKD without marks, lower case, straight apostrophes, single spaces. */
export type FoldedName = Brand<string, 'FoldedName'>;

/** A file of the workspace: path relative to the world's root, `/` between parts. */
export type FilePath = Brand<string, 'FilePath'>;

/** Name of a continuity, as `lore.yaml` spells it. */
export type ContinuityId = Brand<string, 'ContinuityId'>;

/** Name of a calendar, as `lore.yaml` spells it, or of a built-in one. */
export type CalendarId = Brand<string, 'CalendarId'>;

/** Whole days from an axis's origin. Numbers of different axes must never be compared. */
export type DayNumber = Brand<number, 'DayNumber'>;

export const entityId = (text: string): EntityId => text as EntityId;
export const filePath = (text: string): FilePath => text as FilePath;
export const continuityId = (text: string): ContinuityId => text as ContinuityId;
export const calendarId = (text: string): CalendarId => text as CalendarId;
export const dayNumber = (value: number): DayNumber => value as DayNumber;

/** Makes an id of a name: letters and digits of any script, lower case, joined by hyphens. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
