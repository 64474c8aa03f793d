// A world in a VS Code that speaks German: both kinds of bundles, those of the manifest and those of the code.
import * as vscode from 'vscode';
import type { Views } from '../../../client/src/views/register.ts';
import { open } from './editor.ts';
import { assert, eventually, test } from './runner.ts';

interface Manifest {
  readonly contributes: {
    readonly views: { readonly lorecheck: readonly { readonly name: string }[] };
    /** VS Code keeps the title of the manifest beside a translated one. */
    readonly commands: readonly { readonly title: string | { readonly value: string } }[];
  };
}

export const germanTests = [
  test('views and commands have German names', async () => {
    await open('articles/draft.md');
    const extension = vscode.extensions.getExtension('lorecheck.lorecheck');
    assert(extension !== undefined, 'the extension is not there');
    const { contributes }: Manifest = extension.packageJSON;
    const views = contributes.views.lorecheck.map(({ name }) => name);
    assert(views.join(', ') === 'Kanon, Befunde', `the views are ${views.join(', ')}`);
    const titles = contributes.commands.map(({ title }) => (typeof title === 'string' ? title : title.value));
    assert(titles.includes('Lore in diesem Ordner einrichten'), `the commands are ${titles.join(', ')}`);
    assert(
      titles.every((title) => !title.includes('%')),
      `a command has no name: ${titles.join(', ')}`,
    );
  }),

  test('the tree speaks German', async () => {
    const extension = vscode.extensions.getExtension<{ views: Views }>('lorecheck.lorecheck');
    assert(extension !== undefined, 'the extension is not there');
    const { canon } = (await extension.activate()).views;
    const labels = await eventually('four kinds', async () => {
      const groups = (await canon.getChildren()) ?? [];
      const items = await Promise.all(groups.map((group) => canon.getTreeItem(group)));
      return items.length === 4 ? items.map(({ label }) => label) : undefined;
    });
    assert(
      labels.join(', ') === 'Personen, Fraktionen, Orte, Vertr\u00e4ge',
      `they are ${labels.join(', ')}`,
    );
  }),
];
