/** A hover card for clients that show plain text only: the same words without the markup. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\|(?:\s*-{3,}\s*\|)+$|^---$/.test(line)) return undefined;
      return withoutEscapes(
        line
          .replace(/^#+ /, '')
          .replace(/^\| (.*) \|$/, (_, cells: string) => cells.replaceAll(' | ', '  '))
          .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
          .replace(/(?<!\\)(\*\*|\*|`)/g, '')
          .replace(/ {2}$/, ''),
      );
    })
    .filter((line) => line !== undefined)
    .join('\n');
}

function withoutEscapes(line: string): string {
  return line
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
