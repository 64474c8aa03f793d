import { frontMatter } from './canon.ts';
import type { Being } from './model.ts';
import type { Random } from './random.ts';
import { type Cast, type Page, slips, truthful } from './sentences.ts';
import type { Sentence, TextBuilder } from './text.ts';
import { deed, filler } from './words.ts';

export interface ArticlePlan extends Page {
  /** The being its front matter defines; none for a chapter. */
  readonly defines: Being | undefined;
  readonly words: number;
  /** Which slips it holds, as positions in the list of slips. */
  readonly errors: readonly number[];
}

/** Words between two headings. */
const sectionWords = 260;

export function sectionsFor(words: number): number {
  return Math.max(1, Math.round(words / sectionWords));
}

/** Writes an article of about the wanted length: front matter, title, sections of prose, now and then a list or a quote. */
export function writeArticle(out: TextBuilder, plan: ArticlePlan, cast: Cast, random: Random): void {
  if (plan.defines) out.add(frontMatter(plan.defines));
  out.add(`# ${plan.name}\n`);
  const errors = [...plan.errors];
  const perSection = plan.words / Math.max(1, plan.headings.length);
  plan.headings.forEach((heading, position) => {
    out.add(`\n## ${heading}\n`);
    const last = position === plan.headings.length - 1;
    const share = last ? errors.length : Math.ceil(errors.length / (plan.headings.length - position));
    writeSection(out, perSection, errors.splice(0, share), cast, random);
  });
}

function writeSection(
  out: TextBuilder,
  words: number,
  errors: readonly number[],
  cast: Cast,
  random: Random,
): void {
  // Six letters to a word, with the space behind it.
  const until = out.length + words * 6;
  const waiting = [...errors];
  while (out.length < until || waiting.length > 0) {
    if (random.chance(0.06)) writeList(out, random);
    else writeParagraph(out, waiting.splice(0, 1), cast, random);
  }
}

function writeParagraph(out: TextBuilder, errors: readonly number[], cast: Cast, random: Random): void {
  const sentences: Sentence[] = [];
  for (let left = random.between(3, 6); left > 0; left--) sentences.push(sentence(cast, random));
  for (const error of errors) sentences.push(planted(error, cast, random));
  const quote = random.chance(0.05) && errors.length === 0;
  out.add(quote ? '\n> ' : '\n');
  sentences.forEach((parts, i) => {
    out.add(i === 0 ? '' : ' ', ...parts);
  });
  out.add('\n');
}

function writeList(out: TextBuilder, random: Random): void {
  out.add('\n');
  for (let left = random.between(2, 5); left > 0; left--) out.add(`- they ${deed(random)}\n`);
}

function sentence(cast: Cast, random: Random): Sentence {
  if (random.chance(0.45)) return [filler(random)];
  return random.pick(truthful)(cast, random) ?? [filler(random)];
}

/** The slip asked for, or the next one that the cast of this article allows. */
function planted(error: number, cast: Cast, random: Random): Sentence {
  for (let i = 0; i < slips.length; i++) {
    const made = slips[(error + i) % slips.length]?.(cast, random);
    if (made) return made;
  }
  return [filler(random)];
}
