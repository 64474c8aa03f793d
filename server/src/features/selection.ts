/** Ranges to grow a selection by, from the smallest to the whole file. */
import { encloses, type Span, touches } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { sentencesOf } from '../syntax/prose/sentences.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import { mentionAt } from './subject.ts';

export function selectionsAt(snapshot: Snapshot, path: FilePath, offset: number): readonly Span[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const whole = { start: 0, end: file.text.length };
  const found = [
    word(file, offset),
    ...yamlSpans(file.yaml, offset),
    ...proseSpans(snapshot, file, offset),
    whole,
  ];
  const sorted = found.filter((span) => span.end > span.start && touches(span, offset));
  sorted.sort((a, b) => a.end - a.start - (b.end - b.start));
  const nested: Span[] = [];
  for (const span of sorted) {
    const last = nested.at(-1);
    const grows = !last || (encloses(span, last) && span.end - span.start > last.end - last.start);
    if (grows) nested.push(span);
  }
  return nested;
}

function word(file: FileSummary, offset: number): Span {
  const before =
    /[\p{L}\p{N}\p{M}'’-]*$/u.exec(file.text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(file.text.slice(offset, offset + 100))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}

function yamlSpans(nodes: readonly YamlNode[], offset: number): Span[] {
  const node = nodes.find((candidate) => touches(candidate.span, offset));
  if (!node) return [];
  if (node.type === 'scalar') return [node.span];
  if (node.type === 'seq') return [node.span, ...yamlSpans(node.items, offset)];
  const pair = node.pairs.find((candidate) => touches(candidate.span, offset));
  if (!pair) return [node.span];
  return [node.span, pair.span, pair.key.span, ...yamlSpans([pair.value], offset)];
}

function proseSpans(snapshot: Snapshot, file: FileSummary, offset: number): Span[] {
  const { markdown } = file;
  if (!markdown) return [];
  const mentions = snapshot.mentions(file);
  const mention = mentionAt(mentions, offset);
  const link = markdown.links.find((candidate) => touches(candidate.span, offset));
  const block = markdown.blocks.find((candidate) => touches(candidate.span, offset));
  const inside = (at: number): boolean => mentionAt(mentions, at) !== undefined;
  const sentences = block ? sentencesOf(markdown.prose, block, inside) : [];
  const sections = markdown.headings
    .filter((heading) => heading.span.start <= offset && offset <= heading.sectionEnd)
    .map((heading) => ({ start: heading.span.start, end: heading.sectionEnd }));
  return [
    ...(mention ? [mention.span] : []),
    ...(link ? [link.span] : []),
    ...sentences,
    ...(block ? [block.span] : []),
    ...(markdown.frontMatterBlock ? [markdown.frontMatterBlock] : []),
    ...sections,
  ];
}
