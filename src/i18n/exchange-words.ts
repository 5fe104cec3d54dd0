import type { exchange } from './vi/exchange';
import type { Language } from './words';

/** Words of handing out, returning and merging, which are fetched with them. */
export type ExchangeWords = typeof exchange;

/** Rejects when they cannot be had. */
export const loadExchangeWords = async (language: Language): Promise<ExchangeWords> =>
  language === 'en' ? (await import('./en/exchange')).exchange : (await import('./vi/exchange')).exchange;
