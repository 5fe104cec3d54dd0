type Plain = Readonly<Record<string, unknown>>;

/** Whether two plain values, as JSON could hold them, say the same: keys in any order, absent ones as `undefined`. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, at) => sameValue(each, b[at]))
    );
  const [first, second] = [a as Plain, b as Plain];
  for (const key of Object.keys(first)) if (!sameValue(first[key], second[key])) return false;
  for (const key of Object.keys(second)) if (first[key] === undefined && second[key] !== undefined) return false;
  return true;
}
