import { type Source, tokenAt } from './source.ts';

/** Behind a hyphen or dash, spaces around it or not. */
export function dashAt(source: Source, position: number): number | undefined {
  const token = tokenAt(source, position);
  return token.type === 'sign' && /^[-–—‒−]$/.test(token.text) ? token.end : undefined;
}
