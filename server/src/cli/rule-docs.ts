/** Where the rules are explained; the language server links to the same pages. */
export const ruleDocs = 'https://github.com/lorecheck/lorecheck/blob/main/docs/rules';

export function rulePage(id: string): string {
  return `${ruleDocs}/${id}.md`;
}
