import type { Markish } from '@observablehq/plot';
import { drawPlot, labelMark, LINE_PX, lineMark, type Label, type Segment } from './draw-plot';
import { arrowOf, formatChange, formatFigure, formatRank, formatRankShortly, isExact } from './figures';
import { extentOf, linear } from './linear';
import { NARROW_PX, type Speech, type Stage } from './picture';
import { descending, findGaps, type LadderData, type OwnStanding } from './rank-ladder';
import { spread } from './spread';
import { widest, wrapText } from './text-room';

const PAD = 14;
/** Wider, the eye would lose the line between a place and its label. */
const MOST_PX = 680;
const LEAST_SPINE_PX = 200;

/** What the own unit's place says; more and shorter lines where it is narrow. */
function standingLines(
  state: string,
  standing: OwnStanding,
  change: number | null,
  narrow: boolean,
  { words, decimalMark }: Speech,
): readonly string[] {
  const value = `${formatFigure(standing.value, decimalMark)}%`;
  const moved = change === null ? '' : `${arrowOf(change)}${formatChange(change, decimalMark)}`;
  if (!narrow) return [state, moved === '' ? value : `${value} (${moved})`, words.rankOf(formatRank(standing))];
  const interval = isExact(standing) ? '' : `(${standing.best}–${standing.worst})`;
  const rank = words.rankOf(formatRankShortly(standing));
  return [state, value, moved, rank, interval].filter((line) => line !== '');
}

/** A label of one or more cells beside the spine, and the place that it belongs to. */
interface Row {
  readonly at: number;
  readonly sizePx: number;
  readonly labels: (yPx: number) => readonly Label[];
}

