/**
 * What client and server say to each other beyond LSP and beyond files. The client trusts nothing it is sent:
 * every payload goes through a reader here and is dropped when it does not have the expected shape.
 */

import { Location, Position } from 'vscode-languageclient';
import { countIn, member, textIn } from './payload.ts';

/** Server → client notification: how one world is doing, or that a folder has none. */
export const statusNotification = 'lorecheck/status';
/** Client → server request `{ folder }`: a proposed `lore.yaml` for a folder. */
export const setupRequest = 'lorecheck/setup';
/** Client → server request: checks every file of every world and counts. */
export const checkWorldRequest = 'lorecheck/checkWorld';

const states = ['none', 'loading', 'ready', 'stopped'] as const;

export type WorldState = (typeof states)[number];

export interface WorldStatus {
  /** The workspace folder, as a URI. */
  readonly folder: string;
  /** The world's name; undefined for a folder without lore. */
  readonly world: string | undefined;
  /** The folder of its `lore.yaml`, as a URI. */
  readonly root: string | undefined;
  readonly entities: number;
  readonly files: number;
  readonly state: WorldState;
}

export interface CheckedWorld {
  readonly files: number;
  readonly findings: number;
}

export interface SetupProposal {
  /** Where `lore.yaml` belongs. */
  readonly uri: string;
  /** What to write; undefined when one stands there already. */
  readonly text: string | undefined;
}

export function readStatus(value: unknown): WorldStatus | undefined {
  const folder = textIn(value, 'folder');
  const state = states.find((one) => one === member(value, 'state'));
  if (folder === undefined || state === undefined) return undefined;
  return {
    folder,
    world: textIn(value, 'world'),
    root: textIn(value, 'root'),
    entities: countIn(value, 'entities') ?? 0,
    files: countIn(value, 'files') ?? 0,
    state,
  };
}

export function readCheckedWorld(value: unknown): CheckedWorld | undefined {
  const files = countIn(value, 'files');
  const findings = member(value, 'findings');
  if (files === undefined || typeof findings !== 'object' || findings === null) return undefined;
  const counts = Object.values(findings).filter((count) => typeof count === 'number');
  return { files, findings: counts.reduce((sum, count) => sum + count, 0) };
}

/** The arguments of the command behind a lens: where it stands, and the places it counts. */
export interface References {
  readonly uri: string;
  readonly position: Position;
  readonly places: readonly Location[];
}

export function readReferences(args: readonly unknown[]): References | undefined {
  const [uri, position, places] = args;
  if (typeof uri !== 'string' || !Position.is(position) || !Array.isArray(places)) return undefined;
  return { uri, position, places: places.filter((place) => Location.is(place)) };
}

export function readSetupProposal(value: unknown): SetupProposal | undefined {
  const uri = textIn(value, 'uri');
  return uri === undefined ? undefined : { uri, text: textIn(value, 'text') };
}
