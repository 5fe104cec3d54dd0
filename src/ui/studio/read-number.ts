import type { DecimalMark } from '../../domain/points';

export type NumberReading =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly reason: 'notANumber' | 'tooManyDecimals' };

const written = /^([-+\u2212\u2013]?)(\d+(?:[.,]\d*)?|[.,]\d+)\s*%?$/;

/**
 * Reads a small number as a setting has it: either mark is a decimal mark, a percent sign may follow, blank is
 * `null`. There are no thousands to group among settings.
 * @param decimals most of them
 */
export function readNumber(text: string, decimals: number): NumberReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  const [, sign = '', digits = ''] = written.exec(trimmed) ?? [];
  if (digits === '') return { ok: false, reason: 'notANumber' };
  const [whole = '', fraction = ''] = digits.split(/[.,]/);
  if (fraction.replace(/0+$/, '').length > decimals) return { ok: false, reason: 'tooManyDecimals' };
  const value = Number(`${whole || '0'}.${fraction || '0'}`);
  return { ok: true, value: sign === '' || sign === '+' || value === 0 ? value : -value };
}

/** A number with as many decimals as it has, in the mark of the language. */
export const numberText = (value: number, mark: DecimalMark): string =>
  String(value).replace('-', '\u2212').replace('.', mark);