/** A spine with the other units to its right and the own one, now and after, to its left. */
export function drawLadder(given: Stage, { rows, own }: LadderData, speech: Speech): SVGSVGElement {
  const stage: Stage = { ...given, widthPx: Math.min(given.widthPx, MOST_PX) };
  const { plot, theme, measure, widthPx } = stage;
  const { words, decimalMark } = speech;
  const narrow = widthPx < NARROW_PX;
  const units = descending(rows);
  const gaps = findGaps(rows, own.publishedRank ?? null);

  // Across: labels of the own unit, its arrow, the spine, rank, name and value of the others.
  const change = own.after ? own.after.value - own.before.value : null;
  const standings = [
    { ...own.before, lines: standingLines(words.now, own.before, null, narrow, speech) },
    ...(own.after
      ? [{ ...own.after, lines: standingLines(words.ladder.after, own.after, change, narrow, speech) }]
      : []),
  ];
  const ownPx = 2 + Math.max(...standings.map(({ lines }) => widest(lines, measure, 600)));
  const air = narrow ? 1 : 2.5;
  const arrowPx = ownPx + 28 * air;
  const spinePx = arrowPx + 16 * air;
  const rankTexts = units.map(({ rank }) => (rank === null ? '–' : String(rank)));
  const rankPx = spinePx + 26 * air + widest(rankTexts, measure, 600);
  const namePx = rankPx + 8;
  const valueTexts = units.map(({ value }) => formatFigure(value, decimalMark));
  const valueRoomPx = widest(valueTexts, measure) + 12;
  const names = units.map(({ unit }) => wrapText(unit, widthPx - namePx - valueRoomPx - 2, 2, measure));
  const valuePx = namePx + widest(names.flat(), measure) + valueRoomPx;

  const right: Row[] = [
    ...units.map(({ value, rank }, index): Row => {
      const lines = names[index] ?? [];
      const look = { colour: theme.ink, italic: rank === null };
      return {
        at: value,
        sizePx: lines.length * LINE_PX + 4,
        labels: (yPx) => [
          { ...look, yPx, xPx: rankPx, lines: [rankTexts[index] ?? ''], anchor: 'end', strong: true },
          { ...look, yPx, xPx: namePx, lines, anchor: 'start' },
          { ...look, yPx, xPx: valuePx, lines: [valueTexts[index] ?? ''], anchor: 'end' },
        ],
      };
    }),
    ...gaps.map(({ above, below, ranks }): Row => ({
      at: (above.value + below.value) / 2,
      sizePx: LINE_PX + 4,
      labels: (yPx) => [
        { yPx, xPx: namePx, lines: [words.ladder.gap(ranks)], anchor: 'start', colour: theme.inkQuiet, italic: true },
      ],
    })),
  ];
  const left = standings.map(({ value, lines }): Row => ({
    at: value,
    sizePx: lines.length * LINE_PX + 8,
    labels: (yPx) => [{ yPx, xPx: ownPx, lines, anchor: 'end', colour: theme.ink, strong: true }],
  }));

  // Down: room for all labels of the longer side, then each as near to its place as the others let it.
  const roomOf = (side: readonly Row[]): number => side.reduce((total, { sizePx }) => total + sizePx, 0);
  const heightPx = 2 * PAD + Math.max(LEAST_SPINE_PX, roomOf(right), roomOf(left));
  const y = linear(extentOf([...units, ...standings].map(({ value }) => value)), [heightPx - PAD, PAD]);
  const placed = (side: readonly Row[]): readonly (Row & { yPx: number; atPx: number })[] => {
    const wanted = side.map(({ at, sizePx }) => ({ centre: y.toPx(at), size: sizePx }));
    const middles = spread(wanted, 2, heightPx - 2);
    return side.map((row, index) => ({ ...row, yPx: middles[index] ?? 0, atPx: y.toPx(row.at) }));
  };
  const rightRows = placed(right);
  const leftRows = placed(left);

  const between = (upper: number, lower: number): Segment => ({ x1: spinePx, y1: upper, x2: spinePx, y2: lower });
  const isGap = (upper: number, lower: number): boolean =>
    gaps.some(({ above, below }) => above.value >= upper && lower >= below.value);
  const steps = units.slice(1).map(({ value }, index) => ({ upper: units[index]?.value ?? value, lower: value }));
  const spine = (gap: boolean): Segment[] =>
    steps
      .filter(({ upper, lower }) => isGap(upper, lower) === gap)
      .map(({ upper, lower }) => between(y.toPx(upper), y.toPx(lower)));
  const ends = [
    between(PAD, y.toPx(units[0]?.value ?? y.domain[0])),
    between(y.toPx(units.at(-1)?.value ?? y.domain[0]), heightPx - PAD),
  ];
  const dots = (known: boolean): Markish =>
    plot.dot(
      units.filter(({ rank }) => (rank !== null) === known),
      {
        x: () => spinePx,
        y: ({ value }: { value: number }) => y.toPx(value),
        r: 4,
        fill: known ? theme.inkQuiet : theme.paper,
        stroke: known ? theme.paper : theme.inkQuiet,
      },
    );

  const [beforePx, afterPx] = standings.map(({ value }) => y.toPx(value));
  return drawPlot(stage, {
    heightPx,
    marks: [
      lineMark(
        stage,
        [
          ...rightRows.map(({ atPx, yPx }) => ({ x1: spinePx + 7, y1: atPx, x2: spinePx + 26 * air - 4, y2: yPx })),
          ...leftRows.map(({ atPx, yPx }) => ({ x1: ownPx + 5, y1: yPx, x2: arrowPx - 7, y2: atPx })),
        ],
        theme.lineStrong,
        0.75,
      ),
      lineMark(stage, [...spine(false), ...ends], theme.lineStrong, 2),
      lineMark(stage, spine(true), theme.lineStrong, 2, '1 4'),
      dots(true),
      dots(false),
      ...ownMarks(stage, { arrowPx, spinePx, beforePx: beforePx ?? 0, afterPx: afterPx ?? null }),
      labelMark([...rightRows, ...leftRows].flatMap(({ labels, yPx }) => labels(yPx))),
    ],
  });
}

interface OwnPlaces {
  readonly arrowPx: number;
  readonly spinePx: number;
  readonly beforePx: number;
  readonly afterPx: number | null;
}

/** A ring where the unit stands now; a full dot where it comes to, with an arrow between them. */
function ownMarks({ plot, theme }: Stage, { arrowPx, spinePx, beforePx, afterPx }: OwnPlaces): readonly Markish[] {
  const colour = afterPx === null || afterPx === beforePx ? theme.accent : afterPx < beforePx ? theme.gain : theme.loss;
  const reach = (y: number) => ({ x1: arrowPx, x2: spinePx, y1: y, y2: y });
  return [
    plot.link([beforePx, ...(afterPx === null ? [] : [afterPx])].map(reach), {
      x1: 'x1',
      y1: 'y1',
      x2: 'x2',
      y2: 'y2',
      stroke: theme.accent,
      strokeWidth: 1.5,
    }),
    afterPx === null || Math.abs(afterPx - beforePx) < 8
      ? null
      : plot.arrow([0], {
          x1: arrowPx,
          x2: arrowPx,
          y1: beforePx,
          y2: afterPx,
          inset: 6,
          headLength: 8,
          stroke: colour,
          strokeWidth: 2,
        }),
    plot.dot([beforePx], {
      x: arrowPx,
      y: (y: number) => y,
      r: 5,
      fill: theme.paper,
      stroke: theme.accent,
      strokeWidth: 2,
    }),
    afterPx === null ? null : plot.dot([afterPx], { x: arrowPx, y: (y: number) => y, r: 5, fill: theme.accent }),
  ];
}
