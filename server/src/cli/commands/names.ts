/** Values that options take, where help, completion and the commands themselves have to agree. */
export const listFormats = ['table', 'json', 'csv'] as const;
export const wordLists = ['cspell', 'vale', 'harper', 'hunspell'] as const;
export type WordList = (typeof wordLists)[number];
export const shells = ['bash', 'zsh', 'fish'] as const;
export const diffFormats = ['stylish', 'json'] as const;
export const imports = ['calendar'] as const;
