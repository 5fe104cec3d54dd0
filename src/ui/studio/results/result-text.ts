import type { Field, FieldFault } from '../../../domain/field';
import { formatPointsExactly, plainPoints, pointsFromInteger, type DecimalMark } from '../../../domain/points';
import type { FieldKey } from '../../../domain/published';
import type { StudioWords } from '../../../i18n/studio-words';

export const INDEX_NAMES = { 'par-index': 'PAR INDEX', sipas: 'SIPAS' } as const;

export const percentText = (scaled: number, mark: DecimalMark): string =>
  `${formatPointsExactly(pointsFromInteger(scaled), mark)}%`;

/** The same with dot decimals and no sign, for `data-value`. */
export const plainPercent = (scaled: number): string => plainPoints(pointsFromInteger(scaled));

/** `PAR INDEX 2023`, `PAR INDEX 2023 – 4. Cải cách tổ chức bộ máy`. */
export const fieldName = ({ index, year }: FieldKey, area: string): string =>
  `${INDEX_NAMES[index]} ${String(year)}${area === '' ? '' : ` – ${area}`}`;

export function describeFault(fault: FieldFault, field: Field, words: StudioWords): string {
  const said = words.results.faults;
  switch (fault.fault) {
    case 'valueAgainstRank':
      return said.valueAgainstRank(fault.unit, fault.other);
    case 'duplicateUnit':
    case 'unknownUnit':
    case 'rankOutOfRange':
      return said[fault.fault](fault.unit);
    case 'duplicateRank': {
      const rank = field.rows.find(({ unit }) => unit === fault.unit)?.rank;
      const others = field.rows.filter((row) => row.rank === rank && row.unit !== fault.unit).map(({ unit }) => unit);
      return said.duplicateRank(fault.unit, String(rank), others.join(', '));
    }
    case 'tooManyRows':
    case 'groupsDoNotAddUp':
      return said[fault.fault];
  }
}
