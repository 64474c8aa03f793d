/**
 * Reads a page of docs/rules. Every page has the same form:
 *
 *     # rule-id
 *
 *     group · severity · kinds of file
 *
 *     What the rule finds.
 *
 *     **Why it matters.** One sentence.
 *
 *     ## Failing
 *     In `path`:            a code block after each, its lines being lines of the fixture
 *     > the message
 *     ## Mended
 *     In `path`:            its lines take the place of those under "Failing", one by one; more may follow
 *     ## What is left alone
 *     ## How to mend it
 *     ## If it is meant so
 *     ## Options            only where there are some
 */

export interface RulePage {
  readonly title: string;
  readonly group: string;
  readonly severity: string;
  readonly files: string;
  readonly finds: string;
  readonly why: string;
  /** Headings of the second level, in order. */
  readonly headings: readonly string[];
  readonly failing: readonly Example[];
  readonly mended: readonly Example[];
  readonly messages: readonly string[];
  /** The text below a heading. */
  readonly section: (heading: string) => string;
}

/** Lines of one file. */
export interface Example {
  readonly path: string;
  readonly lines: readonly string[];
}

export const sections = ['Failing', 'Mended', 'What is left alone', 'How to mend it', 'If it is meant so'];
export const optionalSection = 'Options';

export function readRulePage(text: string): RulePage {
  const [head = '', ...rest] = text.split(/^## /m);
  const bodies = new Map(
    rest.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)];
    }),
  );
  const section = (heading: string): string => bodies.get(heading) ?? '';
  const [title = '', line = '', finds = '', why = ''] = head.trim().split(/\n{2,}/);
  const [group = '', severity = '', files = ''] = line.split(' · ');
  return {
    title: title.replace(/^# /, ''),
    group,
    severity,
    files,
    finds,
    why: /^\*\*Why it matters\.\*\* ([\s\S]+)$/.exec(why)?.[1] ?? '',
    headings: [...bodies.keys()],
    failing: examplesOf(section('Failing')),
    mended: examplesOf(section('Mended')),
    messages: [...section('Failing').matchAll(/^> (.+)$/gm)].map((match) => match[1] ?? ''),
    section,
  };
}

const example = /^In `([^`]+)`:\n\n(`{3,})\w*\n([\s\S]*?)\n\2$/gm;

function examplesOf(body: string): Example[] {
  return [...body.matchAll(example)].map((match) => ({
    path: match[1] ?? '',
    lines: (match[3] ?? '').split('\n'),
  }));
}
