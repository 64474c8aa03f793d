/** What readers of JUnit's and Checkstyle's XML rely on, as problems in words. */
import type { XmlElement } from './xml.ts';

interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Attributes that count something. */
  readonly numbers: readonly string[];
  readonly children: readonly string[];
  readonly text: boolean;
}

function shape(parts: Partial<Shape>): Shape {
  return { required: [], optional: [], numbers: [], children: [], text: false, ...parts };
}

/** After the schema of Jenkins' xUnit plugin, which is what most readers follow. */
const junit: Readonly<Record<string, Shape>> = {
  testsuites: shape({
    required: [],
    optional: ['name', 'tests', 'failures', 'errors'],
    numbers: ['tests', 'failures', 'errors'],
    children: ['testsuite'],
  }),
  testsuite: shape({
    required: ['name', 'tests'],
    optional: ['failures', 'errors', 'skipped'],
    numbers: ['tests', 'failures', 'errors', 'skipped'],
    children: ['testcase'],
  }),
  testcase: shape({ required: ['name', 'classname'], children: ['failure', 'system-out'] }),
  failure: shape({ optional: ['type', 'message'], text: true }),
  'system-out': shape({ text: true }),
};

/** After what Checkstyle's own XML logger writes. */
const checkstyle: Readonly<Record<string, Shape>> = {
  checkstyle: shape({ required: ['version'], children: ['file'] }),
  file: shape({ required: ['name'], children: ['error'] }),
  error: shape({
    required: ['line', 'severity', 'message', 'source'],
    optional: ['column'],
    numbers: ['line', 'column'],
  }),
};

export function junitProblems(root: XmlElement): readonly string[] {
  const problems = shapeProblems(root, 'testsuites', junit);
  for (const suite of root.children) {
    const failures = suite.children.filter(({ children }) =>
      children.some((child) => child.name === 'failure'),
    );
    if (Number(suite.attributes['tests']) !== suite.children.length) problems.push('tests miscounted');
    if (Number(suite.attributes['failures']) !== failures.length) problems.push('failures miscounted');
  }
  for (const count of ['tests', 'failures']) {
    const sum = root.children.reduce((total, suite) => total + Number(suite.attributes[count]), 0);
    if (Number(root.attributes[count]) !== sum) problems.push(`${count} do not add up`);
  }
  return problems;
}

export function checkstyleProblems(root: XmlElement): readonly string[] {
  const problems = shapeProblems(root, 'checkstyle', checkstyle);
  const severities = root.children.flatMap((file) =>
    file.children.map((error) => error.attributes['severity']),
  );
  for (const severity of severities) {
    if (!['ignore', 'info', 'warning', 'error'].includes(severity ?? ''))
      problems.push(`severity ${severity}`);
  }
  return problems;
}

function shapeProblems(element: XmlElement, name: string, shapes: Readonly<Record<string, Shape>>): string[] {
  const wanted = shapes[element.name];
  if (element.name !== name || !wanted) return [`${element.name} in place of ${name}`];
  const keys = Object.keys(element.attributes);
  const known = [...wanted.required, ...wanted.optional];
  return [
    ...wanted.required.filter((key) => !keys.includes(key)).map((key) => `${name} lacks ${key}`),
    ...keys.filter((key) => !known.includes(key)).map((key) => `${name} has an unknown ${key}`),
    ...wanted.numbers
      .filter((key) => keys.includes(key) && !/^\d+$/.test(element.attributes[key] ?? ''))
      .map((key) => `${name}: ${key} is no number`),
    ...(wanted.text || element.text.trim() === '' ? [] : [`${name} holds text`]),
    ...element.children.flatMap((child) =>
      wanted.children.includes(child.name)
        ? shapeProblems(child, child.name, shapes)
        : [`${name} holds ${child.name}`],
    ),
  ];
}
