import { drawPlot, labelMark, LINE_PX, lineMark, type Label } from './draw-plot';
import { formatChange } from './figures';
import { linear } from './linear';
import { NARROW_PX, type Speech, type Stage, type Twin } from './picture';
import { widest, wrapText } from './text-room';

/** What one item would do to the rank; ranks and points are counts of zero or more. */
export interface TornadoRow {
  readonly code: string;
  readonly name: string;
  readonly ranksLost: number;
  readonly ranksGained: number;
  readonly pointsLost: number;
  readonly pointsGained: number;
}

export interface TornadoData {
  /** The heaviest first. */
  readonly rows: readonly TornadoRow[];
  /** How many are drawn; the table has them all. */
  readonly shown: number;
}

export function tornadoTwin({ rows }: TornadoData, { words, decimalMark }: Speech): Twin {
  const { tornado } = words;
  return {
    columns: [
      { label: tornado.item, numeric: false },
      { label: tornado.ranksLost, numeric: true },
      { label: tornado.pointsLost, numeric: true },
      { label: tornado.ranksGained, numeric: true },
      { label: tornado.pointsGained, numeric: true },
    ],
    rows: rows.map(({ code, name, ...effect }) => [
      `${code} ${name}`,
      String(effect.ranksLost),
      formatChange(-effect.pointsLost, decimalMark),
      String(effect.ranksGained),
      formatChange(effect.pointsGained, decimalMark),
    ]),
  };
}

const BAR_PX = 16;
const GAP_PX = 10;

/** Bars to the left for ranks lost, hollow, and to the right for ranks gained, full. */
export function drawTornado(stage: Stage, { rows, shown }: TornadoData, speech: Speech): SVGSVGElement {
  const { plot, theme, measure, widthPx } = stage;
  const { words, decimalMark } = speech;
  const narrow = widthPx < NARROW_PX;
  const drawn = rows.slice(0, shown);
  const texts = drawn.map(({ ranksLost, ranksGained, pointsLost, pointsGained }) => ({
    lost: `${ranksLost > 0 ? '▼ ' : ''}${ranksLost} (${formatChange(-pointsLost, decimalMark)})`,
    gained: `${ranksGained > 0 ? '▲ ' : ''}${ranksGained} (${formatChange(pointsGained, decimalMark)})`,
  }));
  const lostPx = widest(
    texts.map(({ lost }) => lost),
    measure,
  );
  const gainedPx = widest(
    texts.map(({ gained }) => gained),
    measure,
  );
  const names = drawn.map(({ code, name }) =>
    wrapText(`${code} ${name}`, narrow ? widthPx : Math.min(widthPx * 0.4, 380), 4, measure),
  );
  const columnPx = narrow ? 0 : widest(names.flat(), measure) + 16;
  const from = columnPx + lostPx + 8;
  const to = widthPx - gainedPx - 8;
  const mostLost = Math.max(0, ...drawn.map(({ ranksLost }) => ranksLost));
  const mostGained = Math.max(0, ...drawn.map(({ ranksGained }) => ranksGained));
  // A side without bars still has room for its heading.
  const least = Math.max(1, (mostLost + mostGained) * 0.25);
  const x = linear([-Math.max(mostLost, least), Math.max(mostGained, least)], [from, to]);
  const zero = x.toPx(0);

  const heads = [
    { text: words.tornado.lost, xPx: zero - 8, anchor: 'end' as const, roomPx: zero - 8 - columnPx },
    { text: words.tornado.gained, xPx: zero + 8, anchor: 'start' as const, roomPx: widthPx - zero - 8 },
  ].map((head) => ({ ...head, lines: wrapText(head.text, head.roomPx, 4, measure) }));
  const headPx = Math.max(...heads.map(({ lines }) => lines.length)) * LINE_PX;
  let edge = headPx + 8;
  const places = drawn.map((row, index) => {
    const lines = names[index] ?? [];
    const namePx = lines.length * LINE_PX;
    const heightPx = narrow ? namePx + 3 + BAR_PX : Math.max(namePx, BAR_PX);
    const top = edge;
    edge += heightPx + GAP_PX;
    const middle = narrow ? top + namePx + 3 + BAR_PX / 2 : top + heightPx / 2;
    return { row, lines, middle, nameMiddle: narrow ? top + namePx / 2 : middle, ...texts[index] };
  });
  const bar = (middle: number, ranks: number) => ({
    x1: Math.min(zero, x.toPx(ranks)),
    x2: Math.max(zero, x.toPx(ranks)),
    y1: middle - BAR_PX / 2,
    y2: middle + BAR_PX / 2,
  });
  const sides = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' };
  const noteTop = edge;
  return drawPlot(stage, {
    heightPx: noteTop + LINE_PX,
    marks: [
      plot.rect(
        places.filter(({ row }) => row.ranksLost > 0).map(({ row, middle }) => bar(middle, -row.ranksLost)),
        { ...sides, fill: theme.paper, stroke: theme.loss, strokeWidth: 2, inset: 1 },
      ),
      plot.rect(
        places.filter(({ row }) => row.ranksGained > 0).map(({ row, middle }) => bar(middle, row.ranksGained)),
        { ...sides, fill: theme.gain },
      ),
      lineMark(
        stage,
        places.map(({ middle }) => ({ x1: zero, x2: zero, y1: middle - BAR_PX / 2 - 2, y2: middle + BAR_PX / 2 + 2 })),
        theme.lineStrong,
        1.5,
      ),
      labelMark([
        ...heads.map(({ lines, xPx, anchor }): Label => ({
          xPx,
          yPx: headPx - (lines.length * LINE_PX) / 2,
          lines,
          anchor,
          colour: theme.ink,
          strong: false,
        })),
        ...places.flatMap(({ row, lines, middle, nameMiddle, lost = '', gained = '' }): Label[] => [
          { xPx: 0, yPx: nameMiddle, lines, anchor: 'start', colour: theme.ink },
          { xPx: x.toPx(-row.ranksLost) - 6, yPx: middle, lines: [lost], anchor: 'end', colour: theme.ink },
          { xPx: x.toPx(row.ranksGained) + 6, yPx: middle, lines: [gained], anchor: 'start', colour: theme.ink },
        ]),
        {
          xPx: 0,
          yPx: noteTop + LINE_PX / 2 - 2,
          lines: [words.tornado.inBrackets],
          anchor: 'start',
          colour: theme.inkQuiet,
        },
      ]),
    ],
  });
}
