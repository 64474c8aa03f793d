/**
 * Globs of stars, question marks and braces, matched without regular expressions: with several stars in a row those
 * try exponentially many ways. Here the latest star alone is ever widened, which is exact, since an earlier one has
 * nothing to gain (R. Cox, "Glob Matching Can Be Simple And Fast Too").
 */

/** Alternatives that braces may stand for in all. */
const maxAlternatives = 256;

/**
 * Whether a glob uses nothing but `*`, `**`, `?`, `{a,b}` and plain characters, and no star that braces would join to
 * another one.
 */
export function isPlainGlob(glob: string): boolean {
  const special = /[[\]()\\"|]|^!|\/\/|\*{3}|\.\.|\{[^{},]*\}|\*\{|\}\*/;
  const joinsStars = /\}\{/.test(glob) && /\{[^}]*\*/.test(glob);
  return !special.test(glob) && !joinsStars && hasPlainBraces(glob);
}

function hasPlainBraces(glob: string): boolean {
  let depth = 0;
  for (const character of glob) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (depth < 0 || depth > 4) return false;
  }
  return depth === 0;
}

/** The globs without braces that one with braces stands for; undefined when there are too many. */
export function expandBraces(glob: string): readonly string[] | undefined {
  const close = glob.indexOf('}');
  if (close < 0) return [glob];
  const open = glob.lastIndexOf('{', close);
  const choices = glob.slice(open + 1, close).split(',');
  const all: string[] = [];
  for (const choice of choices) {
    const expanded = expandBraces(glob.slice(0, open) + choice + glob.slice(close + 1));
    if (!expanded || all.length + expanded.length > maxAlternatives) return undefined;
    all.push(...expanded);
  }
  return all;
}

/** Whether the parts of a path match one of the globs, given by their parts. */
export function matchPlainGlob(
  alternatives: readonly (readonly string[])[],
  path: readonly string[],
): boolean {
  return alternatives.some((glob) => matchParts(glob, path));
}

/**
 * `**` stands for any number of folders, none that is hidden among them. At the end it stands for something, though
 * `canon/**` takes `canon` itself along, as the library has it.
 */
function matchParts(glob: readonly string[], path: readonly string[]): boolean {
  let [part, at] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < path.length) {
    if (glob[part] === '**') {
      star = part++;
      resume = at;
    } else if (part < glob.length && matchPart(glob[part] ?? '', path[at] ?? '')) {
      part++;
      at++;
    } else if (star >= 0 && !isHidden(path[resume])) {
      at = ++resume;
      part = star + 1;
    } else {
      return false;
    }
  }
  const takesFolder = part > 0 && !glob[part - 1]?.endsWith('*');
  while (glob[part] === '**' && (takesFolder || star >= 0)) part++;
  return part === glob.length;
}

/** Within one part of a path: `*` any characters, `?` one; neither begins a hidden name. */
function matchPart(glob: string, name: string): boolean {
  if (isHidden(name) && !isHidden(glob)) return false;
  let [wanted, at] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < name.length) {
    if (glob[wanted] === '*') {
      star = wanted++;
      resume = at;
    } else if (wanted < glob.length && (glob[wanted] === '?' || glob[wanted] === name[at])) {
      wanted++;
      at++;
    } else if (star >= 0) {
      at = ++resume;
      wanted = star + 1;
    } else {
      return false;
    }
  }
  while (glob[wanted] === '*') wanted++;
  return wanted === glob.length;
}

function isHidden(name: string | undefined): boolean {
  return name?.startsWith('.') === true;
}
