import { parse, postprocess, preprocess } from 'micromark';

/** What another reader, micromark, finds in a text: the yardstick for headings, links and prose. */
export interface Outline {
  /** Level and source of every heading. */
  readonly headings: readonly (readonly [level: number, source: string])[];
  /** Source of every link and image, in order. */
  readonly links: readonly string[];
  /** Every unit that the reader of the page gets to see as text, other than code; all else is a space. */
  readonly prose: string;
}

/** Parts of links that hold text which is not shown. */
const hiding = new Set(['resource', 'reference', 'definition', 'codeFencedFence']);
const shownTokens = new Set(['data', 'characterEscapeValue']);

export function commonmarkOutline(text: string): Outline {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(text, 'utf8', true)),
  );
  const headings: [number, string][] = [];
  const links: [number, number][] = [];
  const shown = new Uint8Array(text.length);
  let level = 0;
  let source = '';
  let hidden = 0;
  for (const [kind, token] of events) {
    const { type } = token;
    const [start, end] = [token.start.offset, token.end.offset];
    if (hiding.has(type)) hidden += kind === 'enter' ? 1 : -1;
    if (kind === 'exit') {
      if (type === 'setextHeading' || type === 'atxHeading') headings.push([level, source]);
      continue;
    }
    if (type === 'atxHeading' || type === 'setextHeading') source = '';
    if (type === 'atxHeading') level = /^#+/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (type === 'setextHeadingLineSequence') level = text[start] === '=' ? 1 : 2;
    if (type === 'atxHeadingText' || type === 'setextHeadingText') source = text.slice(start, end).trim();
    if (type === 'link' || type === 'image') links.push([start, end]);
    if (shownTokens.has(type) && hidden === 0) shown.fill(1, start, end);
  }
  return {
    headings,
    links: links.sort((a, b) => a[0] - b[0]).map(([start, end]) => text.slice(start, end)),
    prose: [...shown].map((flag, i) => (flag === 1 ? text[i] : ' ')).join(''),
  };
}
