import type { Format } from './format.ts';
import { json } from './json.ts';
import { stylish } from './stylish.ts';

/** Every output format by its name on the command line. */
export const formats: Readonly<Record<string, Format>> = { stylish, json };
