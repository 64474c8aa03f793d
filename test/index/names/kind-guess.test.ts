import { expect, it } from 'vitest';
import { guessKind } from '../../../server/src/index/names/kind-guess.ts';

it.each([
  ['Lake Varn', '', 'place'],
  ['Fort Tarrow', '', 'place'],
  ['Quellian Reach', '', 'person'],
  ['Bay of Ash', '', 'place'],
  ['Varn Castle', '', 'place'],
  ['Varn', 'They wintered in ', 'place'],
  ['Varn', 'the old city of ', 'place'],
  ['USS Varn', '', 'vessel'],
  ['Varn', 'They went aboard the ', 'vessel'],
  ['Order of the Varn', '', 'faction'],
  ['House Varn', '', 'faction'],
  ['Varn House', '', 'place'],
  ['Treaty of Varn', '', 'treaty'],
  ['Varn Accords', '', 'treaty'],
  ['Battle of Fort Varn', '', 'event'],
  ['Varn War', '', 'event'],
  ['Sword of Varn', '', 'object'],
  ['Mrs. Lake', 'They met ', 'person'],
  ['Count of Varn Castle', 'in ', 'person'],
  ['Orlo Dwimmer', 'a man called ', 'person'],
])('%s behind %j is a %s', (name, before, kind) => expect(guessKind(name, before)).toBe(kind));
