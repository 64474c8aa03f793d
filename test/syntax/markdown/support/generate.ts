import fc from 'fast-check';

/** Where readers disagree with each other, or where ours does on purpose. */
const departures = [
  // An empty list item at the end of a line.
  /(?:^|[\s>])(?:[*+-]|\d\.)[ \t]*$/m,
  // Front matter.
  /^---[ \t]*\r?\n/,
  // Addresses without brackets.
  /\\<http/,
  // Paths with backslashes.
  /[\p{L}\p{N}:\\]\\[\p{L}\p{N}]/u,
  // Long runs of marks: the rule of three counts whole runs, micromark what is left of them.
  /[*_]{3}/,
  // Wiki links, embeds and callouts.
  /\[\[/,
  /> \[!/,
  // A number that begins a list.
  /2293\)/,
  // A label that never ends behind a short reference.
  /\]\[(?![^[\]\n]*\])/,
];

/** Markdown as authors of worlds write it, without what CommonMark does not know (wiki links, comments, tables). */
export function articles(): fc.Arbitrary<string> {
  const line = fc.array(piece, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
  const block = fc.tuple(
    fc.constantFrom('', '', '', '> ', '- ', '1. ', '  ', '    ', '> > ', '* > ', '\t', '   - '),
    fc.constantFrom(
      '',
      '',
      '',
      '# ',
      '## ',
      '### ',
      '####### ',
      '```',
      '~~~',
      '---',
      '===',
      '***',
      '***\n',
      '+',
    ),
    line,
    fc.constantFrom('', '', '', ' ##', '  ', '\\', '\n---', '\n===', '\n> ', '\n  ', '\n\t', '\n```', '\n- '),
  );
  const lines = fc.array(
    fc.tuple(
      block.map((parts) => parts.join('')),
      fc.constantFrom('\n', '\n\n', '\r\n', '\n'),
    ),
    {
      minLength: 1,
      maxLength: 9,
    },
  );
  return lines
    .map((all) => all.map((parts) => parts.join('')).join(''))
    .filter((text) => !departures.some((pattern) => pattern.test(text)));
}

const words = [
  'Khitomer',
  'Gorkon',
  'a',
  'treaty',
  'of',
  '2293',
  'Son’a',
  'Ja’rod',
  'a🖖b',
  'Curzon Dax',
  'naïve',
];
const marks = [
  '*',
  '**',
  '_',
  '__',
  '***',
  '`',
  '``',
  '[',
  ']',
  '![',
  '](',
  ')',
  '(',
  '"',
  '\\',
  '&amp;',
  '!',
  'a<b>',
  'a</b>',
];
const links = [
  '[Praxis](praxis.md)',
  '[the moon](<a moon.md> "it burst")',
  '[Accords][ref]',
  '[ref]',
  '[ref][]',
  '![map](maps/k%20t.png)',
  '[nested *em*](x(y)z)',
  '<https://example.org/a>',
  '\n[ref]: accords.md "The Accords"\n',
  '[a [b](c) d](e)',
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words).map((word) => `${word} `) },
  { weight: 2, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...marks) },
  { weight: 2, arbitrary: fc.constantFrom(...links) },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\n\n', '  \n') },
);
