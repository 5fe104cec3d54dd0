import type { EarlierHandout } from '../../domain/handout-candidates';
import type { ExchangeWords } from '../../i18n/exchange-words';
import { formatDate, formatDateTime, formatDay, type Language } from '../../i18n/words';

/** `Đã giao 01/06/2024, hạn nộp 15/06/2024; đã hợp nhất bài nộp 12/06/2024 08:00, người làm: Lan` */
export function describeEarlier(
  { handout, merged }: EarlierHandout,
  { handingOut: { choose: said } }: ExchangeWords,
  language: Language,
): string {
  const day = formatDate(formatDay(handout.issuedAt));
  const sent = handout.deadline === '' ? said.sent(day) : said.sentDeadline(day, formatDate(handout.deadline));
  if (!merged) return `${sent}; ${said.notMerged}`;
  const when = formatDateTime(merged.mergedAt, language);
  return `${sent}; ${merged.mergedBy === '' ? said.mergedByNobody(when) : said.merged(when, merged.mergedBy)}`;
}
