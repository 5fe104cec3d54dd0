import { SCENARIO_NAME_LENGTH } from '../../domain/assessment';

/** The wanted name, or the first `name (2)`, `name (3)` … that nobody has; never longer than a name may be. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const mark = count === 1 ? '' : ` (${String(count)})`;
    const name =
      wanted
        .trim()
        .slice(0, SCENARIO_NAME_LENGTH - mark.length)
        .trimEnd() + mark;
    if (!taken.includes(name)) return name;
  }
}
