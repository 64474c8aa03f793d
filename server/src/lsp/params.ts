/** Reading the parameters of requests of our own: whatever a client sends is looked at before it is used. */
import type { Position } from 'vscode-languageserver';
import { normalizeUri, type Uri } from './uri.ts';

export function memberOf(params: unknown, name: string): unknown {
  return typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
}

export function textOf(params: unknown, name: string): string | undefined {
  const value = memberOf(params, name);
  return typeof value === 'string' ? value : undefined;
}

/** A count or an offset: a whole number from 0. */
export function countOf(params: unknown, name: string): number | undefined {
  const value = memberOf(params, name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function uriOf(params: unknown, name: string): Uri | undefined {
  const text = textOf(params, name);
  return text === undefined ? undefined : normalizeUri(text);
}

export function positionOf(params: unknown, name: string): Position | undefined {
  const value = memberOf(params, name);
  const line = countOf(value, 'line');
  const character = countOf(value, 'character');
  return line === undefined || character === undefined ? undefined : { line, character };
}
