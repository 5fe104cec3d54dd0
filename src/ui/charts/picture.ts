import type { ChartWords } from '../../i18n/vi/charts';
import type { Language } from '../../i18n/words';
import type { DecimalMark } from '../../domain/points';
import type { ChartTheme } from './chart-theme';
import type { Plot } from './plot';
import type { Measure } from './text-room';

/** What a picture is drawn with. */
export interface Stage {
  readonly plot: Plot;
  readonly widthPx: number;
  readonly theme: ChartTheme;
  readonly measure: Measure;
}

/** Draws a picture; it may be asked again at any time, for another width, theme or for paper. */
export type Draw = (stage: Stage) => SVGSVGElement;

/** How a picture speaks. */
export interface Speech {
  readonly words: ChartWords;
  readonly decimalMark: DecimalMark;
}

/** What all pictures are given beside their data. */
export interface PictureProps extends Speech {
  readonly language: Language;
  /** The usual title stands where none is given. */
  readonly title?: string | undefined;
  /** A line below the title: origin, assumptions, what to see. */
  readonly caption?: string | undefined;
  /** Name of the files it is saved as, without their ending. */
  readonly fileName: string;
}

/** The picture as a table: every value that is drawn and those that had no room. The first column names the row. */
export interface Twin {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** Tab-separated, as spreadsheets and word processors take it from the clipboard. */
export function twinText({ columns, rows }: Twin): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t');
  return [columns.map(({ label }) => label), ...rows].map(line).join('\r\n');
}

/** Below this width names stand above what they name, and panels below one another. */
export const NARROW_PX = 560;
