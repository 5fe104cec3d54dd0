import type { studio } from './vi/studio';
import type { Language } from './words';

/** Words of the studio, which are fetched with it. */
export type StudioWords = typeof studio;

/** Rejects when they cannot be had. */
export const loadStudioWords = async (language: Language): Promise<StudioWords> =>
  language === 'en' ? (await import('./en/studio')).studio : (await import('./vi/studio')).studio;
