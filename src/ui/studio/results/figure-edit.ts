import type { Field, FieldRow, OwnField } from '../../../domain/field';
import { keyOfField } from '../../../domain/published';
import { err, ok, type Result } from '../../../lib/result';

/** A unit's figures as they are typed; `null` for a blank. */
export interface TypedFigures {
  readonly unit: string;
  /** Ten-thousandths of a percent. */
  readonly value: number | null;
  /** Decimals of the value as it is typed. */
  readonly decimals: number;
  readonly rank: number | null;
  readonly source: string;
}

export interface EditedFields {
  /** As it is shown. */
  readonly shown: Field | null;
  readonly own: OwnField | null;
  /** With its key, before its first figure. */
  readonly blank: Field;
}

/**
 * The user's own field with one unit's figures as they are typed; `null` where nothing of it is left.
 * Only what differs from what is shown becomes the user's. A blank takes an own figure back; one that
 * is shipped can only be replaced.
 */
export function editFigures(
  { shown, own, blank }: EditedFields,
  typed: TypedFigures,
): Result<OwnField | null, 'shippedStays'> {
  const before = shown?.rows.find(({ unit }) => unit === typed.unit);
  const ownBefore = own?.rows.find(({ unit }) => unit === typed.unit);
  const isTaken = (figure: 'value' | 'rank'): boolean =>
    typed[figure] === null && before?.[figure] !== undefined && ownBefore?.[figure] === undefined;
  if (isTaken('value') || isTaken('rank')) return err('shippedStays');
  const figureOf = (figure: 'value' | 'rank'): number | undefined =>
    typed[figure] === (before?.[figure] ?? null) ? ownBefore?.[figure] : (typed[figure] ?? undefined);
  const statusOf = (figure: 'value' | 'rank', now: number) =>
    now === ownBefore?.[figure] ? (ownBefore[`${figure}Status`] ?? 'published') : 'published';
  const [value, rank] = [figureOf('value'), figureOf('rank')];
  const row: FieldRow = {
    unit: typed.unit,
    ...(value !== undefined && { value, valueStatus: statusOf('value', value) }),
    ...(rank !== undefined && { rank, rankStatus: statusOf('rank', rank) }),
    source: typed.source,
  };
  const others = own?.rows.filter(({ unit }) => unit !== typed.unit) ?? [];
  const rows = value === undefined && rank === undefined ? others : [...others, row];
  const base = own ?? blank;
  if (rows.length === 0 && base.nationalMean === undefined && base.groups === undefined) return ok(null);
  const { valueDecimals: _, ...rest } = base;
  // Four decimals are exact only where all values have them.
  const wasFine = own?.valueDecimals === 4;
  const isFine =
    (value === undefined || (value === ownBefore?.value ? wasFine : typed.decimals > 2)) &&
    (wasFine || others.every((other) => other.value === undefined)) &&
    rows.some((each) => each.value !== undefined);
  return ok({ ...rest, ...(isFine && { valueDecimals: 4 as const }), rows, id: keyOfField(base) });
}
