import type { Entity, EntityName, MatchRules } from '../../../server/src/domain/entity.ts';
import { entityId, filePath } from '../../../server/src/domain/ids.ts';

const nowhere = { start: 0, end: 0 };

export interface EntityOptions {
  readonly aliases?: readonly string[];
  readonly titles?: readonly string[];
  readonly match?: Partial<MatchRules>;
}

/** An entity with names and nothing else. */
export function named(kind: string, name: string, options: EntityOptions = {}): Entity {
  const { aliases = [], titles = [], match = {} } = options;
  const nameOf = (text: string, role: EntityName['role']): EntityName => ({
    text,
    span: nowhere,
    role,
    from: undefined,
    until: undefined,
    continuity: undefined,
  });
  return {
    id: entityId(name),
    kind,
    name,
    names: [
      nameOf(name, 'name'),
      ...aliases.map((text) => nameOf(text, 'alias')),
      ...titles.map((text) => nameOf(text, 'title')),
    ],
    match: { case: 'smart', except: [], plural: true, ...match },
    summary: undefined,
    description: undefined,
    article: undefined,
    image: undefined,
    tags: [],
    continuity: undefined,
    claims: [],
    file: filePath('canon.yaml'),
    span: nowhere,
    nameSpan: nowhere,
    idSpan: undefined,
    kindSpan: undefined,
    origin: 'yaml',
  };
}
