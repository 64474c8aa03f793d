/** Character references of HTML, as far as prose and paths hold them. */

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ndash', '\u2013'],
  ['mdash', '\u2014'],
  ['lsquo', '\u2018'],
  ['rsquo', '\u2019'],
  ['ldquo', '\u201c'],
  ['rdquo', '\u201d'],
  ['hellip', '\u2026'],
]);

const entity = /&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;

/** Offset behind the reference whose `&` stands at `at`; -1 when none does. */
export function entityEnd(text: string, at: number): number {
  entity.lastIndex = at;
  const match = entity.exec(text);
  return match ? at + match[0].length : -1;
}

/** The character that a reference such as `&amp;` or `&#39;` stands for; undefined for rare names. */
export function decodeEntity(reference: string): string | undefined {
  const body = reference.slice(1, -1);
  if (!body.startsWith('#')) return named.get(body);
  const hex = body[1] === 'x' || body[1] === 'X';
  const point = Number.parseInt(body.slice(hex ? 2 : 1), hex ? 16 : 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
