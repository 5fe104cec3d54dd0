import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-ext-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { charts as english } from '../../../src/i18n/en/charts';
import { charts as words } from '../../../src/i18n/vi/charts';
import AreaBars from '../../../src/ui/charts/AreaBars.svelte';
import FrontierChart from '../../../src/ui/charts/FrontierChart.svelte';
import Histogram from '../../../src/ui/charts/Histogram.svelte';
import RankLadder from '../../../src/ui/charts/RankLadder.svelte';
import SlopeChart from '../../../src/ui/charts/SlopeChart.svelte';
import Tornado from '../../../src/ui/charts/Tornado.svelte';
import { formatCount, formatFigure, formatShare } from '../../../src/ui/charts/figures';
import { PAPER_WIDTH_PX } from '../../../src/ui/charts/save-picture';
import { areas, frontier, histogram, ladder, slope, tornado } from './chart-samples';
import { expectNoFaults } from './stage';

const caption = 'Bảng PAR INDEX 2023 chưa đủ; các địa phương khác đứng yên.';
const vietnamese = { words, language: 'vi', decimalMark: ',', caption, fileName: 'hinh-lang-son' } as const;
const inEnglish = { words: english, language: 'en', decimalMark: '.', caption: '', fileName: 'picture' } as const;
type Said = typeof vietnamese | typeof inEnglish;

/** Other suites may keep the machine busy. */
const patience = { timeout: 15_000, interval: 20 };

const nothing = (): void => undefined;
const figure = (value: number): string => formatFigure(value, ',');

/** Every picture with its title and the values that its table must hold. */
const pictures = [
  {
    name: 'rank ladder',
    title: words.ladder.titleOf('Lạng Sơn'),
    draw: (said: Said) => render(RankLadder, { props: { ...ladder, ...said } }),
    values: [
      ...ladder.rows.flatMap(({ unit, rank, value }) => [
        unit,
        rank === null ? words.unknown : String(rank),
        figure(value),
      ]),
      ...['Lạng Sơn (Hiện tại)', '≈ 47 (44–49)', '85,96', 'Lạng Sơn (Giả định)', '36', '87,10'],
    ],
  },
  {
    name: 'area bars',
    title: words.areas.title,
    draw: (said: Said) => render(AreaBars, { props: { ...areas, ...said } }),
    values: areas.areas.flatMap(({ code, name, percent, comparison }) => [
      `${code} ${name}`,
      ...[percent, comparison].map((value) => (value === null ? words.unknown : figure(value))),
    ]),
  },
  {
    name: 'slope chart',
    title: words.slope.title,
    draw: (said: Said) => render(SlopeChart, { props: { ...slope, ...said } }),
    values: [
      ...slope.scenarios.flatMap(({ name, total, rank }) => [
        name,
        figure(total),
        rank ? `≈ ${rank.estimate} (${rank.best}–${rank.worst})` : words.unknown,
      ]),
      ...['+1,14', '−0,50', '▲ tăng 11 bậc', '▼ giảm 5 bậc'],
    ],
  },
  {
    name: 'tornado',
    title: words.tornado.title,
    draw: (said: Said) => render(Tornado, { props: { rows: tornado, ...said } }),
    values: tornado.flatMap(({ code, name, ranksLost, ranksGained, pointsLost }) => [
      `${code} ${name}`,
      String(ranksLost),
      String(ranksGained),
      `−${figure(pointsLost)}`,
    ]),
  },
  {
    name: 'frontier',
    title: words.frontier.title,
    draw: (said: Said) => render(FrontierChart, { props: { ...frontier, onSelect: nothing, ...said } }),
    values: [
      ...frontier.points.flatMap(({ costDays, points }) => [formatCount(costDays, ','), figure(points)]),
      ...[words.frontier.selectedMark, words.frontier.targetReached],
    ],
  },
  {
    name: 'histogram',
    title: words.histogram.title,
    draw: (said: Said) => render(Histogram, { props: { ...histogram, ...said } }),
    values: [
      ...histogram.bars.flatMap(({ rank, share }) => [String(rank), formatShare(share, ',')]),
      ...['trung vị, trong khoảng 80%', 'mục tiêu', '100,0%'],
    ],
  },
];

const drawnPicture = (): SVGSVGElement | null => document.querySelector('[data-testid="chart-picture"] svg');

async function drawn(draw: (said: Said) => unknown, said: Said = vietnamese): Promise<SVGSVGElement> {
  await draw(said);
  await vi.waitUntil(() => drawnPicture() !== null, patience);
  await document.fonts.ready;
  return drawnPicture()!;
}

