import type { Entity } from '../domain/entity.ts';
import type { Fix } from '../domain/finding.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { counts } from '../time/dated.ts';
import { checkTold } from '../time/prose/claims.ts';
import { isParent, type KinConflict, kinConflict, parentsOf } from '../time/prose/kin.ts';
import type { ToldKinship } from '../time/prose/kinships.ts';
import { areMeant } from '../time/prose/meant.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings } from '../time/prose/tellings.ts';
import { ownRelations } from './own-relation.ts';
import type { FindingDraft, Rule } from './rule.ts';
import type { ToldElsewhere } from './told-elsewhere.ts';

const quiet: QuietKey = { name: 'passages whose kinships are possible' };
const quietElsewhere: QuietKey = { name: 'passages whose kinships are told nowhere else' };

export const impossibleKinship: Rule = {
  id: 'impossible-kinship',
  group: 'time',
  summary: 'A child that its parents cannot have had, or spouses who never lived at the same time.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'impossible-kinship'),
    ...ownRelations(snapshot, file, kin),
    ...checkTold(snapshot, file, 'kinships', quiet, (told) =>
      tellingOf(snapshot, told) === undefined ? draft(snapshot, file, told) : [],
    ),
  ],
};

const kin = {
  parents: 'be a child of their own',
  children: 'be a child of their own',
  spouses: 'be married to themselves',
};

/** Parents that only another continuity gives somebody: `continuity-leak` reports them. */
export function kinshipsToldElsewhere(snapshot: Snapshot, file: FileSummary): readonly ToldElsewhere[] {
  return checkTold(snapshot, file, 'kinships', quietElsewhere, (told) => {
    const continuity = tellingOf(snapshot, told);
    if (continuity === undefined) return [];
    const { child, parent, mention, sentence } = told;
    const claim = `${child.name} is a child of ${parent.name} in`;
    const [own] = draft(snapshot, file, told);
    const unknown = {
      span: mention.span,
      message: `canon names no such parent of ${child.name}.`,
    };
    return [{ sentence, continuity, claim, draft: own ?? unknown }];
  });
}

/**
 * Another continuity that has it as it is told. The root counts where the passage's own continuity speaks against it:
 * that it says nothing of what happened behind its branch proves no slip.
 */
function tellingOf(snapshot: Snapshot, told: ToldKinship): ContinuityId | undefined {
  const { child, parent, sentence } = told;
  const { canon, continuities } = snapshot;
  const others = otherTellings(snapshot, [child, parent], ['parents', 'children'], sentence.continuity);
  if (others.length === 0 || !isMeant(snapshot, told)) return undefined;
  if (isParent(parentsOf(canon, child, sentence.continuity), parent)) return undefined;
  const against = kinConflict(snapshot, told) !== undefined;
  return others.find((continuity) => {
    if (!against && continuity === continuities.root) return false;
    const there = parentsOf(canon, child, continuity).filter(({ claim }) => counts(claim));
    return isParent(there, parent);
  });
}

function isMeant(snapshot: Snapshot, told: ToldKinship): boolean {
  const { child, parent, mention, candidates, sentence } = told;
  const all = [...candidates, ...(mention.mention?.candidates ?? [])];
  return areMeant(snapshot, [child, parent], all, sentence.continuity);
}

function draft(snapshot: Snapshot, file: FileSummary, told: ToldKinship): FindingDraft[] {
  const { child, parent, role, mention, shortChild } = told;
  // A first name is sure where the article is about its bearer.
  if ((shortChild && child.file !== file.path) || !isMeant(snapshot, told)) return [];
  const conflict = kinConflict(snapshot, told);
  if (!conflict) return [];
  const claim =
    role === undefined
      ? `${child.name} cannot be a child of ${parent.name}`
      : `${parent.name} cannot be the ${role} of ${child.name}`;
  return [
    {
      span: mention.span,
      message: `${claim}: ${conflict.proof}. Correct it here, or in canon.`,
      verdict: conflict.verdict,
      related: conflict.related,
      fixes: [...parentFixes(snapshot, file, told), ...wordFixes(file, told, conflict)],
    },
  ];
}

/** The parent that canon has instead, where only one can be meant. */
function parentFixes({ canon }: Snapshot, file: FileSummary, told: ToldKinship): Fix[] {
  const { child, role, mention, sentence } = told;
  const known = parentsOf(canon, child, sentence.continuity).filter(({ claim }) => counts(claim));
  const fitting =
    role === undefined ? known : known.filter((each) => each.role === role || each.role === 'parent');
  const meant = new Set(fitting.map(({ entity }) => entity));
  const [only] = meant;
  if (meant.size !== 1 || !only || !isReplaceable(file, told)) return [];
  return [replacement(file, mention.span, only)];
}

function replacement(file: FileSummary, span: FindingDraft['span'], { name }: Entity): Fix {
  return {
    title: `Change to \`${name}\``,
    edits: [{ file: file.path, span, newText: name }],
    preferred: true,
  };
}

/** A plain name without the titles that belong to its bearer. */
function isReplaceable({ text }: FileSummary, { mention: { mention, span } }: ToldKinship): boolean {
  if (!mention || mention.form === 'link') return false;
  return /(?:(?<!\p{L})\p{Ll}+|[,:;—–(])\s+$/u.test(text.slice(Math.max(0, span.start - 30), span.start));
}

const opposites: Readonly<Record<string, string>> = {
  son: 'father',
  daughter: 'mother',
  father: 'son',
  mother: 'daughter',
};
const siblings: Readonly<Record<string, string>> = { son: 'brother', daughter: 'sister' };

/** Another word for it, where canon has the two related otherwise: "the father of" for "a son of". */
function wordFixes({ path, text }: FileSummary, { span }: ToldKinship, { type }: KinConflict): Fix[] {
  const words = type === 'reversed' ? opposites : type === 'sibling' ? siblings : undefined;
  const written =
    span &&
    /^(?:(?:an?|the)\s+)?(son|daughter|father|mother)(\s+of)?$/i.exec(text.slice(span.start, span.end));
  const word = written && words?.[written[1]?.toLowerCase() ?? ''];
  if (!span || !word) return [];
  const article = written[2] === undefined ? '' : ['father', 'mother'].includes(word) ? 'the ' : 'a ';
  const newText = `${article}${word}${written[2] ?? ''}`;
  return [{ title: `Change to \`${newText}\``, edits: [{ file: path, span, newText }], preferred: false }];
}
