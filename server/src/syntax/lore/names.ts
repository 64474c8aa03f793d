import type { Span } from '../../base/span.ts';
import type { EntityName } from '../../domain/entity.ts';
import { continuityId } from '../../domain/ids.ts';
import { innerSpan } from '../yaml/read.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';
import type { LoreContext } from './context.ts';
import type { Identity, Understood } from './entity.ts';
import { itemsOf, readClaims } from './values.ts';

/** All names of an entity: the main one first, then `names`, `aliases`, titles and demonyms. */
export function readNames(
  context: LoreContext,
  fields: readonly Understood[],
  identity: Identity,
  extra: readonly { readonly text: string; readonly span: Span }[],
): EntityName[] {
  const names: EntityName[] = [];
  const add = (name: EntityName): void => {
    if (name.text === '' || names.some((known) => known.text === name.text && known.role === name.role))
      return;
    names.push(name);
  };
  const dated = fields.flatMap((field) => (nameFields.has(field.spec.name) ? readDated(context, field) : []));
  if (!dated.some((name) => name.text === identity.name && name.role === 'name')) {
    add(plain(identity.name, identity.nameSpan, 'name'));
  }
  for (const name of dated) add(name);
  for (const name of extra) if (name.text !== identity.name) add(plain(name.text, name.span, 'alias'));
  return names;
}

const nameFields = new Set(['names', 'aliases', 'titles', 'demonym']);

function plain(text: string, span: Span, role: EntityName['role']): EntityName {
  return { text, span, role, from: undefined, until: undefined, continuity: undefined };
}

function readDated(context: LoreContext, { spec, pair }: Understood): EntityName[] {
  if (spec.name === 'titles' || spec.name === 'demonym') {
    const role = spec.name === 'titles' ? 'title' : 'demonym';
    return itemsOf(context, spec, pair.value)
      .filter((item: YamlNode): item is YamlScalar => item.type === 'scalar')
      .map((item) => plain(item.text.trim(), innerSpan(item), role));
  }
  const owner = { id: '' as never, continuity: undefined, sources: [] };
  return readClaims(context, owner, spec, pair).flatMap((claim) => {
    if (claim.value.type !== 'record') return [];
    const text = claim.value.parts.get('name')?.[0];
    if (text?.value.type !== 'text') return [];
    const date = (part: string) => {
      const found = claim.value.type === 'record' ? claim.value.parts.get(part)?.[0] : undefined;
      return found?.value.type === 'date' ? found.value.date : undefined;
    };
    const role = spec.name === 'names' ? 'name' : 'alias';
    const continuity = claim.continuity === undefined ? undefined : continuityId(claim.continuity);
    return [
      { text: text.value.text, span: text.span, role, from: date('from'), until: date('until'), continuity },
    ];
  });
}
