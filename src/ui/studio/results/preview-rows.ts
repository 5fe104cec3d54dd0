import { grouped } from '../../../domain/grouped';
import type { FieldChange } from '../../../domain/pasted-field';

/** What a paste does to the figures of one unit, or of the whole country (`null`). */
export interface PreviewRow {
  readonly unit: string | null;
  readonly kind: FieldChange['kind'];
  readonly value: FieldChange | null;
  readonly rank: FieldChange | null;
}

/** What should be looked at first. */
const CHANGE_KINDS = ['changed', 'added', 'confirmed', 'unchanged'] as const;

const order = (kind: FieldChange['kind']): number => CHANGE_KINDS.indexOf(kind);

/** One row a unit, those whose figures change first. */
export const previewRows = (changes: readonly FieldChange[]): readonly PreviewRow[] =>
  [...grouped(changes, ({ unit }) => unit)]
    .map(([unit, ofUnit]) => ({
      unit,
      kind: ofUnit.map(({ kind }) => kind).toSorted((a, b) => order(a) - order(b))[0] ?? 'unchanged',
      value: ofUnit.find(({ figure }) => figure !== 'rank') ?? null,
      rank: ofUnit.find(({ figure }) => figure === 'rank') ?? null,
    }))
    .toSorted((a, b) => order(a.kind) - order(b.kind));
