/** Whether two plain values (as JSON could hold them, keys in the same order) say the same. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
