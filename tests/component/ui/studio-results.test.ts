import { describe, expect, test, vi } from 'vitest';
import { loadResults, loadUnits } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import ResultsTab from '../../../src/ui/studio/results/ResultsTab.svelte';
import { studioMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf } from './stage';

const said = studioMessages.vi.results;

async function showTab(document: Assessment = sampleDocument(), preferences: unknown = {}) {
  const { app, session } = await openApp(document, preferences);
  const { rendered: screen } = await showStudio(app, session, ResultsTab, {});
  return { app, session, screen, fields: () => session.workbook.document.fields };
}
type Screen = Awaited<ReturnType<typeof showTab>>['screen'];

const rankNow = () => {
  const shown = document.querySelector('[data-testid="results-rank"]');
  return ['best', 'value', 'worst', 'exact'].map((each) => shown?.getAttribute(`data-${each}`));
};
const effect = () => {
  const shown = document.querySelector('[data-testid="results-effect"]');
  return ['best', 'value', 'worst'].map((each) => Number(shown?.getAttribute(`data-${each}`)));
};
const cellsOf = (unit: string): readonly (string | null)[] =>
  [...document.querySelectorAll(`[data-testid="results-row-${unit}"] td[data-value]`)].map((cell) =>
    cell.getAttribute('data-value'),
  );

/** Every unit 0,15 % apart, Lạng Sơn the 47th: 46 others stand above its 85,96 %. */
const ranking = loadUnits(2023)
  .filter((unit) => unit !== 'Lạng Sơn')
  .toSpliced(46, 0, 'Lạng Sơn')
  .map((unit, at) => ({ unit, value: (93 - 0.15 * at).toFixed(2).replace('.', ','), rank: String(at + 1) }));
const asText = (rows: readonly { unit: string; value: string; rank: string }[]): string =>
  [
    'STT\tTỉnh, thành phố\tChỉ số (%)\tXếp hạng',
    ...rows.map(({ unit, value, rank }, at) => [at + 1, unit, value, rank].join('\t')),
  ].join('\n');

async function paste(screen: Screen, text: string): Promise<void> {
  await screen.getByTestId('results-paste').click();
  await screen.getByTestId('results-paste-text').fill(text);
  await screen.getByTestId('results-paste-read').click();
}
async function confirm(screen: Screen): Promise<void> {
  await screen.getByTestId('results-source').fill('Quyết định công bố');
  await screen.getByTestId('results-confirm').click();
}

describe('the shipped table', () => {
  test('tells how much is known and what it means for the own rank', async () => {
    const { session, screen } = await showTab();
    const answer = screen.getByTestId('results-answer');
    await expect.element(answer).toHaveTextContent('Bảng PAR INDEX 2023: biết chỉ số của 29/63 và thứ hạng của 41/63');
    const rank = session.rank.rank!;
    expect(rankNow()).toEqual([...[rank.best, rank.estimate, rank.worst].map(String), 'false']);
    expect(valueOf('results-mean')).toBe('86.98');
    await expect.element(screen.getByTestId('results-missing')).toHaveAttribute('data-value', '22');
    await expectNoFaults();
  });

  test('has a row for every unit, with marks, sources and gaps, and sorts', async () => {
    const { screen } = await showTab();
    const rows = () =>
      [...document.querySelectorAll('[data-testid^="results-row-"]')].map((row) =>
        row.getAttribute('data-testid')!.slice(12),
      );
    expect(rows()).toHaveLength(63);
    expect(rows()[0]).toBe('Quảng Ninh');
    expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.18']);
    const own = screen.getByTestId('results-row-Lạng Sơn');
    await expect.element(own).toHaveTextContent(said.table.ownUnit);
    const derived = loadResults()
      .series.find(({ index, year }) => index === 'par-index' && year === 2023)!
      .rows.find(({ valueStatus }) => valueStatus === 'derived')!;
    const row = screen.getByTestId(`results-row-${derived.unit}`);
    await expect.element(row).toHaveTextContent(said.marks.derived);
    await expect.element(row).toHaveTextContent(derived.source);
    const last = rows().at(-1)!;
    expect(cellsOf(last)).toEqual(['', '']);
    await expect.element(screen.getByTestId(`results-row-${last}`)).toHaveTextContent(said.table.gap);

    await screen.getByTestId('results-sort-unit').click();
    await vi.waitFor(() => expect(rows()[0]).toBe('An Giang'));
    await screen.getByTestId('results-sort-value').click();
    await vi.waitFor(() => expect(rows()[0]).toBe('Quảng Ninh'));
    await screen.getByTestId('results-sort-value').click();
    const values = () => rows().map((unit) => cellsOf(unit)[1]);
    await vi.waitFor(() => {
      const known = values()
        .filter((value) => value !== '')
        .map(Number);
      expect(known).toEqual(known.toSorted((a, b) => a - b));
      // Gaps stay below, whichever way it goes.
      expect(values().slice(0, known.length)).not.toContain('');
    });
  });

  test('is chosen by index and year', async () => {
    const { screen } = await showTab();
    await screen.getByTestId('results-index').selectOptions('SIPAS');
    await expect
      .element(screen.getByTestId('results-answer'))
      .toHaveTextContent('Bảng SIPAS 2023: biết chỉ số của 20/63');
    await screen.getByTestId('results-year').selectOptions('2022');
    await vi.waitFor(() => expect(valueOf('results-mean')).toBe('80.08'));
  });
});

