/** Codes that are named before the rest is only counted. */
const MOST_CODES = 12;

/** `1.1.1, 1.1.2 và 7 mục khác` */
export function listCodes(codes: readonly string[], more: (count: number) => string): string {
  const named = codes.slice(0, MOST_CODES).join(', ');
  return codes.length > MOST_CODES ? `${named} ${more(codes.length - MOST_CODES)}` : named;
}
