import { drawPlot, labelMark, LINE_PX, lineMark, type Label } from './draw-plot';
import { arrowOf, formatChange, formatFigure } from './figures';
import { linear } from './linear';
import { NARROW_PX, type Speech, type Stage, type Twin } from './picture';
import { widest, wrapText } from './text-room';

export interface AreaBar {
  readonly code: string;
  readonly name: string;
  /** Index in percent; `null` where there is none yet. */
  readonly percent: number | null;
  /** What it is compared with, in percent; `null` where it is not known: nothing is drawn then. */
  readonly comparison: number | null;
}

export interface AreaBarsData {
  readonly areas: readonly AreaBar[];
  /** What the marker stands for, such as the national mean of a year; `null` compares with nothing. */
  readonly comparisonLabel: string | null;
}

/** Change against the comparison; `null` where one of the two is not known. */
const changeOf = ({ percent, comparison }: AreaBar): number | null =>
  percent === null || comparison === null ? null : percent - comparison;

export function areasTwin({ areas, comparisonLabel }: AreaBarsData, { words, decimalMark }: Speech): Twin {
  const figure = (value: number | null): string => (value === null ? words.unknown : formatFigure(value, decimalMark));
  return {
    columns: [
      { label: words.areas.area, numeric: false },
      { label: words.index, numeric: true },
      ...(comparisonLabel === null
        ? []
        : [
            { label: `${comparisonLabel} (%)`, numeric: true },
            { label: words.change, numeric: true },
          ]),
    ],
    rows: areas.map((area) => {
      const change = changeOf(area);
      const row = [`${area.code} ${area.name}`, figure(area.percent)];
      if (comparisonLabel === null) return row;
      return [...row, figure(area.comparison), change === null ? words.unknown : formatChange(change, decimalMark)];
    }),
  };
}

const BAR_PX = 16;
const GAP_PX = 12;
const LEGEND_PX = 20;

/** A bar for each area on a track that is its maximum, with a marker where the comparison stands. */
export function drawAreas(stage: Stage, { areas, comparisonLabel }: AreaBarsData, speech: Speech): SVGSVGElement {
  const { plot, theme, measure, widthPx } = stage;
  const { words, decimalMark } = speech;
  const narrow = widthPx < NARROW_PX;
  const values = areas.map((area) => {
    const change = changeOf(area);
    const value = area.percent === null ? words.unknown : `${formatFigure(area.percent, decimalMark)}%`;
    return { value, change: change === null ? '' : `${arrowOf(change)}${formatChange(change, decimalMark)}` };
  });
  const valuePx = widest(
    values.map(({ value }) => value),
    measure,
    600,
  );
  const changePx = widest(
    values.map(({ change }) => change),
    measure,
  );
  const rightPx = 10 + valuePx + (changePx > 0 ? 10 + changePx : 0);
  const namesPx = narrow ? widthPx : Math.min(widthPx * 0.38, 340);
  const names = areas.map(({ code, name }) => wrapText(`${code} ${name}`, namesPx - 8, 3, measure));
  const columnPx = narrow ? 1 : widest(names.flat(), measure) + 12;
  const x = linear([0, 100], [columnPx, widthPx - rightPx]);

  const legend = [
    { label: words.areas.own, marker: false },
    ...(comparisonLabel === null ? [] : [{ label: comparisonLabel, marker: true }]),
  ].map((item) => ({ ...item, widthPx: 24 + measure(item.label) + 20 }));
  const oneRow = legend.reduce((sum, item) => sum + item.widthPx, 0) <= widthPx;
  const legendPlaces = legend.map(({ label, marker }, index) => ({
    label: wrapText(label, widthPx - 26, 1, measure),
    marker,
    xPx: oneRow ? legend.slice(0, index).reduce((sum, item) => sum + item.widthPx, 0) : 0,
    yPx: LEGEND_PX / 2 + (oneRow ? 0 : index * LEGEND_PX),
  }));

  let edge = (oneRow ? 1 : legend.length) * LEGEND_PX + GAP_PX;
  const rows = areas.map((area, index) => {
    const lines = names[index] ?? [];
    const namePx = lines.length * LINE_PX;
    const heightPx = narrow ? namePx + BAR_PX + 3 : Math.max(namePx, BAR_PX);
    const top = edge;
    edge += heightPx + GAP_PX;
    const middle = narrow ? top + namePx + 3 + BAR_PX / 2 : top + heightPx / 2;
    return { area, lines, middle, nameMiddle: narrow ? top + namePx / 2 : middle, ...values[index] };
  });
  const bar = (middle: number, percent: number) => ({
    x1: x.toPx(0),
    x2: x.toPx(percent),
    y1: middle - BAR_PX / 2,
    y2: middle + BAR_PX / 2,
  });
  const tick = (xPx: number, middle: number) => ({
    x1: xPx,
    x2: xPx,
    y1: middle - BAR_PX / 2 - 4,
    y2: middle + BAR_PX / 2 + 4,
  });
  const sides = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' };
  const markers = [
    ...rows.flatMap(({ area, middle }) => (area.comparison === null ? [] : [tick(x.toPx(area.comparison), middle)])),
    ...legendPlaces.filter(({ marker }) => marker).map(({ xPx, yPx }) => tick(xPx + 8, yPx)),
  ];
  return drawPlot(stage, {
    heightPx: edge - GAP_PX + 5,
    marks: [
      plot.rect(
        rows.map(({ middle }) => bar(middle, 100)),
        { ...sides, fill: theme.sunken, stroke: theme.lineStrong, strokeWidth: 0.75 },
      ),
      plot.rect(
        [
          ...rows.flatMap(({ area, middle }) => (area.percent === null ? [] : [bar(middle, area.percent)])),
          ...legendPlaces
            .filter(({ marker }) => !marker)
            .map(({ xPx, yPx }) => ({ x1: xPx, x2: xPx + 16, y1: yPx - 6, y2: yPx + 6 })),
        ],
        { ...sides, fill: theme.accent },
      ),
      lineMark(stage, markers, theme.paper, 6),
      lineMark(stage, markers, theme.ink, 2.5),
      labelMark([
        ...legendPlaces.map(({ label, xPx, yPx }): Label => ({
          xPx: xPx + 22,
          yPx,
          lines: label,
          anchor: 'start',
          colour: theme.inkQuiet,
        })),
        ...rows.flatMap(({ lines, middle, nameMiddle, value = '', change = '' }): Label[] => [
          { xPx: 0, yPx: nameMiddle, lines, anchor: 'start', colour: theme.ink },
          {
            xPx: x.range[1] + 10 + valuePx,
            yPx: middle,
            lines: [value],
            anchor: 'end',
            colour: theme.ink,
            strong: true,
          },
          { xPx: widthPx, yPx: middle, lines: [change], anchor: 'end', colour: theme.inkQuiet },
        ]),
      ]),
    ],
  });
}
