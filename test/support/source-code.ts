/** TypeScript source as the tidiness tests look at it: without comments, or without what stands in quotes too. */

export interface StrippedSource {
  /** Comments and regular expressions are spaces; line ends stay. */
  readonly withStrings: string;
  /** Strings and templates are spaces as well. */
  readonly codeOnly: string;
}

const pattern =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|`(?:\\[\s\S]|\$\{[^}]*\}|[^`\\])*`|(?<=[=(,:;!&|?{}[\n]\s*|return\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

export function stripSource(text: string): StrippedSource {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
  return {
    withStrings: text.replace(pattern, (found) => (found.startsWith('/') ? blank(found) : found)),
    codeOnly: text.replace(pattern, blank),
  };
}

export interface Import {
  readonly specifier: string;
  /** Loaded with the file, later when it is asked for, or never, being types. */
  readonly loaded: 'first' | 'later' | 'never';
  /** From 1. */
  readonly line: number;
}

/** Every module a file names: imports, re-exports and dynamic imports, type-only ones too. */
export function importsOf(text: string): readonly Import[] {
  const source = stripSource(text).withStrings;
  const found: Import[] = [];
  // Every string is taken whole, so that words inside one are no keywords.
  const strings = /(\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)?(['"`])((?:\\[\s\S]|(?!\2)[^\\])*)\2/g;
  for (const match of source.matchAll(strings)) {
    if (match[1] === undefined) continue;
    const line = source.slice(0, match.index).split('\n').length;
    const statement = source.slice(source.lastIndexOf(';', match.index) + 1, match.index);
    const types = match[1].startsWith('from') && /^\s*(?:import|export)\s+type\b/.test(statement);
    const loaded = types ? 'never' : match[1].includes('(') ? 'later' : 'first';
    found.push({ specifier: match[3] ?? '', loaded, line });
  }
  return found;
}
