import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../server/src/syntax/markdown/read.ts';
import { commonmarkOutline, type Outline } from './support/commonmark.ts';
import { articles } from './support/generate.ts';

/** The same three things from our own reader. */
function ownOutline(text: string): Outline {
  const file = readMarkdown(text);
  return {
    headings: file.headings.map(
      ({ level, textSpan }) => [level, text.slice(textSpan.start, textSpan.end)] as const,
    ),
    links: file.links.map((link) => text.slice(link.span.start, link.span.end)),
    prose: withoutPaths(file.prose.replace(/[\s\u2060]/g, ' ')),
  };
}

/** A file's name that stands in the text is no prose to ours. */
function withoutPaths(prose: string): string {
  return prose.replace(/[^\s()[\]<>"`*!]+\.(?:md|png)[^\s()[\]<>"`]*/g, (path) => ' '.repeat(path.length));
}

function expectAgreement(text: string): void {
  const outline = commonmarkOutline(text);
  expect(ownOutline(text)).toEqual({ ...outline, prose: withoutPaths(outline.prose.replace(/\s/g, ' ')) });
}

const samples: Readonly<Record<string, string>> = {
  'sections and lists': `# The Treaty of Hollow Pass

Signed by *Envoy Marrek* and the **Iron Council** after the siege.

## Terms

1. The pass stays open.
2. No garrison:
   - none at the ford,
   - none at the *mill*.

   A second paragraph of the item.
3. \`seal\` and [oath](oath.md "sworn").

Aftermath
---------
> Marrek wrote:
> > The snow
> kept us longer than the peace.

- - deep
  + deeper

10) ten
`,
  'code of all kinds': `    four spaces are code
\tand so is a tab

~~~text
[no link](here.md)
# no heading
~~~

- item

      code inside the item

> \`\`\`
> quoted code
left the quote

Text with \`a \`\` b\` and \`\`c \` d\`\` and \\\`no code\\\`.
`,
  'links of all kinds': `[plain](a.md) [titled](b.md 'title') [paren](c_(d).md) [angle](<e f.md>) [empty]()
[full][Ref] [collapsed][] [shortcut] ![image [with] brackets](g.png)
[![inner](h.png)](i.md) [not ( a link](j k.md) [outer [inner](l.md) text](m.md)

[ref]: one.md
[collapsed]:
  <two.md>
  "on the next
  line"
[SHORTCUT]: three.md (title)
[broken]: four.md "title" and more
`,
  'marks that are no emphasis': `2 * 3 * 4, snake_case_name, **bold**text, _under_score, *a**b*, __init__ and 5 ** 2.
**Gul "Ocett"** *(aside)*, *"quoted"*; __*both*__ and *__both__*.
`,
  'marks inside and around words': 'un*believ*able, **Khi**tomer, ***Gorkon*** said, _Kronos_One_.\n',
  'tabs, indents and lazy lines': `-\tone tab
\ttext of the item

 -   three spaces

     still the item
  > quote
lazy
   # heading
    # code?
`,
  'headings at their limits': `#
## ##
### three ### b ###
#### four \\####
####### seven
#5 hash
 # indented
Two
lines
===

    ===
* * *
`,
};

describe('readMarkdown against micromark', () => {
  test.each(Object.entries(samples))('reads %s alike', (_name, text) => {
    expectAgreement(text);
    expectAgreement(text.replaceAll('\n', '\r\n'));
    expectAgreement(text.replaceAll('\n', '\r'));
    expectAgreement(text.replaceAll('\n', '\n> ').replace(/^/, '> '));
  });

  test('finds the same headings, links and prose in generated articles', () => {
    fc.assert(fc.property(articles(), expectAgreement), { numRuns: 2000, seed: 2293 });
  });
});
