import { readFileSync } from 'node:fs';
import { expect, faultsIn, openSample, test } from './workbench';

interface Results {
  readonly units: readonly string[];
  readonly series: readonly {
    readonly index: string;
    readonly year: number;
    readonly unitCount: number;
    readonly rows: readonly { readonly unit: string; readonly value?: number; readonly rank?: number }[];
  }[];
}
const results = JSON.parse(readFileSync(new URL('../../src/data/results.json', import.meta.url), 'utf8')) as Results;

/** A whole table of 2023: the shipped values where there are, the others between their neighbours; all of it invented beyond those. */
function wholeTable(): string {
  const field = results.series.find(({ index, year }) => index === 'par-index' && year === 2023)!;
  const known = new Map(
    field.rows.flatMap(({ unit, rank, value }) => (rank && value ? [[rank, { unit, value }]] : [])),
  );
  const ranked = new Map(field.rows.flatMap(({ unit, rank }) => (rank ? [[rank, unit]] : [])));
  const free = results.units.filter((unit) => !field.rows.some((row) => row.unit === unit && row.rank));
  const lines: string[] = [];
  let last = 93;
  for (let rank = 1; rank <= field.unitCount; rank += 1) {
    const next = [...known].filter(([at]) => at > rank).map(([, { value }]) => value)[0] ?? last - 0.2;
    const between = Math.round(((last + next) / 2) * 100) / 100;
    // A printed 85,96 could stand on either side of the own 85,96.
    const value = known.get(rank)?.value ?? (between === 85.96 ? 85.97 : between);
    const unit = ranked.get(rank) ?? free.shift()!;
    lines.push(`${String(rank)}\t${unit}\t${value.toFixed(2).replace('.', ',')}`);
    last = value;
  }
  return ['Hạng\tTỉnh, thành phố\tPAR INDEX', ...lines].join('\n');
}

test('a full ranking table is pasted and closes the interval of the rank; taken back, it opens again', async ({
  page,
}) => {
  await openSample(page);
  const best = page.getByTestId('rank-best');
  await expect(best).toHaveAttribute('data-value', '44');
  await expect(page.getByTestId('rank-worst')).toHaveAttribute('data-value', '49');
  await page.getByTestId('studio-toggle').click();
  await page.getByTestId('studio-results').click();
  await page.getByTestId('results-paste').click();
  await page.getByTestId('results-paste-text').fill(wholeTable());
  await page.getByTestId('results-paste-read').click();
  await expect(page.getByTestId('results-preview')).toBeVisible();
  // Nothing is stored before it is confirmed.
  await expect(page.getByTestId('rank-worst')).toHaveAttribute('data-value', '49');
  await page.getByTestId('results-source').fill('Bảng dán để thử');
  expect(await faultsIn(page)).toEqual([]);
  await page.getByTestId('results-confirm').click();
  await expect(page.getByTestId('results-rank')).toHaveAttribute('data-exact', 'true');
  const rank = await best.getAttribute('data-value');
  await expect(page.getByTestId('rank-worst')).toHaveAttribute('data-value', rank ?? '');
  await page.keyboard.press('Control+Z');
  await expect(page.getByTestId('rank-worst')).toHaveAttribute('data-value', '49');
});

test('the review of the sample says what was announced; a lost point gets a cause and a plan; both print', async ({
  page,
}) => {
  await openSample(page);
  await page.getByTestId('studio-toggle').click();
  await page.getByTestId('studio-review').click();
  const review = page.getByTestId('review');
  await expect(review).toBeVisible();
  const areas = page.getByTestId('review-areas');
  for (const change of ['33', '20', '12', '31', '18', '26', '11']) await expect(areas).toContainText(change);
  await expect(review).toContainText('47');
  await expect(review).toContainText('55');
  expect(await faultsIn(page)).toEqual([]);

  await page.getByTestId('review-cause-1.2.1').first().click();
  await page.getByTestId('review-form-text').fill('Báo cáo gửi chậm');
  await page.getByTestId('review-form-remedy').fill('Lập lịch gửi báo cáo từng quý');
  await page.getByTestId('review-form-owner').fill('Nguyễn Văn A');
  await page.getByTestId('review-form-due').fill('2024-06-30');
  await page.getByTestId('review-form-save').click();
  await expect(review).toContainText('Báo cáo gửi chậm');

  // On paper the whole review stands, and nothing of the program around it.
  await page.emulateMedia({ media: 'print' });
  await expect(review).toBeVisible();
  await expect(page.getByTestId('studio-toggle')).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
  await expect(page.getByTestId('print-footer')).toHaveText(/ · Mã đối chiếu: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await page.emulateMedia({ media: null });

  await page.getByTestId('studio-plan').click();
  await expect(page.getByTestId('plan-table')).toContainText('1.2.1');
  await expect(page.getByTestId('plan-answer')).toBeVisible();
  expect(await faultsIn(page)).toEqual([]);
  await page.keyboard.press('Control+Z');
  await expect(page.getByTestId('plan-table')).toHaveCount(0);
});
