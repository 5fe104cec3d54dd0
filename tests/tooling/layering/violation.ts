/** File path (`src/domain/points.ts`) to its text. Files of `.ts`, `.svelte` and `.css` are read. */
export type Sources = ReadonlyMap<string, string>;

export interface Violation {
  readonly file: string;
  readonly offence: string;
  readonly rule: string;
}

export function formatViolation({ file, offence, rule }: Violation): string {
  return `${file}: ${offence} — ${rule}`;
}
