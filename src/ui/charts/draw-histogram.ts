import { drawPlot, labelMark, LINE_PX, lineMark, type Label } from './draw-plot';
import { formatCount, formatShare } from './figures';
import { rankRange, shareReaching, type HistogramData } from './histogram';
import { linear, niceTicks } from './linear';
import type { Speech, Stage } from './picture';
import { widest, wrapText } from './text-room';

const BODY_PX = 220;
const FOOT_PX = 2 * LINE_PX + 12;
const ROW_PX = LINE_PX + 4;

/** A bar a rank; above them, each in a row of its own, median, interval and target. The best ranks are at the left. */
export function drawHistogram(stage: Stage, data: HistogramData, speech: Speech): SVGSVGElement {
  const { plot, theme, measure, widthPx } = stage;
  const { words, decimalMark } = speech;
  const said = words.histogram;
  const [first, last] = rankRange(data);
  const mostShare = Math.max(0.001, ...data.bars.map(({ share }) => share));

  const yTicks = niceTicks(0, mostShare * 100, 5, 0.1);
  const yTexts = yTicks.map((tick) => formatCount(tick, decimalMark));
  const left = widest(yTexts, measure) + 10;
  const right = widthPx - 4;
  const noteRows = data.target === null ? 2 : 3;
  const notesTop = ROW_PX;
  const top = notesTop + noteRows * ROW_PX + 8;
  const bottom = top + BODY_PX;
  const x = linear([first - 0.7, last + 0.7], [left, right]);
  const y = linear([0, mostShare * 1.04], [bottom, top]);
  const xTicks = niceTicks(first, last, Math.floor((right - left) / 36), 1);

  /** A text near its place that stays inside the picture. */
  const note = (row: number, atPx: number, text: string, colour: string): Label => {
    const lines = wrapText(text, widthPx - 4, 1, measure);
    const textPx = widest(lines, measure, 600);
    const xPx = Math.max(textPx / 2 + 1, Math.min(atPx, widthPx - textPx / 2 - 1));
    const yPx = notesTop + row * ROW_PX + ROW_PX / 2;
    return {
      xPx,
      yPx,
      lines,
      anchor: 'middle',
      colour,
      strong: true,
      backing: { colour: theme.paper, widthPx: textPx },
    };
  };
  const { best, worst } = data.interval;
  const from = x.toPx(best - 0.5);
  const to = x.toPx(worst + 0.5);
  const rowEnd = (row: number): number => notesTop + (row + 1) * ROW_PX;
  const down = (xPx: number, row: number) => ({ x1: xPx, x2: xPx, y1: rowEnd(row), y2: bottom });
  const targetPx = data.target === null ? null : x.toPx(data.target);
  const intervalRow = noteRows - 1;

  const axis = { colour: theme.inkQuiet };
  const labels: Label[] = [
    { ...axis, xPx: 0, yPx: ROW_PX / 2 - 2, lines: [said.sharePercent], anchor: 'start' },
    { ...axis, xPx: (left + right) / 2, yPx: bottom + FOOT_PX - 9, lines: [words.rank], anchor: 'middle' },
    ...yTicks.map((tick, index): Label => {
      return { ...axis, xPx: left - 8, yPx: y.toPx(tick / 100), lines: [yTexts[index] ?? ''], anchor: 'end' };
    }),
    ...xTicks.map((tick): Label => {
      return { ...axis, xPx: x.toPx(tick), yPx: bottom + 14, lines: [String(tick)], anchor: 'middle' };
    }),
    ...(data.target === null
      ? []
      : [
          note(
            0,
            x.toPx(data.target),
            said.targetAt(data.target, formatShare(shareReaching(data, data.target), decimalMark)),
            theme.target,
          ),
        ]),
    note(intervalRow - 1, x.toPx(data.median), said.medianAt(data.median), theme.ink),
    note(intervalRow, (from + to) / 2, said.intervalAt(best, worst), theme.inkQuiet),
  ];
  return drawPlot(stage, {
    heightPx: bottom + FOOT_PX,
    marks: [
      plot.rect([0], {
        x1: [from],
        x2: [to],
        y1: [rowEnd(intervalRow)],
        y2: [bottom],
        fill: theme.accentSoft,
        stroke: theme.lineStrong,
        strokeWidth: 0.75,
      }),
      lineMark(
        stage,
        yTicks.map((tick) => ({ x1: left, x2: right, y1: y.toPx(tick / 100), y2: y.toPx(tick / 100) })),
        theme.line,
      ),
      plot.rect(
        data.bars.map(({ rank, share }) => ({
          x1: x.toPx(rank - 0.42),
          x2: x.toPx(rank + 0.42),
          y1: y.toPx(share),
          y2: bottom,
        })),
        { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: theme.accent },
      ),
      lineMark(stage, [{ x1: left, x2: right, y1: bottom, y2: bottom }], theme.lineStrong),
      lineMark(stage, [down(x.toPx(data.median), intervalRow)], theme.paper, 4),
      lineMark(stage, [down(x.toPx(data.median), intervalRow)], theme.ink, 2),
      ...(targetPx === null
        ? []
        : [
            lineMark(stage, [down(targetPx, 0)], theme.paper, 4),
            lineMark(stage, [down(targetPx, 0)], theme.target, 2, '6 4'),
          ]),
      labelMark(labels),
    ],
  });
}
