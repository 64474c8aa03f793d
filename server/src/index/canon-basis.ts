/** What the canon answers as a whole, on which findings of any file may hang, and whether that is still the same. */
import { crowdingAt } from './names/crowding.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

/** Something that only the canon as a whole can answer, such as which file lists most persons. */
export interface Question {
  readonly name: string;
  ask(snapshot: Snapshot, about: string): string | undefined;
}

interface Answered {
  readonly question: Question;
  readonly about: string;
  answer: string | undefined;
}

interface Basis {
  revision: number;
  canonRevision: number;
  readonly answered: Map<string, Answered>;
}

const basisMemo: MemoKey<Basis> = { name: 'what hangs on the canon as a whole' };
const crowdingMemo: MemoKey<readonly number[]> = { name: 'crowding of names' };

/** How crowded the canon is with words of a length, see `NameIndex.crowding`. */
export function crowdingOf(snapshot: Snapshot, length: number): number {
  return crowdingAt(crowdingTable(snapshot), length);
}

function crowdingTable(snapshot: Snapshot): readonly number[] {
  return snapshot.nameMemo(crowdingMemo, () => snapshot.names.crowding());
}

/** Moves when the canon as a whole answers otherwise than before. */
export function basisRevision(snapshot: Snapshot): number {
  return basisOf(snapshot).revision;
}

/** The answer to a question; whatever was asked once is watched from then on. */
export function answerOf(snapshot: Snapshot, question: Question, about: string): string | undefined {
  return known(snapshot, basisOf(snapshot), question, about);
}

function basisOf(snapshot: Snapshot): Basis {
  const { canonRevision } = snapshot;
  const basis = snapshot.worldMemo(basisMemo, () => {
    const fresh: Basis = { revision: 0, canonRevision, answered: new Map() };
    for (const question of alwaysAsked) known(snapshot, fresh, question, '');
    return fresh;
  });
  if (basis.canonRevision !== canonRevision) {
    basis.canonRevision = canonRevision;
    const changed = [...basis.answered.values()].filter((answered) => askAgain(snapshot, answered));
    if (changed.length > 0) basis.revision++;
  }
  return basis;
}

const alwaysAsked: readonly Question[] = [
  { name: 'whether there are entities', ask: ({ canon }) => `${canon.entities.size > 0}` },
  { name: 'crowding', ask: (snapshot) => crowdingTable(snapshot).join() },
];

function known(snapshot: Snapshot, basis: Basis, question: Question, about: string): string | undefined {
  const key = `${question.name} ${about}`;
  const before = basis.answered.get(key);
  if (before) return before.answer;
  const answer = question.ask(snapshot, about);
  basis.answered.set(key, { question, about, answer });
  return answer;
}

function askAgain(snapshot: Snapshot, answered: Answered): boolean {
  const before = answered.answer;
  answered.answer = answered.question.ask(snapshot, answered.about);
  return answered.answer !== before;
}
