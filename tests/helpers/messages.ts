import { en } from '../../src/i18n/en';
import { vi, type Messages } from '../../src/i18n/vi';
import type { Language } from '../../src/i18n/words';

/** Every language at once; the program loads them one by one. */
export const messages: Readonly<Record<Language, Messages>> = { vi, en };
