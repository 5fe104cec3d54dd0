import type { Markish } from '@observablehq/plot';
import { drawPlot, labelMark, LINE_PX, lineMark } from './draw-plot';
import { arrowOf, formatChange, formatFigure, formatRank, type RankStanding } from './figures';
import { extentOf, linear } from './linear';
import type { Speech, Stage } from './picture';
import { rankMove, type SlopeData } from './slope';
import { spread } from './spread';
import { widest, wrapText } from './text-room';

interface End {
  readonly name: string;
  /** Up is better. */
  readonly height: number;
  readonly value: string;
  readonly change: string;
}

interface Panel {
  readonly title: string;
  readonly now: End;
  readonly ends: readonly End[];
}

/** Scenarios are told apart by their label; lines that cross also by their dashes. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];
const SIDE_BY_SIDE_PX = 760;
const HEAD_PX = 26;
const PANEL_GAP_PX = 28;
const LEAST_PX = 150;

function panelsOf({ now, scenarios }: SlopeData, speech: Speech): readonly Panel[] {
  const { words, decimalMark } = speech;
  const rankEnd = (name: string, rank: RankStanding, change: string): End => ({
    name,
    height: -rank.estimate,
    value: formatRank(rank),
    change,
  });
  const totals: Panel = {
    title: words.slope.total,
    now: { name: words.now, height: now.total, value: formatFigure(now.total, decimalMark), change: '' },
    ends: scenarios.map(({ name, total }) => {
      const change = total - now.total;
      const moved = change === 0 ? '' : `${arrowOf(change)}${formatChange(change, decimalMark)}`;
      return { name, height: total, value: formatFigure(total, decimalMark), change: moved };
    }),
  };
  if (!now.rank) return [totals];
  const ranks: Panel = {
    title: words.slope.rank,
    now: rankEnd(words.now, now.rank, ''),
    ends: scenarios.flatMap(({ name, rank }) => (rank ? [rankEnd(name, rank, rankMove(now.rank, rank, speech))] : [])),
  };
  return ranks.ends.length > 0 ? [totals, ranks] : [totals];
}

/** Total and rank, each as lines from now to every scenario; beside one another, or below where it is narrow. */
export function drawSlope(stage: Stage, data: SlopeData, speech: Speech): SVGSVGElement {
  const panels = panelsOf(data, speech);
  const narrow = stage.widthPx < SIDE_BY_SIDE_PX;
  const panelPx = narrow
    ? stage.widthPx
    : Math.min(480, (stage.widthPx - PANEL_GAP_PX * (panels.length - 1)) / panels.length);
  const marks: Markish[] = [];
  let heightPx = 0;
  panels.forEach((panel, index) => {
    const left = narrow ? 0 : index * (panelPx + PANEL_GAP_PX);
    const top = narrow && index > 0 ? heightPx + PANEL_GAP_PX : 0;
    const drawn = drawPanel(stage, panel, { left, top, panelPx });
    marks.push(...drawn.marks);
    heightPx = Math.max(heightPx, drawn.bottom);
  });
  return drawPlot(stage, { heightPx, marks });
}

function drawPanel(
  stage: Stage,
  { title, now, ends }: Panel,
  { left, top, panelPx }: { readonly left: number; readonly top: number; readonly panelPx: number },
): { readonly marks: readonly Markish[]; readonly bottom: number } {
  const { plot, theme, measure } = stage;
  const nowLines = [now.name, ...wrapText(now.value, 76, 2, measure)];
  const startPx = left + widest(nowLines, measure, 600) + 12;
  const endRoomPx = (left + panelPx - startPx) * 0.66;
  const labels = ends.map(({ name, value, change }) => {
    const figures = change === '' ? [value] : [`${value} · ${change}`];
    return [
      ...wrapText(name, endRoomPx, 3, measure),
      ...figures.flatMap((text) => wrapText(text, endRoomPx, 2, measure)),
    ];
  });
  const labelPx = left + panelPx - Math.min(endRoomPx, widest(labels.flat(), measure, 600) + 2);
  const endPx = labelPx - 20;

  const sizes = labels.map((lines) => lines.length * LINE_PX + 8);
  const bodyPx = Math.max(
    LEAST_PX,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const from = top + HEAD_PX;
  const y = linear(
    extentOf(
      [now, ...ends].map(({ height }) => height),
      0.1,
    ),
    [from + bodyPx - 8, from + 8],
  );
  const middles = spread(
    ends.map(({ height }, index) => ({ centre: y.toPx(height), size: sizes[index] ?? LINE_PX })),
    from,
    from + bodyPx,
  );
  const nowMiddle = spread([{ centre: y.toPx(now.height), size: nowLines.length * LINE_PX }], from, from + bodyPx)[0];
  const colourOf = ({ height }: End): string =>
    height > now.height ? theme.gain : height < now.height ? theme.loss : theme.inkQuiet;

  const marks: Markish[] = [
    lineMark(
      stage,
      ends.map(({ height }, index) => ({
        x1: endPx + 6,
        y1: y.toPx(height),
        x2: labelPx - 3,
        y2: middles[index] ?? 0,
      })),
      theme.lineStrong,
      0.75,
    ),
    ...ends.map((end, index) =>
      lineMark(
        stage,
        [{ x1: startPx, y1: y.toPx(now.height), x2: endPx, y2: y.toPx(end.height) }],
        colourOf(end),
        2,
        DASHES[index % DASHES.length],
      ),
    ),
    plot.dot([now], { x: () => startPx, y: () => y.toPx(now.height), r: 5, fill: theme.accent }),
    plot.dot(ends, { x: () => endPx, y: ({ height }: End) => y.toPx(height), r: 4, fill: colourOf }),
    labelMark([
      { xPx: left, yPx: top + 10, lines: [title], anchor: 'start', colour: theme.ink, strong: true },
      { xPx: startPx - 10, yPx: nowMiddle ?? 0, lines: nowLines, anchor: 'end', colour: theme.ink, strong: true },
      ...labels.map((lines, index) => ({
        xPx: labelPx,
        yPx: middles[index] ?? 0,
        lines,
        anchor: 'start' as const,
        colour: theme.ink,
      })),
    ]),
  ];
  return { marks, bottom: from + bodyPx };
}
