import { rules } from '../../server/src/rules/list.ts';
import type { RuleGroup } from '../../server/src/rules/rule.ts';

/** Replaces what stands between `<!-- generated: NAME -->` and `<!-- end -->`. */
export function withGenerated(text: string, parts: ReadonlyMap<string, string>): string {
  return text.replace(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (all, open: string, name: string, end: string) => {
      const part = parts.get(name);
      return part === undefined ? all : `${open}${part}\n${end}`;
    },
  );
}

/** One table of all rules, each with a link to its page; `base` is the way from the page to `docs/rules/`. */
export function ruleTable(base: string): string {
  const groups: RuleGroup[] = [...new Set(rules.map((rule) => rule.group))];
  const lines = groups.flatMap((group) =>
    rules
      .filter((rule) => rule.group === group)
      .map((rule, i) => {
        const severity = rule.onByDefault ? rule.severity : 'off';
        return `| ${i === 0 ? `**${group}**` : ''} | [\`${rule.id}\`](${base}${rule.id}.md) | ${severity} | ${rule.summary} |`;
      }),
  );
  return ['| | rule | default | finds |', '|---|---|---|---|', ...lines].join('\n');
}

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}

/** The commands that can be called by name, from the manifest and the English texts. */
export function commandsTable(manifest: string, texts: string): string {
  const { contributes } = JSON.parse(manifest) as {
    contributes: {
      commands: Command[];
      menus: { commandPalette: { command: string; when: string }[] };
    };
  };
  const english = JSON.parse(texts) as Record<string, string>;
  const { commands, menus } = contributes;
  const hidden = new Set(
    menus.commandPalette.filter((entry) => entry.when === 'false').map((one) => one.command),
  );
  const lines = commands
    .filter(({ command }) => !hidden.has(command))
    .map(({ title, category, command }) => {
      const text = english[title.replace(/^%|%$/g, '')] ?? '';
      return `| **${category}: ${text}** | ${commandMeanings[command] ?? ''} |`;
    });
  return ['| command | |', '|---|---|', ...lines].join('\n');
}

/** What commands do; their titles alone would not say it. */
const commandMeanings: Readonly<Record<string, string>> = {
  'lorecheck.setUp':
    'Looks at the folder and writes the `lore.yaml` that fits it; an existing one is only opened.',
  'lorecheck.checkWorld': 'Reads every file anew and shows what is found.',
  'lorecheck.restartServer': 'Starts the language server afresh.',
  'lorecheck.showOutput': 'Shows the log.',
  'lorecheck.revealInCanon': 'Shows the entity under the cursor in the Canon view.',
  'lorecheck.openWalkthrough': 'Opens the first steps.',
  'lorecheck.canon.byKind': 'Lists people, places, treaties…',
  'lorecheck.canon.byContinuity': 'Lists what each continuity tells of.',
};

interface Setting {
  readonly default?: unknown;
  readonly markdownDescription?: string;
}

/** The settings of the extension, from its manifest and the English texts. */
export function settingsTable(manifest: string, texts: string): string {
  const { contributes } = JSON.parse(manifest) as {
    contributes: { configuration: { properties: Record<string, Setting> } };
  };
  const english = JSON.parse(texts) as Record<string, string>;
  const lines = Object.entries(contributes.configuration.properties).map(([name, setting]) => {
    const key = (setting.markdownDescription ?? '').replace(/^%|%$/g, '');
    const meaning = (english[key] ?? '').replaceAll('\n', ' ');
    return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${meaning} |`;
  });
  return ['| setting | default | meaning |', '|---|---|---|', ...lines].join('\n');
}