describe('a pasted ranking', () => {
  test('of all 63 units closes the interval to an exact rank, and undo opens it again', async () => {
    const { session, screen, fields } = await showTab();
    const before = rankNow();
    await paste(screen, asText(ranking));
    const counts = screen.getByTestId('results-counts');
    await expect.element(counts).toBeVisible();
    expect(effect()).toEqual([47, 47, 47]);
    await expect
      .element(screen.getByTestId('results-preview-Quảng Ninh'))
      .toHaveTextContent(/92,18%\s*→\s*92,70%.*1\s*→\s*3/);
    await expect.element(screen.getByTestId('results-preview-Quảng Ninh')).toHaveAttribute('data-kind', 'changed');
    expect(fields()).toEqual([]);
    await expectNoFaults();

    // Nothing is kept without a source.
    await screen.getByTestId('results-confirm').click();
    await expect.element(screen.getByText(said.paste.sourceMissing)).toBeVisible();
    await expect.element(screen.getByTestId('results-source')).toHaveFocus();
    expect(fields()).toEqual([]);

    await confirm(screen);
    await expect
      .element(screen.getByTestId('results-status'))
      .toHaveTextContent(/Đã ghi \d{3} số vào bảng PAR INDEX 2023/);
    await expect.element(screen.getByTestId('results-paste')).toHaveFocus();
    expect(rankNow()).toEqual(['47', '47', '47', 'true']);
    expect(session.rank.rank).toMatchObject({ best: 47, worst: 47, exact: true });
    await expect.element(screen.getByTestId('results-answer')).toHaveTextContent('đủ số liệu');
    expect(cellsOf('Lạng Sơn')).toEqual(['47', '86.1']);
    await expect.element(screen.getByTestId('results-row-Quảng Ninh')).toHaveTextContent(said.marks.own);
    await expect.element(screen.getByTestId('results-row-Quảng Ninh')).toHaveTextContent('Quyết định công bố');

    session.undo();
    await vi.waitFor(() => expect(rankNow()).toEqual(before));
    expect(fields()).toEqual([]);
    expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.18']);
  });

  test('of some units leaves the gaps that it does not fill, and takes nothing away', async () => {
    const { screen, fields } = await showTab();
    const some = ranking
      .filter(({ unit }) => ['Cao Bằng', 'Lạng Sơn', 'Sơn La'].includes(unit))
      .map((row) => ({ ...row, rank: '' }));
    await paste(screen, asText(some));
    // A counter may be no rank, and three rows cannot tell.
    await expect.element(screen.getByTestId('results-column-rank')).toHaveValue('ask');
    await screen.getByTestId('results-column-rank').selectOptions(said.paste.columns.none);
    await expect.element(screen.getByTestId('results-preview')).toBeVisible();
    const gaps = Number(screen.getByTestId('results-gaps').element().getAttribute('data-value'));
    expect(gaps).toBeGreaterThan(0);
    const [best, , worst] = effect();
    expect(best).toBeLessThan(worst!);
    await confirm(screen);
    await vi.waitFor(() => expect(fields()).toHaveLength(1));
    expect(fields()[0]!.rows).toHaveLength(3);
    await expect.element(screen.getByTestId('results-missing')).toHaveAttribute('data-value', String(gaps));
    expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.18']);
    expect(rankNow()[3]).toBe('false');
  });

  test('asks about doubtful names, and keeps nothing before they are answered', async () => {
    const { screen, fields } = await showTab();
    await paste(screen, 'Tỉnh\tChỉ số\nQuảng Ninh\t92,50\nHậ Giang\t88,00\nQuang Nim\t87,00\nVũ trụ\t86,50');
    const names = screen.getByTestId('results-names');
    await expect.element(names).toHaveAttribute('data-value', '3');
    await expect.element(screen.getByTestId('results-still-asked')).toBeVisible();
    await expectNoFaults();
    await screen.getByTestId('results-name-3').selectOptions('Hậu Giang');
    await expect.element(names).toHaveAttribute('data-value', '2');
    await screen.getByTestId('results-name-4').selectOptions(said.paste.names.skip);
    await screen.getByTestId('results-skip-names').click();
    await expect.element(screen.getByTestId('results-preview-Hậu Giang')).toHaveTextContent('88,00%');
    expect(document.querySelectorAll('[data-testid^="results-preview-"]')).toHaveLength(2);
    expect(fields()).toEqual([]);
    await confirm(screen);
    await vi.waitFor(() => expect(fields()[0]?.rows.map(({ unit }) => unit)).toEqual(['Quảng Ninh', 'Hậu Giang']));
  });

  test('asks which column is meant', async () => {
    const { screen } = await showTab();
    await paste(
      screen,
      'Tỉnh\tChỉ số 2022\tChỉ số 2023\nQuảng Ninh\t90,10\t92,50\nSơn La\t81,00\t82,00\nCao Bằng\t80,00\t83,00',
    );
    const value = screen.getByTestId('results-column-value');
    await expect.element(value).toHaveValue('ask');
    expect(screen.getByTestId('results-preview').query()).toBeNull();
    await value.selectOptions('Cột 3: Chỉ số 2023, ví dụ 92,50');
    await expect.element(screen.getByTestId('results-preview-Quảng Ninh')).toHaveTextContent('92,18% → 92,50%');
    await value.selectOptions('Cột 2: Chỉ số 2022, ví dụ 90,10');
    await expect.element(screen.getByTestId('results-preview-Quảng Ninh')).toHaveTextContent('92,18% → 90,10%');
  });

  test('that is garbage changes nothing and says so', async () => {
    const { session, screen, fields } = await showTab();
    const moment = session.workbook.moment;
    for (const garbage of ['', 'asdf;lkj 123\n<b>7</b>', 'Tuần\tSố\n1\t5\n2\t7', '\u0000\t\t\n\t']) {
      await paste(screen, garbage);
      await expect.element(screen.getByTestId('results-paste-refusal')).toHaveTextContent(said.paste.untouched);
      expect(screen.getByTestId('results-confirm').query()).toBeNull();
      await screen.getByTestId('results-paste-cancel').click();
      await expect.element(screen.getByTestId('results-paste')).toHaveFocus();
    }
    expect(fields()).toEqual([]);
    expect(session.workbook.moment).toBe(moment);
  });

  test('lists what it cannot read by line, and the contradictions that would follow', async () => {
    const { screen } = await showTab();
    await paste(
      screen,
      'Tỉnh\tChỉ số\tHạng\nQuảng Ninh\tabc\t1\nSơn La\t82,00\t99\nCao Bằng\t83,00\t1\nLai Châu\t84,00\t60',
    );
    const faults = screen.getByTestId('results-faults');
    await expect.element(faults).toHaveTextContent('Dòng 2: “abc” – chỉ số không phải là số');
    await expect.element(faults).toHaveTextContent('Dòng 3: “99” – thứ hạng vượt số địa phương');
    await expect
      .element(screen.getByTestId('results-contradictions'))
      .toHaveTextContent('Cao Bằng: hạng 1 trùng với Quảng Ninh');
    expect(screen.getByTestId('results-confirm').query()).toBeNull();
  });

  test('from a web page is read with its merged cells and without its footnotes', async () => {
    const { screen } = await showTab();
    await screen.getByTestId('results-paste').click();
    const html =
      '<meta><table><tr><th>Hạng</th><th>Tỉnh</th><th>Chỉ số</th></tr>' +
      '<tr><td rowspan="2">12</td><td>Cao<br>Bằng</td><td>89,43<sup>1</sup></td></tr>' +
      '<tr><td><p>Sơn La</p></td><td><b>89,43</b></td></tr>' +
      '<tr><td>14</td><td>Lai Châu</td><td>89,10</td></tr></table>';
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'what stands in the field');
    const field = screen.getByTestId('results-paste-text');
    field
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    await expect.element(field).toHaveValue('what stands in the field');
    await expect.element(screen.getByTestId('results-preview-Cao Bằng')).toHaveTextContent(/89,43%.*12/);
    await expect.element(screen.getByTestId('results-preview-Sơn La')).toHaveTextContent(/89,43%.*12/);
    // What is typed after it is no longer that table.
    await field.fill('Sơn La\t88,00');
    expect(screen.getByTestId('results-preview').query()).toBeNull();
  });
});

