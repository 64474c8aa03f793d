/** What `--help` prints. Kept by hand: it is read by people. */
const general = `lorecheck — keeps a fictional world in accord with itself

Usage
  lorecheck check [paths]      check files and folders
  lorecheck explain RULE       say what a rule means
  lorecheck server --stdio     serve an editor
  lorecheck --version

Run lorecheck COMMAND --help for its options.
`;

const checkHelp = `lorecheck check [paths] — check files and folders, the current folder by default

Options
  -f, --format NAME     stylish (default), json
      --fix             mend what has one sure fix
      --dry-run         say what --fix would do, write nothing
  -q, --quiet           errors only
      --max-warnings N  warnings that are let pass (0 by default, -1 for any number)
      --rule ID         only this rule; may be given several times
      --allow-unmatched paths that match nothing are no error

Exit codes
  0  nothing to complain of (information and hints may be there)
  1  errors, or more warnings than are let pass
  2  could not run
`;

const helps: Readonly<Record<string, string>> = {
  check: checkHelp,
  explain: `lorecheck explain RULE — say what a rule means, and how loud it is; without RULE, list all rules\n`,
  server: `lorecheck server --stdio — serve an editor over the Language Server Protocol\n`,
};

export function generalHelp(): string {
  return general;
}

export function commandHelp(command: string): string {
  return helps[command] ?? general;
}
