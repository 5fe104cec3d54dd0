import { foldText, normalizeText } from '../lib/text';
import { POINT_SCALE } from './points';

export type PercentReading =
  | { readonly kind: 'gap' }
  /** `scaled` in ten-thousandths of a percent; `decimals` as printed; rounded where they were more than four. */
  | { readonly kind: 'percent'; readonly scaled: number; readonly decimals: number; readonly isRounded: boolean }
  | { readonly kind: 'unreadable'; readonly reason: 'notANumber' | 'outOfRange' };

export type RankReading =
  | { readonly kind: 'gap' }
  /** Tied: one of several units at the places from `rank` on. */
  | { readonly kind: 'rank'; readonly rank: number; readonly isTied: boolean }
  | { readonly kind: 'unreadable'; readonly reason: 'notANumber' | 'outOfRange' };

const gap = /^(?:[-\u2010-\u2015\u2212._\u2026\u22ef/?]*|n\/?a|null|khong co|chua co|khong xep hang|kxh)$/;
const footnote = /(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|\(\*+\))$/;

/** Longer texts are no figures; cutting them keeps what they are and the patterns fast. */
const LONGEST_FIGURE = 60;

const bareText = (text: string): string =>
  foldText(normalizeText(text.slice(0, LONGEST_FIGURE)))
    .replace(footnote, '')
    .trim();

/**
 * Reads an index in percent: `92,18`, `92.18`, `92,18 %`, `92,18 điểm`. No index is above 100, so a
 * single mark of either kind is a decimal mark.
 */
export function readPercent(text: string): PercentReading {
  const bare = bareText(text);
  if (gap.test(bare)) return { kind: 'gap' };
  const digits = bare.replace(/(?:%|phan tram|percent|diem|points?)$/, '').replace(/\s/g, '');
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(digits) ?? [];
  if (whole === undefined) return { kind: 'unreadable', reason: 'notANumber' };
  const kept = Number(fraction.slice(0, 4).padEnd(4, '0'));
  const scaled = Number(whole) * POINT_SCALE + kept + (Number(fraction.charAt(4)) >= 5 ? 1 : 0);
  if (scaled > 100 * POINT_SCALE) return { kind: 'unreadable', reason: 'outOfRange' };
  return { kind: 'percent', scaled, decimals: fraction.length, isRounded: /[1-9]/.test(fraction.slice(4)) };
}

/** Reads a rank: `12`, `12/63`, `Hạng 12`, `12th`; of ties (`=12`, `T12`, `12-13`) the first place. */
export function readRank(text: string, unitCount: number): RankReading {
  const bare = bareText(text);
  if (gap.test(bare)) return { kind: 'gap' };
  const [, tie = '', first, last, closing = ''] =
    /^(?:dong )?(?:xep )?(?:thu )?(?:hang|thu|rank|no\.?|#)? ?(=|t)?(\d{1,9})(?: ?[-\u2010-\u2015\u2212] ?(\d{1,9}))?(?:[.,]0{0,4}|\/\d{1,9}|st|nd|rd|th)?(=)?$/.exec(
      bare,
    ) ?? [];
  if (first === undefined) return { kind: 'unreadable', reason: 'notANumber' };
  const rank = Number(first);
  const end = last === undefined ? rank : Number(last);
  if (end < rank) return { kind: 'unreadable', reason: 'notANumber' };
  if (rank < 1 || end > unitCount) return { kind: 'unreadable', reason: 'outOfRange' };
  return { kind: 'rank', rank, isTied: tie !== '' || closing !== '' || end > rank || bare.startsWith('dong ') };
}
