import { drawPlot, labelMark, LINE_PX, lineMark, type Label } from './draw-plot';
import { formatCount, formatFigure, formatRankShortly } from './figures';
import { nearestPlace, pointText, rankSteps, type FrontierData } from './frontier';
import { extentOf, linear, niceTicks } from './linear';
import { NARROW_PX, type Speech, type Stage } from './picture';
import { thinOut } from './spread';
import { widest, wrapText } from './text-room';

const BODY_PX = 260;
const FOOT_PX = 2 * LINE_PX + 12;
/** As far as a finger misses. */
const REACH_PX = 24;

/** The best points for every cost as steps; ranks at the right where they are reached. */
export function drawFrontier(
  stage: Stage,
  { points, target, selected }: FrontierData,
  speech: Speech,
  onSelect: (index: number) => void,
): SVGSVGElement {
  const { plot, theme, measure, widthPx } = stage;
  const { words, decimalMark } = speech;
  const chosen = selected === null ? undefined : points[selected];
  const head = chosen ? wrapText(words.frontier.selected(pointText(chosen, speech)), widthPx, 2, measure) : [];
  // Room for two lines where it is narrow, so that nothing jumps while the curve is walked.
  const headPx = chosen ? (widthPx < NARROW_PX ? 2 : 1) * LINE_PX + 8 : 0;
  const top = headPx + LINE_PX + 12;
  const bottom = top + BODY_PX;

  const heights = [...points.map((point) => point.points), ...(target ? [target.points] : [])];
  const y = linear(extentOf(heights, 0.08), [bottom, top]);
  const yTicks = niceTicks(...y.domain, 6, 0.01);
  const yTexts = yTicks.map((tick) => formatFigure(tick, decimalMark));
  const left = widest(yTexts, measure) + 10;
  const steps = rankSteps(points);
  const rankTexts = steps.map(({ rank }) => formatRankShortly(rank));
  const rankPlaces = thinOut(
    steps.map((step) => y.toPx(step.points)),
    LINE_PX,
  );
  const right = widthPx - (steps.length > 0 ? Math.max(widest(rankTexts, measure), measure(words.rank)) + 12 : 10);
  const mostDays = Math.max(1, ...points.map(({ costDays }) => costDays));
  const x = linear([-mostDays * 0.02, mostDays * 1.03], [left, right]);
  const xTicks = niceTicks(0, mostDays, Math.floor((right - left) / 44), 0.5);
  const places = points.map((point) => ({ xPx: x.toPx(point.costDays), yPx: y.toPx(point.points) }));

  const targetLabel = (): readonly Label[] => {
    if (!target) return [];
    const text = target.label ?? words.frontier.targetPoints(formatFigure(target.points, decimalMark));
    const lines = wrapText(text, right - left - 12, 1, measure);
    const endPx = left + 6 + widest(lines, measure, 600) + 4;
    // Above the line at its left the curve must still be lower; else below it at the right, where it is higher.
    const clear = points.every((point, index) => point.points < target.points || (places[index]?.xPx ?? 0) > endPx);
    const common = { lines, colour: theme.target, strong: true };
    return clear
      ? [{ ...common, xPx: left + 6, yPx: y.toPx(target.points) - LINE_PX / 2 - 2, anchor: 'start' }]
      : [{ ...common, xPx: right - 6, yPx: y.toPx(target.points) + LINE_PX / 2 + 2, anchor: 'end' }];
  };
  const axis = { colour: theme.inkQuiet };
  const labels: Label[] = [
    { xPx: 0, yPx: headPx / 2 - 3, lines: head, anchor: 'start', colour: theme.ink, strong: true },
    { ...axis, xPx: 0, yPx: headPx + LINE_PX / 2, lines: [words.points], anchor: 'start' },
    { ...axis, xPx: (left + right) / 2, yPx: bottom + FOOT_PX - 9, lines: [words.frontier.cost], anchor: 'middle' },
    ...yTicks.map((tick, index): Label => {
      return { ...axis, xPx: left - 8, yPx: y.toPx(tick), lines: [yTexts[index] ?? ''], anchor: 'end' };
    }),
    ...xTicks.map((tick): Label => {
      const lines = [formatCount(tick, decimalMark)];
      return { ...axis, xPx: x.toPx(tick), yPx: bottom + 14, lines, anchor: 'middle' };
    }),
    ...(steps.length > 0
      ? [{ ...axis, xPx: widthPx, yPx: headPx + LINE_PX / 2, lines: [words.rank], anchor: 'end' as const }]
      : []),
    ...rankPlaces.map((place): Label => {
      const yPx = y.toPx(steps[place]?.points ?? 0);
      return { xPx: right + 8, yPx, lines: [rankTexts[place] ?? ''], anchor: 'start', colour: theme.ink };
    }),
    ...targetLabel(),
  ];
  const across = (yPx: number, from = left, to = right) => ({ x1: from, x2: to, y1: yPx, y2: yPx });
  const marks = [
    lineMark(
      stage,
      yTicks.map((tick) => across(y.toPx(tick))),
      theme.line,
    ),
    lineMark(stage, [across(bottom), { x1: right, x2: right, y1: top, y2: bottom }], theme.lineStrong),
    lineMark(
      stage,
      [
        ...xTicks.map((tick) => ({ x1: x.toPx(tick), x2: x.toPx(tick), y1: bottom, y2: bottom + 4 })),
        ...rankPlaces.map((place) => across(y.toPx(steps[place]?.points ?? 0), right, right + 4)),
      ],
      theme.lineStrong,
    ),
    target ? lineMark(stage, [across(y.toPx(target.points))], theme.target, 1.5, '6 4') : null,
    plot.line(places, { x: 'xPx', y: 'yPx', curve: 'step-after', stroke: theme.accent, strokeWidth: 2 }),
    plot.dot(places, { x: 'xPx', y: 'yPx', r: points.length > 40 ? 2.5 : 4, fill: theme.accent }),
    chosen ? chosenMark(stage, { xPx: x.toPx(chosen.costDays), yPx: y.toPx(chosen.points) }, bottom) : null,
    labelMark(labels),
  ];
  const svg = drawPlot(stage, { heightPx: bottom + FOOT_PX, marks });
  svg.style.cursor = 'pointer';
  svg.addEventListener('click', ({ clientX, clientY }) => {
    const box = svg.getBoundingClientRect();
    const pressed = { xPx: clientX - box.left, yPx: clientY - box.top };
    const index = nearestPlace(places, pressed, REACH_PX);
    if (index !== null) onSelect(index);
  });
  return svg;
}

/** A ring round the chosen point, and a line down to its cost. */
function chosenMark(stage: Stage, { xPx, yPx }: { xPx: number; yPx: number }, bottom: number) {
  const { plot, theme } = stage;
  return [
    lineMark(stage, [{ x1: xPx, x2: xPx, y1: yPx, y2: bottom }], theme.ink, 1, '2 3'),
    plot.dot([0], { x: [xPx], y: [yPx], r: 8, fill: theme.paper, stroke: theme.ink, strokeWidth: 2 }),
    plot.dot([0], { x: [xPx], y: [yPx], r: 4, fill: theme.accent }),
  ];
}
