import { checkstyle } from './checkstyle.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { FormatName } from './names.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

export const formats: Readonly<Record<FormatName, Format>> = {
  stylish,
  json,
  sarif,
  github,
  junit,
  checkstyle,
  gitlab,
};
