/**
 * Mentions of all files that were read, in the room of a few numbers each: a large world has millions of them.
 * Those of the files last asked about stay as they are.
 */
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { MatchForm, Mention } from './mention.ts';
import type { FileSummary } from './summary.ts';

export interface MentionStore {
  /** Those of a file; `make` is asked when they are not known yet. */
  mentions(file: FileSummary, make: () => readonly Mention[]): readonly Mention[];
  /** Those of one entity in a file; undefined: nobody asked for the file's mentions yet. */
  of(file: FileSummary, entity: EntityId): readonly Mention[] | undefined;
}

interface Recent {
  readonly file: FileSummary;
  readonly mentions: readonly Mention[];
}

/** What mentions of the same words have in common. */
type Calling = Pick<Mention, 'entity' | 'candidates' | 'canonical'>;

const forms: readonly MatchForm[] = ['exact', 'variant', 'case', 'diacritic', 'short', 'link'];
/** Numbers for one mention: start, end, and calling and form in one. */
const width = 3;
const formBits = 3;
/** Files whose mentions are kept as objects. */
const recentFiles = 16;

export function createMentionStore(): MentionStore {
  const packed = new WeakMap<FileSummary, Int32Array>();
  /** By path: what a file was before it was edited is not to be kept. */
  const recent = new Map<FilePath, Recent>();
  const callings = createCallings();

  const remember = (file: FileSummary, mentions: readonly Mention[]): readonly Mention[] => {
    recent.set(file.path, { file, mentions });
    const [oldest] = recent.size > recentFiles ? recent.keys() : [];
    if (oldest) recent.delete(oldest);
    return mentions;
  };
  const pack = (mentions: readonly Mention[]): Int32Array => {
    const numbers = new Int32Array(mentions.length * width);
    for (let i = 0; i < mentions.length; i++) {
      const mention = mentions[i] as Mention;
      numbers[i * width] = mention.span.start;
      numbers[i * width + 1] = mention.span.end;
      numbers[i * width + 2] = (callings.codeOf(mention) << formBits) | forms.indexOf(mention.form);
    }
    return numbers;
  };
  /** All of them, or those whose calling is wanted. */
  const unpack = (numbers: Int32Array, wanted?: ReadonlySet<number>): Mention[] => {
    const mentions: Mention[] = [];
    for (let i = 0; i < numbers.length; i += width) {
      const code = numbers[i + 2] ?? 0;
      if (wanted && !wanted.has(code >> formBits)) continue;
      const calling = callings.at(code >> formBits);
      if (!calling) continue;
      const span = { start: numbers[i] ?? 0, end: numbers[i + 1] ?? 0 };
      const form = forms[code & ((1 << formBits) - 1)] ?? 'exact';
      mentions.push({ span, form, ...calling });
    }
    return mentions;
  };

  return {
    mentions(file, make) {
      const known = recent.get(file.path);
      if (known?.file === file) return known.mentions;
      const numbers = packed.get(file);
      if (numbers) return remember(file, unpack(numbers));
      const made = make();
      packed.set(file, pack(made));
      return remember(file, made);
    },
    of(file, entity) {
      const numbers = packed.get(file);
      return numbers && unpack(numbers, callings.codesFor(entity));
    },
  };
}

const noCodes: ReadonlySet<number> = new Set();

/** Gives every calling a number. */
function createCallings() {
  const all: Calling[] = [];
  const codes = new Map<string, number[]>();
  const byEntity = new Map<EntityId, Set<number>>();
  return {
    codesFor: (entity: EntityId): ReadonlySet<number> => byEntity.get(entity) ?? noCodes,
    at: (code: number): Calling | undefined => all[code],
    codeOf(mention: Mention): number {
      const { entity, candidates, canonical } = mention;
      const alike = codes.get(canonical) ?? [];
      const known = alike.find((code) => isSame(all[code], mention));
      if (known !== undefined) return known;
      const code = all.push({ entity, candidates, canonical }) - 1;
      alike.push(code);
      codes.set(canonical, alike);
      if (entity !== undefined) byEntity.set(entity, (byEntity.get(entity) ?? new Set()).add(code));
      return code;
    },
  };
}

function isSame(a: Calling | undefined, b: Calling): boolean {
  return (
    a !== undefined &&
    a.entity === b.entity &&
    a.candidates.length === b.candidates.length &&
    a.candidates.every((candidate, i) => candidate === b.candidates[i])
  );
}