beforeEach(async () => {
  await page.viewport(1000, 900);
  const texts = 'Thang thứ hạng của Lạng Sơn: Bà Rịa – Vũng Tàu';
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 12px 'Be Vietnam Pro'`, texts)));
});

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

/** Texts that leave the picture, lie over one another or were shortened. */
function textFaults(svg: SVGSVGElement): readonly string[] {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')]
    .filter(({ textContent }) => textContent !== '')
    .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
  return texts.flatMap(({ words: said, box }, index) => [
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`beside: ${said}`] : []),
    ...(box.top < frame.top - 1 || box.bottom > frame.bottom + 1 ? [`above or below: ${said}`] : []),
    ...(said.endsWith('…') ? [`shortened: ${said}`] : []),
    ...texts
      .slice(index + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 0.5 &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 3, // line boxes are taller than letters
      )
      .map((other) => `over one another: ${said} | ${other.words}`),
  ]);
}

/** What is handed to the browser as a file when a button is pressed. */
async function savedBy(testId: string): Promise<{ name: string; blob: Blob }> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const address = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:none';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  onTestFinished(() => {
    address.mockRestore();
    click.mockRestore();
  });
  await page.getByTestId(testId).click();
  // The browser turns a canvas into a file when it is idle, or after a second.
  await vi.waitUntil(() => names.length > 0, patience);
  return { name: names[0]!, blob: blobs[0]! };
}

describe.each(pictures)('the $name', ({ title, draw, values }) => {
  test('is a picture with a name, and its table holds every value', async () => {
    await drawn(draw);
    const picture = page.getByRole('img', { name: title, exact: true });
    await expect.element(picture).toHaveAccessibleDescription(new RegExp(words.showTable));
    const table = document.getElementById(picture.element().getAttribute('aria-details')!);
    expect(table?.tagName).toBe('TABLE');
    const cells = [...table!.querySelectorAll('tbody :is(th, td)')].map(({ textContent }) => textContent.trim());
    expect(values.filter((value) => !cells.includes(value))).toEqual([]);

    await page.getByText(words.showTable).click();
    await expect.element(page.getByRole('table', { name: words.tableOf(title) })).toBeVisible();
    await expectNoFaults();
  });

  test.each([320, 390, 560, 700, 1000])('keeps its words apart and inside at %i px', async (width) => {
    await page.viewport(width, 900);
    const svg = await drawn(draw);
    await vi.waitFor(() => expect(textFaults(drawnPicture()!)).toEqual([]), patience);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(svg.getBoundingClientRect().width).toBeLessThanOrEqual(width);
    await page.getByText(words.showTable).click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('follows its room, the theme and the language', async () => {
    const screen = await draw(vietnamese);
    await vi.waitUntil(() => drawnPicture() !== null, patience);
    const look = (): string => `${drawnPicture()!.style.color} on ${drawnPicture()!.style.background}`;
    const light = look();
    document.documentElement.dataset.theme = 'dark';
    await vi.waitFor(() => expect(look()).toBe('rgb(232, 235, 239) on rgb(21, 24, 29)'), patience);
    await expectNoFaults();
    delete document.documentElement.dataset.theme;
    await vi.waitFor(() => expect(look()).toBe(light), patience);

    const wide = drawnPicture()!.getAttribute('width');
    await page.viewport(360, 900);
    await vi.waitFor(() => expect(drawnPicture()!.getAttribute('width')).not.toBe(wide), patience);
    await screen.unmount();

    const svg = await drawn(draw, inEnglish);
    const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join('\n');
    expect(texts).not.toMatch(/\d,\d/);
    expect(document.querySelector('figure')!.lang).toBe('en');
  });

  test('is saved as an SVG that stands alone', async () => {
    document.documentElement.dataset.theme = 'dark';
    await drawn(draw);
    const { name, blob } = await savedBy('chart-save-svg');
    expect([name, blob.type]).toEqual(['hinh-lang-son.svg', 'image/svg+xml']);
    await expect.element(page.getByRole('status')).toHaveTextContent(words.saved(name));

    const text = await blob.text();
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    expect(svg.tagName).toBe('svg');
    expect(svg.querySelector('title')!.textContent).toBe(title);
    const lines = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(lines.join(' ')).toContain(title);
    expect(lines.join(' ')).toContain(caption);
    expect(svg.getAttribute('font-family')).toContain('Be Vietnam Pro');
    // Nothing of the page: no variables, no names of the system's colours, no sheets, no addresses.
    expect(text).not.toMatch(/var\(|light-dark|currentColor|CanvasText|<style|class=|href|url\(/);
    // On white paper, whatever the screen shows.
    expect(svg.querySelector('rect')!.getAttribute('fill')).toBe('#ffffff');
    const colours = [...text.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour!);
    expect(colours.filter((colour) => !/^(#[\da-f]{6}|none)$/.test(colour))).toEqual([]);
  });

  test('is saved as a PNG of twice its size', async () => {
    await drawn(draw);
    const { name, blob } = await savedBy('chart-save-png');
    expect([name, blob.type]).toEqual(['hinh-lang-son.png', 'image/png']);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const image = await createImageBitmap(blob);
    expect(image.width).toBe((PAPER_WIDTH_PX + 24) * 2);
    expect(image.height).toBeGreaterThan(300);
    // Title, at the upper left, and paper around it.
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const inked = (x: number, y: number, width: number, height: number): number =>
      context.getImageData(x, y, width, height).data.filter((value, index) => index % 4 === 0 && value < 128).length;
    expect(inked(24, 24, 200, 40)).toBeGreaterThan(200);
    expect(inked(0, 0, image.width, 20)).toBe(0);
    // Pictures of dots and lines alone would be here too; the words are more.
    expect(inked(0, 100, image.width, image.height - 100)).toBeGreaterThan(2000);
  });
});

describe('the table of a picture', () => {
  test('is copied with tabs between its cells, and says so', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => {
      copied.mockRestore();
    });
    await render(AreaBars, { props: { ...areas, ...vietnamese } });
    await page.getByText(words.showTable).click();
    await page.getByRole('button', { name: words.copyTable }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent(words.copied);
    const lines = copied.mock.calls[0]![0].split('\r\n').map((line) => line.split('\t'));
    expect(lines).toHaveLength(9);
    expect(lines[0]).toEqual(['Lĩnh vực', 'Chỉ số (%)', 'Trung bình cả nước 2023 (%)', 'Thay đổi']);
    expect(lines[2]).toEqual([`2 ${areas.areas[1]!.name}`, '83,50', 'chưa rõ', 'chưa rõ']);
    expect(lines[3]).toEqual(['3 Cải cách thủ tục hành chính', '95,10', '93,87', '+1,23']);
  });

  test('is selected for the keyboard where the browser refuses to copy', async () => {
    const refused = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    onTestFinished(() => {
      refused.mockRestore();
    });
    await render(RankLadder, { props: { ...ladder, ...vietnamese } });
    await page.getByText(words.showTable).click();
    await page.getByRole('button', { name: words.copyTable }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent(words.copyRefused);
    expect(getSelection()!.toString()).toContain('Bà Rịa - Vũng Tàu');
  });
});

describe('the frontier', () => {
  const pressPoint = (index: number): void => {
    const dots = drawnPicture()!.querySelectorAll('g[aria-label="dot"]')[0]!.querySelectorAll('circle');
    const box = dots[index]!.getBoundingClientRect();
    const place = { clientX: box.left + box.width / 2 + 2, clientY: box.top + box.height / 2 - 1, bubbles: true };
    drawnPicture()!.dispatchEvent(new MouseEvent('click', place));
  };

  test('tells which point was pressed, and shows the one that it is told', async () => {
    const pressed: number[] = [];
    const onSelect = (index: number): number => pressed.push(index);
    const screen = await render(FrontierChart, { props: { ...frontier, ...vietnamese, onSelect } });
    await vi.waitUntil(() => drawnPicture() !== null, patience);
    expect(drawnPicture()!.textContent).toContain('Đang chọn: 27,5 người-ngày · 89,87 điểm · hạng ≈ 22 (20–24)');
    pressPoint(4);
    expect(pressed).toEqual([4]);
    const box = drawnPicture()!.getBoundingClientRect();
    drawnPicture()!.dispatchEvent(new MouseEvent('click', { clientX: box.right - 60, clientY: box.bottom - 60 }));
    expect(pressed).toEqual([4]);
    await screen.rerender({ selected: 4 });
    await vi.waitFor(() => expect(drawnPicture()!.textContent).toContain('Đang chọn: 12 người-ngày'), patience);
    await screen.rerender({ selected: null });
    await vi.waitFor(() => expect(drawnPicture()!.textContent).not.toContain('Đang chọn'), patience);
  });

  test('of one point, without ranks or a target, is still a picture', async () => {
    const alone = { points: [{ costDays: 0, points: 85.96, rank: null }], target: null, selected: null };
    const svg = await drawn((said) => render(FrontierChart, { props: { ...alone, onSelect: nothing, ...said } }));
    expect(textFaults(svg)).toEqual([]);
    expect(svg.textContent).not.toContain(words.rank);
    expect(svg.outerHTML).not.toContain('NaN');
  });
});

describe('what is not known', () => {
  test('has no marker among the bars', async () => {
    const svg = await drawn((said) => render(AreaBars, { props: { ...areas, ...said } }));
    const links = [...svg.querySelectorAll('g[aria-label="link"]')].at(-1)!;
    expect(links.children).toHaveLength(8); // seven of eight areas, and the legend
    expect(svg.textContent).toContain(words.unknown);
  });

  test('gives no panel of ranks, no gap and no rank in the picture', async () => {
    const now = { total: 85.96, rank: null };
    const svg = await drawn((said) => render(SlopeChart, { props: { ...slope, now, ...said } }));
    expect(svg.textContent).not.toContain(words.slope.rank);
  });

  test('a ladder of nobody else still shows where one stands', async () => {
    const own = { unit: 'Lạng Sơn', before: { value: 85.96, best: 47, worst: 47, estimate: 47 } };
    const svg = await drawn((said) => render(RankLadder, { props: { rows: [], own, ...said } }));
    expect(svg.textContent).toContain('hạng 47');
    expect(svg.outerHTML).not.toContain('NaN');
    expect(textFaults(svg)).toEqual([]);
  });
});
