const DAY_MS = 86_400_000;

/**
 * Mondays to Fridays after one day, up to and with another; 0 where that is not later. Public holidays
 * count as working days: the government sets them anew each year.
 * @param from day, yyyy-MM-dd
 * @param until day, yyyy-MM-dd
 */
export function workingDaysBetween(from: string, until: string): number {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  const days = Math.max(0, last - first);
  const weeks = Math.floor(days / 7);
  let working = weeks * 5;
  for (let day = first + weeks * 7 + 1; day <= last; day += 1) if (isWorkingDay(day)) working += 1;
  return working;
}

/** Days since 1970-01-01, a Thursday. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const isWorkingDay = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;
