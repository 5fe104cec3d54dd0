import { foldText } from '../lib/text';
import type { RowStatus } from '../domain/entry';
import { statuses } from './statuses';
import { vi, type Messages } from './vi';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const languageNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** Vietnamese comes with the program; another language when somebody wants it. */
const catalogues: Record<Language, Messages | null> = { vi, en: null };

export const isLoaded = (language: Language): boolean => catalogues[language] !== null;

/** Fetches the words of a language that is not there yet. Rejects when they cannot be had. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en') catalogues.en ??= (await import('./en')).en;
}

/** Words of a language; Vietnamese where it is not there. */
export const wordsIn = (language: Language): Messages => catalogues[language] ?? vi;

/** Statuses by their folded words in every language, so that a block copied in one can be pasted in another. */
export const statusByWord: ReadonlyMap<string, RowStatus> = new Map(
  LANGUAGES.flatMap((language) =>
    Object.entries(statuses[language]).map(([status, word]) => [foldText(word), status as RowStatus] as const),
  ),
);

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Hour and minute of an ISO time, as the clock on the wall says it. */
export const formatTime = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(iso),
  );

/** dd/MM/yyyy HH:mm; vi-VN leaves the leading zeros out unless asked. */
export function formatDateTime(iso: string, language: Language): string {
  const date = new Intl.DateTimeFormat(locales[language], { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(iso),
  );
  return `${date} ${formatTime(iso, language)}`;
}

/** dd/MM/yyyy of a calendar day, yyyy-MM-dd. */
export const formatDate = (day: string): string => day.split('-').reverse().join('/');

/** yyyy-MM-dd, the day on the wall; for names of files, the same in every language. */
export const formatDay = (iso: string): string => new Intl.DateTimeFormat('sv-SE').format(new Date(iso));

/** A size in bytes as KB or MB with one decimal. */
export function formatBytes(bytes: number, language: Language): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}
