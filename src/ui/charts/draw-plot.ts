import type { Markish, PlotOptions } from '@observablehq/plot';
import { FONT_FAMILY } from './chart-theme';
import type { Linear } from './linear';
import type { Stage } from './picture';

export const FONT_PX = 12;
export const LINE_PX = 16;

/** A text of one or more lines at a place in pixels; `yPx` is the middle of the block. */
export interface Label {
  readonly xPx: number;
  readonly yPx: number;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
  readonly strong?: boolean;
  readonly italic?: boolean;
  /** Covers what runs behind it: a colour, and the width of the text in pixels. */
  readonly backing?: { readonly colour: string; readonly widthPx: number };
}

/** Middles of the lines of a block, in pixels. */
const lineMiddles = ({ lines, yPx }: Label): readonly number[] =>
  lines.map((_, index) => yPx + (index - (lines.length - 1) / 2) * LINE_PX);

const createSvg = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const anchorShare = { start: 0, middle: 0.5, end: 1 } as const;

const backingOf = (
  { xPx, yPx, lines, anchor }: Label,
  { colour, widthPx }: NonNullable<Label['backing']>,
): SVGElement =>
  createSvg('rect', {
    x: (xPx - widthPx * anchorShare[anchor] - 3).toFixed(1),
    y: (yPx - (lines.length * LINE_PX) / 2).toFixed(1),
    width: (widthPx + 6).toFixed(1),
    height: String(lines.length * LINE_PX),
    fill: colour,
  });

/**
 * A mark of texts. Plot's own measures text by a table of Latin widths and leaves overlaps to the reader; these are placed
 * by `spread` and by real measures. Each line is a text of its own: what becomes of tspans differs among programs.
 */
export const labelMark =
  (labels: readonly Label[]): Markish =>
  () => {
    const group = createSvg('g', {});
    for (const label of labels) {
      const middles = lineMiddles(label);
      if (label.backing) group.append(backingOf(label, label.backing));
      label.lines.forEach((line, index) => {
        const text = createSvg('text', {
          x: label.xPx.toFixed(1),
          y: (middles[index] ?? label.yPx).toFixed(1),
          dy: '0.35em',
          'text-anchor': label.anchor,
          fill: label.colour,
          ...(label.strong ? { 'font-weight': '600' } : {}),
          ...(label.italic ? { 'font-style': 'italic' } : {}),
        });
        text.textContent = line;
        group.append(text);
      });
    }
    return group;
  };

export interface PlotFrame {
  readonly heightPx: number;
  /** Without one the marks give pixels. */
  readonly x?: Linear;
  readonly y?: Linear;
  readonly marks: readonly Markish[];
}

const scaleOf = (scale: Linear | undefined): NonNullable<PlotOptions['x']> =>
  scale
    ? { type: 'linear', domain: [...scale.domain], range: [...scale.range], axis: null }
    : { type: 'identity', axis: null };

/** Plots marks on scales that are already known in pixels, with the fonts and colours of the page. */
export function drawPlot({ plot, widthPx, theme }: Stage, { heightPx, x, y, marks }: PlotFrame): SVGSVGElement {
  const drawn = plot.plot({
    width: widthPx,
    height: heightPx,
    margin: 0,
    x: scaleOf(x),
    y: scaleOf(y),
    style: { fontFamily: FONT_FAMILY, fontSize: `${FONT_PX}px`, color: theme.ink, background: theme.paper },
    marks: [...marks],
  });
  if (!(drawn instanceof SVGSVGElement)) throw new Error('Plot wrapped the picture');
  drawn.style.setProperty('forced-color-adjust', 'none');
  return drawn;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Straight lines between places in pixels or, on scales, in values. */
export const lineMark = (
  { plot }: Stage,
  segments: readonly Segment[],
  stroke: string,
  strokeWidth = 1,
  strokeDasharray?: string,
): Markish =>
  plot.link(segments, {
    x1: 'x1',
    y1: 'y1',
    x2: 'x2',
    y2: 'y2',
    stroke,
    strokeWidth,
    ...(strokeDasharray === undefined ? {} : { strokeDasharray }),
  });
