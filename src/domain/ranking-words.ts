import { foldText } from '../lib/text';

/** What a column heading says that its column holds. `ordinal` counts rows; `other` is neither a rank nor a value. */
export type HeadingRole = 'ordinal' | 'rank' | 'value' | 'unit' | 'other';

const wordsOf = (text: string): string =>
  foldText(text)
    .replace(/[^a-z0-9#%]+/g, ' ')
    .trim();

/** In order: `Tăng hạng so với năm 2022` is no rank, `Xếp hạng PAR INDEX` is no value. */
const HEADINGS: readonly { readonly role: HeadingRole; readonly pattern: RegExp }[] = [
  { role: 'other', pattern: /\b(?:tang|giam|thay doi|chenh lech|bien dong|change[sd]?|so voi (?:nam|20))\b/ },
  { role: 'ordinal', pattern: /^(?:stt|tt|so tt|so thu tu|thu tu|no|#)$/ },
  { role: 'rank', pattern: /\b(?:xep hang|hang|thu hang|xep thu|vi tri|vi thu|rank(?:ing)?s?|position)\b/ },
  {
    role: 'value',
    pattern: /par ?index|sipas|\b(?:chi so|ty le|ti le|diem so|tong diem|index|scores?|values?|percent)\b|%/,
  },
  { role: 'other', pattern: /\b(?:toi da|max(?:imum)?|ghi chu|notes?|nhom|xep loai|group|vung|region|nguon)\b/ },
  { role: 'value', pattern: /\b(?:diem|ket qua|gia tri|muc do|points?|results?)\b/ },
  {
    role: 'unit',
    pattern: /\b(?:tinh|thanh pho|tp|dia phuong|don vi|ubnd|provinces?|cit(?:y|ies)|units?|localit\w+)\b/,
  },
];

export function headingRole(text: string): HeadingRole | null {
  const words = wordsOf(text);
  return HEADINGS.find(({ pattern }) => pattern.test(words))?.role ?? null;
}

const wholeCountry = /\b(?:ca nuoc|toan quoc|national|nationwide|country)\b/;
const mean = /\b(?:trung binh|binh quan|average|mean)\b/;
const partOnly = /\b(?:nhom|vung|khu vuc|mien|cum|bo|nganh|linh vuc|tieu chi|group|region|area)\b/;
const summary = /^(?:tong|tong so|tong cong|cong|total)\b|^(?:nhom|vung|khu vuc|mien|cum|group|region)\b/;

/** What a row is that stands where a unit stands, but is none; `null` for anything else. */
export function summaryKind(label: string): 'nationalMean' | 'summary' | null {
  const words = wordsOf(label);
  if (partOnly.test(words)) return mean.test(words) || summary.test(words) ? 'summary' : null;
  if (mean.test(words) || wholeCountry.test(words)) return 'nationalMean';
  return summary.test(words) ? 'summary' : null;
}

/** The row under a heading that numbers its columns: `A B 1 2`, `(1) (2) (3)`. */
export const isNumbering = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell !== '') && cells.every((cell) => /^[([]?(?:\d{1,2}|[A-Z])?[)\]]?$/.test(cell));
