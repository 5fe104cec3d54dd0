/** Width of a text in pixels. */
export type Measure = (text: string, weight?: 400 | 600) => number;

/** The longest beginning of a text that fits with an ellipsis, in whole words where one fits. */
function shorten(text: string, roomPx: number, measure: Measure): string {
  const words = text.split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const beginning = `${words.slice(0, count).join(' ')}…`;
    if (measure(beginning) <= roomPx) return beginning;
  }
  const letters = Array.from(text);
  while (letters.length > 1 && measure(`${letters.join('').trimEnd()}…`) > roomPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text in lines that fit the room, broken between words; what does not fit the last line is told by an ellipsis. */
export function wrapText(text: string, roomPx: number, maxLines: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let rest = text.split(' ').filter((word) => word !== '');
  while (rest.length > 0 && lines.length < maxLines) {
    let count = 1;
    while (count < rest.length && measure(rest.slice(0, count + 1).join(' ')) <= roomPx) count += 1;
    const isLast = lines.length === maxLines - 1;
    const line = rest.slice(0, count).join(' ');
    const left = rest.slice(count);
    if (isLast && left.length > 0) lines.push(shorten(rest.join(' '), roomPx, measure));
    else lines.push(measure(line) > roomPx ? shorten(line, roomPx, measure) : line);
    rest = left;
  }
  return lines.length > 0 ? lines : [''];
}

/** Width of the widest text; 0 for none. */
export const widest = (texts: readonly string[], measure: Measure, weight: 400 | 600 = 400): number =>
  Math.max(0, ...texts.map((text) => measure(text, weight)));

/** Measures as a canvas does, which knows the fonts of the page. */
export function createMeasure(fontFamily: string, fontPx: number): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, weight = 400) => {
    if (!context) return text.length * fontPx * 0.6;
    context.font = `${weight} ${fontPx}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}
