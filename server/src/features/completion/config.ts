/** Completion in `lore.yaml`. */
import type { Span } from '../../base/span.ts';
import { builtinCalendars } from '../../domain/calendar/spec.ts';
import { entityFields } from '../../domain/fields.ts';
import { builtinKinds } from '../../domain/kinds.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { rules } from '../../rules/list.ts';
import { configFields } from '../../syntax/config/read.ts';
import type { Completion, Completions } from './model.ts';
import { noCompletions } from './model.ts';
import { type YamlContext, yamlContext } from './yaml-context.ts';

const severities = ['error', 'warning', 'information', 'hint', 'off'];

export function configCompletions(snapshot: Snapshot, file: FileSummary, offset: number): Completions {
  const context = yamlContext(file.text, { start: 0, end: file.text.length }, offset);
  if (!context) return noCompletions;
  const words = context.position === 'key' ? keyWords(context) : valueWords(snapshot, context);
  const colon = context.position === 'key' ? ': ' : '';
  const items = words.map(({ text, detail }, rank) => item(text, detail, text + colon, context.typed, rank));
  return { items, incomplete: false };
}

interface Word {
  readonly text: string;
  readonly detail?: string;
}

function item(
  label: string,
  detail: string | undefined,
  insert: string,
  span: Span,
  rank: number,
): Completion {
  return {
    label,
    kind: insert.endsWith(': ') ? 'field' : 'value',
    insert,
    span,
    rank,
    ...(detail && { detail }),
  };
}

function keyWords({ path, siblings }: YamlContext): readonly Word[] {
  const [section, name] = path;
  const fresh = (words: readonly Word[]) => words.filter((word) => !siblings.has(word.text));
  if (section === undefined)
    return fresh(Object.entries(configFields).map(([text, detail]) => ({ text, detail })));
  if (section === 'rules') return fresh(rules.map((rule) => ({ text: rule.id, detail: rule.summary })));
  if (section === 'calendars' && name === undefined) return fresh(builtinCalendars.map((text) => ({ text })));
  if (section === 'continuities' && name !== undefined) {
    return fresh(['extends', 'branches', 'at', 'title'].map((text) => ({ text })));
  }
  if (section === 'kinds' && name !== undefined) {
    return fresh(['extends', 'lifetime', 'plural'].map((text) => ({ text })));
  }
  return [];
}

function valueWords(snapshot: Snapshot, { path }: YamlContext): readonly Word[] {
  const [section] = path;
  const last = path.at(-1);
  if (section === 'rules') return severities.map((text) => ({ text }));
  if (section === 'continuities' && (last === 'extends' || last === 'branches')) {
    return [...snapshot.continuities.all.keys()].map((text) => ({ text }));
  }
  if (section === 'kinds') return builtinKinds.map((text) => ({ text }));
  if (section === 'keys') return entityFields.map((field) => ({ text: field.name, detail: field.doc }));
  return [];
}
