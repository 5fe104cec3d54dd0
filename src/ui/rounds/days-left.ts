import { daysBetween } from '../../domain/process';
import type { Messages } from '../../i18n/vi';

/** How far a deadline is, in words, and whether it is past; both days yyyy-MM-dd. */
export function describeDaysLeft(
  today: string,
  deadline: string,
  words: Messages,
): { readonly text: string; readonly overdue: boolean } {
  const days = daysBetween(today, deadline);
  if (days < 0) return { text: words.rounds.overdue(-days), overdue: true };
  return { text: days === 0 ? words.rounds.today : words.rounds.daysLeft(days), overdue: false };
}