describe('single figures', () => {
  test('are corrected with a source, shown before they are kept, and taken back', async () => {
    const { session, screen, fields } = await showTab();
    const edit = screen.getByTestId('results-edit-Quảng Ninh');
    await edit.click();
    const value = screen.getByTestId('results-edit-value');
    await expect.element(value).toHaveFocus();
    await expect.element(value).toHaveValue('92,18');
    await value.fill('923');
    await screen.getByTestId('results-edit-save').click();
    await expect.element(screen.getByTestId('results-edit-refusal')).toHaveTextContent('“923”');
    await value.fill('');
    await screen.getByTestId('results-edit-save').click();
    await expect.element(screen.getByTestId('results-edit-refusal')).toHaveTextContent(said.edit.shippedStays);
    await value.fill('92,20');
    await expect.element(screen.getByTestId('results-effect')).toBeVisible();
    await screen.getByTestId('results-edit-save').click();
    await expect.element(screen.getByTestId('results-edit-refusal')).toHaveTextContent(said.edit.sourceMissing);
    expect(fields()).toEqual([]);
    await expectNoFaults();
    await screen.getByTestId('results-edit-source').fill('Công văn đính chính');
    await screen.getByTestId('results-edit-save').click();
    await vi.waitFor(() => expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.2']));
    await expect.element(edit).toHaveFocus();
    expect(fields()[0]).toMatchObject({
      id: 'par-index/2023/',
      rows: [{ unit: 'Quảng Ninh', value: 922_000, source: 'Công văn đính chính' }],
    });
    expect(fields()[0]!.rows[0]).not.toHaveProperty('rank');

    await edit.click();
    await value.fill('');
    await screen.getByTestId('results-edit-save').click();
    await vi.waitFor(() => expect(fields()).toEqual([]));
    expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.18']);
    session.undo();
    await vi.waitFor(() => expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.2']));

    await screen.getByTestId('results-remove-own').click();
    await screen.getByRole('button', { name: said.remove.confirm, exact: true }).click();
    await vi.waitFor(() => expect(fields()).toEqual([]));
    await expect.element(screen.getByTestId('results-paste')).toHaveFocus();
    expect(cellsOf('Quảng Ninh')).toEqual(['1', '92.18']);
  });
});

describe('other years and areas', () => {
  test('are opened empty, and kept with their first figures', async () => {
    const { screen, fields } = await showTab();
    await screen.getByTestId('results-add').click();
    await screen.getByTestId('results-add-year').fill('1999');
    await screen.getByTestId('results-add-open').click();
    await expect.element(screen.getByText(said.choose.yearInvalid)).toBeVisible();
    await screen.getByTestId('results-add-year').fill('2025');
    await screen.getByTestId('results-add-area').selectOptions('4');
    await screen.getByTestId('results-add-open').click();
    await expect
      .element(screen.getByTestId('results-answer'))
      .toHaveTextContent(/PAR INDEX 2025 – 4\. .* chưa có số nào/);
    expect(document.querySelectorAll('[data-testid^="results-row-"]')).toHaveLength(34);
    expect(fields()).toEqual([]);
    await paste(screen, 'Tỉnh\tChỉ số\tHạng\nThành phố Huế\t92,50\t1\nLạng Sơn\t82,00\t30');
    await confirm(screen);
    await vi.waitFor(() => expect(fields()[0]?.id).toBe('par-index/2025/4'));
    expect(cellsOf('TP Huế')).toEqual(['1', '92.5']);
    await expect.element(screen.getByTestId('results-area')).toHaveValue('4');
  });

  test('show the former units of a new one side by side, without a mean', async () => {
    const { screen } = await showTab();
    const unit = screen.getByTestId('results-former-unit');
    await expect.element(unit).toHaveValue('Lạng Sơn');
    await unit.selectOptions('Tuyên Quang');
    const heads = () =>
      [...document.querySelectorAll('[data-testid="results-former-table"] thead th')].map(
        ({ textContent }) => textContent,
      );
    await vi.waitFor(() => expect(heads()).toEqual(['Bảng', 'Tuyên Quang (cũ)', 'Hà Giang (cũ)', 'Tuyên Quang (mới)']));
    await expect.element(screen.getByTestId('results-former')).toHaveTextContent('không tính trung bình');
    const row = screen.getByTestId('results-former-par-index-2023');
    const shipped = loadResults().series.find(({ index, year }) => index === 'par-index' && year === 2023)!;
    const expected = ['Tuyên Quang', 'Hà Giang'].map((name) => shipped.rows.find((each) => each.unit === name)?.rank);
    const ranks = [...row.element().querySelectorAll('.rank')].map((each) => Number(each.getAttribute('data-value')));
    expect(ranks).toEqual(expected.filter((rank) => rank !== undefined));
    await expect.element(row).toHaveTextContent(said.former.notThen);
  });
});

test('reads in English too', async () => {
  const { screen } = await showTab(sampleDocument(), { language: 'en' });
  await expect.element(screen.getByTestId('results-answer')).toHaveTextContent('Table of PAR INDEX 2023');
  await expect.element(screen.getByTestId('results-row-Quảng Ninh')).toHaveTextContent('92.18%');
});
