import { en } from '../../src/i18n/en';
import { vi, type Messages } from '../../src/i18n/vi';
import { studio as studioEn } from '../../src/i18n/en/studio';
import type { StudioWords } from '../../src/i18n/studio-words';
import { studio as studioVi } from '../../src/i18n/vi/studio';
import { exchange as exchangeEn } from '../../src/i18n/en/exchange';
import type { ExchangeWords } from '../../src/i18n/exchange-words';
import { exchange as exchangeVi } from '../../src/i18n/vi/exchange';
import type { Language } from '../../src/i18n/words';

/** Every language at once; the program loads them one by one. */
export const messages: Readonly<Record<Language, Messages>> = { vi, en };

export const studioMessages: Readonly<Record<Language, StudioWords>> = { vi: studioVi, en: studioEn };

export const exchangeMessages: Readonly<Record<Language, ExchangeWords>> = { vi: exchangeVi, en: exchangeEn };
