/** What kinds of entities and severities are called, and how they look. All icons follow the theme. */
import * as vscode from 'vscode';
import type { CanonGroup, Severity } from './protocol.ts';

const icons: Readonly<Record<string, string>> = {
  person: 'person',
  faction: 'organization',
  place: 'location',
  event: 'calendar',
  treaty: 'law',
  vessel: 'compass',
  object: 'package',
  species: 'type-hierarchy',
  work: 'book',
  concept: 'lightbulb',
};

export function kindIcon(base: string | undefined): vscode.ThemeIcon {
  const known = base !== undefined && Object.hasOwn(icons, base) ? icons[base] : undefined;
  return new vscode.ThemeIcon(known ?? 'question');
}

/** Headings of the built-in kinds; worlds name their own kinds themselves. */
function builtinHeading(key: string): string | undefined {
  const { l10n } = vscode;
  switch (key) {
    case 'person':
      return l10n.t('People');
    case 'faction':
      return l10n.t('Factions');
    case 'place':
      return l10n.t('Places');
    case 'event':
      return l10n.t('Events');
    case 'treaty':
      return l10n.t('Treaties');
    case 'vessel':
      return l10n.t('Vessels');
    case 'object':
      return l10n.t('Objects');
    case 'species':
      return l10n.t('Species');
    case 'work':
      return l10n.t('Works');
    case 'concept':
      return l10n.t('Concepts');
    case '':
      return l10n.t('Without a kind');
    default:
      return undefined;
  }
}

/** The heading over a kind, beginning with a capital. */
export function kindHeading({ key, label }: CanonGroup): string {
  const [first = '', ...rest] = label;
  return builtinHeading(key) ?? first.toLocaleUpperCase() + rest.join('');
}

const severityIcons: Record<Severity, readonly [icon: string, colour: string]> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', 'problemsInfoIcon.foreground'],
};

export function severityIcon(severity: Severity): vscode.ThemeIcon {
  const [icon, colour] = severityIcons[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}

export function severityWord(severity: Severity): string {
  const { l10n } = vscode;
  if (severity === 'error') return l10n.t('error');
  if (severity === 'warning') return l10n.t('warning');
  return severity === 'hint' ? l10n.t('hint') : l10n.t('information');
}
