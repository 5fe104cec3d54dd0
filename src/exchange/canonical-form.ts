/** Deepest nesting that is written; an assessment has about ten levels. */
const DEEPEST = 200;

/** What JSON writes with a backslash, and halves of characters. */
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Rows of one kind have the same keys in the same order: these are put in order once. */
interface Shape {
  readonly keys: readonly string[];
  /** In order, each with what stands in front of its value. */
  readonly members: readonly (readonly [key: string, before: string])[];
}

/**
 * The one way to write a JSON value: no white space, keys in order of their UTF-16 units (RFC 8785). Keys without a
 * value are left out, as JSON does.
 * @param written values inside of it, by identity, whose canonical form is known and is taken as it is
 * @throws RangeError for what has no such form: numbers beyond the range of JSON, nesting deeper than any assessment
 */
export function canonicalForm(value: unknown, written?: ReadonlyMap<unknown, string>): string {
  const shapes = new Map<number, Shape>();
  const shapeOf = (object: object): Shape => {
    const keys = Object.keys(object);
    const known = shapes.get(keys.length);
    if (known?.keys.every((key, at) => key === keys[at])) return known;
    // The default order is that of UTF-16 units.
    const members = keys.toSorted().map((key) => [key, `${quoted(key)}:`] as const);
    const shape = { keys, members };
    shapes.set(keys.length, shape);
    return shape;
  };
  const formOf = (inner: unknown, depth: number): string => {
    if (typeof inner === 'string') return quoted(inner);
    if (typeof inner === 'number' && !Number.isFinite(inner)) throw new RangeError('JSON has no such number');
    if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner);
    const known = written?.get(inner);
    if (known !== undefined) return known;
    if (depth === DEEPEST) throw new RangeError('Nested too deep');
    let text = '';
    if (Array.isArray(inner)) {
      for (const element of inner as readonly unknown[]) {
        text += `${text === '' ? '' : ','}${formOf(element === undefined ? null : element, depth + 1)}`;
      }
      return `[${text}]`;
    }
    for (const [key, before] of shapeOf(inner).members) {
      const member = (inner as Readonly<Record<string, unknown>>)[key];
      if (member !== undefined) text += `${text === '' ? '' : ','}${before}${formOf(member, depth + 1)}`;
    }
    return `{${text}}`;
  };
  return formOf(value, 0);
}

const quoted = (text: string): string => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`);
