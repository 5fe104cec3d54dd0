import { FONT_FAMILY, type ChartTheme } from './chart-theme';
import { FONT_PX, LINE_PX } from './draw-plot';
import { wrapText, type Measure } from './text-room';

/** Fills the text of an A4 page (160 mm) with letters of eight points. */
export const PAPER_WIDTH_PX = 680;
const PNG_SCALE = 2;
const MARGIN_PX = 12;
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

export interface Heading {
  readonly title: string;
  readonly caption: string;
  readonly language: string;
}

/**
 * The picture on paper, under its title and caption: an SVG that needs nothing of the page. The one Plot drew brings
 * literal colours; its style sheet and classes are left behind.
 */
export function standalonePicture(
  drawn: SVGSVGElement,
  { title, caption, language }: Heading,
  theme: ChartTheme,
  measure: Measure,
): SVGSVGElement {
  const create = (name: string, attributes: Readonly<Record<string, string>>, text?: string): SVGElement => {
    const element = document.createElementNS(SVG_NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const roomPx = PAPER_WIDTH_PX;
  // Semibold 15 px against the measured 12 px.
  const titleLines = wrapText(title, roomPx, 3, (text) => measure(text, 600) * (15 / FONT_PX));
  const captionLines = caption === '' ? [] : wrapText(caption, roomPx, 6, measure);
  const headPx = titleLines.length * 20 + captionLines.length * LINE_PX + 10;
  const width = PAPER_WIDTH_PX + 2 * MARGIN_PX;
  const height = headPx + Number(drawn.getAttribute('height')) + 2 * MARGIN_PX;

  const svg = document.createElementNS(SVG_NAMESPACE, 'svg');
  const attributes = {
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
    'xml:lang': language,
    role: 'img',
    'font-family': FONT_FAMILY,
    'font-size': String(FONT_PX),
    fill: theme.ink,
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  svg.append(create('title', {}, title));
  if (caption !== '') svg.append(create('desc', {}, caption));
  svg.append(create('rect', { width: String(width), height: String(height), fill: theme.paper }));
  let baseline = MARGIN_PX + 15;
  for (const line of titleLines) {
    const look = { 'font-size': '15', 'font-weight': '600', fill: theme.ink };
    svg.append(create('text', { x: String(MARGIN_PX), y: String(baseline), ...look }, line));
    baseline += 20;
  }
  for (const line of captionLines) {
    svg.append(create('text', { x: String(MARGIN_PX), y: String(baseline - 3), fill: theme.inkQuiet }, line));
    baseline += LINE_PX;
  }
  const picture = create('g', { transform: `translate(${MARGIN_PX}, ${MARGIN_PX + headPx})` });
  for (const child of drawn.children) if (child.localName !== 'style') picture.append(child.cloneNode(true));
  for (const element of picture.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (name === 'class' || name.startsWith('aria-')) element.removeAttribute(name);
    }
  }
  // Its marks take this for granted.
  picture.setAttribute('text-anchor', 'middle');
  svg.append(picture);
  return svg;
}

/** The file's text. */
export const svgText = (svg: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;

/**
 * The picture as PNG at twice its size. An SVG that is drawn as an image cannot use the fonts of the page, and words in
 * another font would run out of their places: its texts are written onto the canvas instead, where they stand.
 */
export async function picturePng(svg: SVGSVGElement): Promise<Blob> {
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');

  const withoutTexts = svg.cloneNode(true) as SVGSVGElement;
  for (const text of withoutTexts.querySelectorAll('text')) text.remove();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(withoutTexts))}`;
  await image.decode();
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  await writeTexts(svg, context);

  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The canvas gave no picture'));
    }, 'image/png');
  });
}

/** Where a text stands only layout knows: the picture is laid out once, unseen. */
async function writeTexts(svg: SVGSVGElement, context: CanvasRenderingContext2D): Promise<void> {
  const stage = document.createElement('div');
  stage.setAttribute('aria-hidden', 'true');
  stage.style.cssText = 'position: fixed; left: -20000px; top: 0; width: max-content; forced-color-adjust: none';
  const laidOut = svg.cloneNode(true) as SVGSVGElement;
  stage.append(laidOut);
  document.body.append(stage);
  try {
    const words = [...laidOut.querySelectorAll('text')].map((text) => text.textContent).join('');
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} ${FONT_PX}px ${FONT_FAMILY}`, words)));
    for (const text of laidOut.querySelectorAll('text')) {
      const content = text.textContent;
      const matrix = text.getCTM();
      if (content === '' || !matrix) continue;
      const { fontStyle, fontWeight, fontSize, fontFamily, fill } = getComputedStyle(text);
      const start = text.getStartPositionOfChar(0);
      context.setTransform(PNG_SCALE, 0, 0, PNG_SCALE, 0, 0);
      context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
      context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      context.fillStyle = fill;
      context.fillText(content, start.x, start.y);
    }
  } finally {
    stage.remove();
  }
}
