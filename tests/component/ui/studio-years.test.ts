import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import type { Entry } from '../../../src/domain/entry';
import { serializeAssessment } from '../../../src/exchange/json-file';
import YearsTab from '../../../src/ui/studio/years/YearsTab.svelte';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { rubricOf } from '../../helpers/domain-rubrics';
import { told } from '../../helpers/domain-years';
import { studioMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.years;
const at = (testId: string) => page.getByTestId(testId);

type Scores = Readonly<Record<string, Partial<Entry>>>;

const earlierRubric = rubricOf([
  ['1.1.1', { name: 'Kế hoạch năm', max: 1_0000 }],
  ['1.1.2', { name: 'Báo cáo quý', max: 2_0000 }],
  ['1.1.3', { name: 'Kiểm tra công vụ', max: 1_0000 }],
  ['2.1.1', { name: 'Niêm yết thủ tục', max: 5000 }],
  ['2.1.2', { name: 'Đường dây nóng', max: 5000 }],
]);
const ownRubric = rubricOf([
  ['1.1.1', { name: 'Kế hoạch năm', max: 1_0000 }],
  ['1.1.2', { name: 'Báo cáo quý', max: 3_0000 }],
  ['1.1.3', { name: 'Chuyển đổi số', max: 1_0000 }],
  ['2.1.1', { name: 'Phản ánh kiến nghị', max: 1_0000 }],
]);
/** By name: 1.1.1 same, 1.1.2 with another maximum, 1.1.3 and 2.1.1 new, 1.1.3, 2.1.1 and 2.1.2 dropped. */
const PROPOSED = [
  'same 1.1.1>1.1.1',
  'reworded 1.1.2>1.1.2',
  'new >1.1.3',
  'new >2.1.1',
  'dropped 1.1.3>',
  'dropped 2.1.1>',
  'dropped 2.1.2>',
];

function yearOf(year: number, rubric: Parameters<typeof blankDocument>[0], scores: Scores): Assessment {
  const { assessment } = blankDocument(rubric);
  const document = { ...assessment, head: { ...assessment.head, title: `Lạng Sơn ${String(year)}`, year } };
  return withEntries(document, scores);
}
const earlierYear = (year = 2023): Assessment =>
  yearOf(year, earlierRubric, {
    '1.1.1': { selfScore: pts(1_0000), appraisedScore: pts(7500) },
    '1.1.2': { selfScore: pts(1_0000) },
    '1.1.3': { selfScore: pts(5000) },
    '2.1.1': { selfScore: pts(5000) },
    '2.1.2': { selfScore: pts(1250) },
  });
const ownYear = (scores: Scores = {}): Assessment =>
  yearOf(2024, ownRubric, {
    '1.1.1': { selfScore: pts(9000) },
    '1.1.2': { selfScore: pts(2_0000) },
    '1.1.3': { selfScore: pts(1_0000) },
    '2.1.1': { selfScore: pts(8000) },
    ...scores,
  });

async function openTab(own = ownYear(), others: readonly Assessment[] = [earlierYear()], preferences: unknown = {}) {
  const { app, session } = await openApp(own, preferences);
  for (const other of others) await app.add(other);
  await showStudio(app, session, YearsTab, { props: {} });
  const links = () => told(session.workbook.document.yearMap?.links ?? []);
  const entry = (code: string) => session.workbook.document.entries.get(code)!;
  return { app, session, links, entry };
}
const counts = () =>
  ['same', 'reworded', 'split', 'merged', 'new', 'dropped'].map((kind) => valueOf(`years-count-${kind}`)).join();
const option = (element: Element, code: string): string =>
  [...element.querySelectorAll('option')].find(({ value }) => value === code)!.value;

async function linkBy(side: 'from' | 'to', code: string): Promise<void> {
  const select = at(`years-add-${side}`);
  await select.selectOptions(option(select.element(), code));
  await at(`years-link-add-${side}`).click();
}

describe('which assessment', () => {
  test('says how to get one where there is none', async () => {
    // Of another unit, of a later year: neither is an earlier year of this unit.
    const other = { ...earlierYear(), head: { ...earlierYear().head, unit: 'Cao Bằng' } };
    await openTab(ownYear(), [other, earlierYear(2024)]);
    await expect.element(at('years-empty')).toHaveTextContent(said.source.empty('Lạng Sơn', 2024));
    await expect.element(at('years-choose')).not.toBeInTheDocument();
    await expect.element(at('years-map')).not.toBeInTheDocument();
    await expectNoFaults();
  });

  test('is the newest earlier one of the unit at first, or another', async () => {
    await openTab(ownYear(), [earlierYear(2022), earlierYear()]);
    await expect.element(at('years-choose')).toHaveDisplayValue(said.source.option('Lạng Sơn 2023', 2023));
    await expect.element(at('years-gap')).not.toBeInTheDocument();
    await at('years-choose').selectOptions(said.source.option('Lạng Sơn 2022', 2022));
    await expect.element(at('years-gap')).toHaveTextContent(said.source.gap(2022, 2023));
  });

  test('is the one that the kept map is of, where that is here', async () => {
    const { title, unit, year } = earlierYear(2022).head;
    const yearMap = { title, unit, year, links: [] };
    await openTab({ ...ownYear(), yearMap }, [earlierYear(2022), earlierYear()]);
    await expect.element(at('years-choose')).toHaveDisplayValue(said.source.option('Lạng Sơn 2022', 2022));
    // A map that leaves rows out is none.
    await expect.element(at('years-map-state')).toHaveAttribute('data-state', 'outdated');
    expect(counts()).toBe('1,1,0,0,2,3');
  });

  test('may come from a file, but not of another unit or year', async () => {
    const { app } = await openTab(ownYear(), []);
    const give = async (document: Assessment): Promise<void> => {
      await at('years-file').upload(new File([serializeAssessment(document)], 'x.json'));
    };
    await give({ ...earlierYear(), head: { ...earlierYear().head, unit: 'Cao Bằng' } });
    await expect.element(at('years-failure')).toHaveTextContent(said.source.otherUnit('Cao Bằng', 'Lạng Sơn'));
    await give(earlierYear(2024));
    await expect.element(at('years-failure')).toHaveTextContent(said.source.notEarlier(2024, 2024));
    await at('years-file').upload(new File(['{'], 'x.json'));
    await expect.element(at('years-failure')).toHaveTextContent('JSON');
    await give(earlierYear());
    await expect.element(at('years-answer')).toBeVisible();
    await expect.element(at('years-failure')).not.toBeInTheDocument();
    // It is looked at, not kept.
    expect(app.summaries).toHaveLength(1);
  });

  test('warns of the sample, whose scores nobody gave', async () => {
    await openTab({ ...sampleDocument(), head: { ...sampleDocument().head, year: 2024, title: 'Mới' } }, [
      sampleDocument(),
    ]);
    await expect.element(at('years-sample')).toBeVisible();
    await expect.element(at('years-map-state')).toHaveAttribute('data-state', 'proposed');
    expect(counts()).toBe('88,0,0,0,0,0');
    await expect.element(at('years-no-links')).toHaveTextContent(said.map.allSame);
    await expectNoFaults();
  });
});

describe('the map', () => {
  test('is proposed, counted, and kept when told to', async () => {
    const { session, links } = await openTab();
    await expect.element(at('years-map-state')).toHaveAttribute('data-state', 'proposed');
    expect(counts()).toBe('1,1,0,0,2,3');
    expect(links()).toEqual([]);
    await expectNoFaults();
    await at('years-keep').click();
    expect(links()).toEqual(PROPOSED);
    expect(session.workbook.document.yearMap).toMatchObject({ title: 'Lạng Sơn 2023', unit: 'Lạng Sơn', year: 2023 });
    await expect.element(at('years-map-status')).toHaveTextContent(said.map.saved);
    session.undo();
    await expect.element(at('years-map-state')).toHaveAttribute('data-state', 'proposed');
  });

  test('shows links by kind', async () => {
    await openTab();
    await expect.element(at('years-link-to-1.1.2')).toBeVisible();
    await expect.element(at('years-link-to-1.1.1')).not.toBeInTheDocument();
    await at('years-filter').selectOptions(said.kinds.same);
    await expect.element(at('years-link-to-1.1.1')).toBeVisible();
    await expect.element(at('years-link-to-1.1.2')).not.toBeInTheDocument();
    await at('years-filter').selectOptions(said.kinds.split);
    await expect.element(at('years-no-links')).toHaveTextContent(said.map.none);
  });

  test('is edited link by link: joined, parted, called otherwise, each one step', async () => {
    const { session, links } = await openTab();
    await at('years-edit-to-2.1.1').click();
    await at('years-link-add-from').click();
    await expect.element(at('years-editor-alarm')).toHaveTextContent(said.editor.chooseFirst);
    await linkBy('from', '2.1.1');
    expect(links()).toContain('reworded 2.1.1>2.1.1');
    await expect.element(at('years-add-from')).toHaveFocus();
    await linkBy('from', '2.1.2');
    expect(links()).toContain('merged 2.1.1,2.1.2>2.1.1');
    await expectNoFaults();
    // Several to several: refused, and nothing changes.
    await linkBy('to', '1.1.3');
    await expect.element(at('years-editor-alarm')).toHaveTextContent(said.editor.manyToMany);
    expect(links()).toContain('new >1.1.3');
    await at('years-take-from-2.1.2').click();
    expect(links()).toContain('dropped 2.1.2>');
    await expect.element(at('years-add-from')).toHaveFocus();
    await linkBy('to', '1.1.3');
    expect(links()).toContain('split 2.1.1>1.1.3,2.1.1');
    await at('years-unlink').click();
    expect(links()).toEqual(PROPOSED);
    await at('years-editor-done').click();
    await expect.element(at('years-edit-to-2.1.1')).toHaveFocus();

    await at('years-edit-to-1.1.2').click();
    await at('years-kind').selectOptions(said.kinds.same);
    expect(links()).toContain('same 1.1.2>1.1.2');
    await userEvent.keyboard('{Escape}');
    // Its row is hidden by the filter now.
    await expect.element(at('years-filter')).toHaveFocus();
    session.undo();
    expect(links()).toContain('reworded 1.1.2>1.1.2');
    await at('years-propose').click();
    await expect.element(at('years-map-status')).toHaveTextContent(said.map.proposedAnew);
  });
});

describe('last year’s column', () => {
  const figures = { type: 'survey', percent: 50_0000 } as unknown as Entry['lastYearFigures'];

  test('is filled after a look at what it gets, what is replaced and what it does not get', async () => {
    const own = ownYear({
      '1.1.1': { lastYearScore: pts(2500), lastYearFigures: figures },
      '1.1.2': { lastYearScore: pts(1234) },
    });
    const { session, entry, links } = await openTab(own);
    const before = own.entries;
    await expect.element(at('years-fill-summary')).toHaveTextContent(said.fill.summary(1, 4, 1));
    await at('years-fill').click();
    await expect.element(at('years-fill-1.1.1')).toHaveTextContent('0,25');
    await expect.element(at('years-fill-1.1.1')).toHaveTextContent('0,75');
    await expect.element(at('years-fill-1.1.1')).toHaveTextContent(said.fill.figures.removed);
    await expect.element(at('years-missing-1.1.2')).toHaveTextContent(said.fill.reasons.otherMaximum('2,00', '3,00'));
    await expect.element(at('years-missing-1.1.2')).toHaveTextContent(said.fill.keeps('0,1234'));
    await expect.element(at('years-missing-1.1.3')).toHaveTextContent(said.fill.reasons.newRow);
    await expectNoFaults();
    await page.getByRole('button', { name: words.common.cancel }).click();
    expect(session.workbook.document.entries).toEqual(before);

    await at('years-fill').click();
    await at('years-fill-confirm').click();
    expect(entry('1.1.1')).toMatchObject({ lastYearScore: 7500, lastYearFigures: null });
    expect(entry('1.1.2').lastYearScore).toBe(1234);
    expect(entry('1.1.3').lastYearScore).toBeNull();
    expect(links()).toEqual(PROPOSED);
    await expect.element(at('years-fill-status')).toHaveTextContent(said.fill.filled(1, 'Lạng Sơn 2023'));
    await expect.element(at('years-fill-status')).toHaveFocus();
    await expect.element(at('years-fill-summary')).toHaveTextContent(said.fill.upToDate);
    await expect.element(at('years-fill')).not.toBeInTheDocument();
    session.undo();
    expect(entry('1.1.1')).toMatchObject({ lastYearScore: 2500, lastYearFigures: figures });
    expect(session.workbook.document.yearMap).toBeNull();
  });

  test('may take another column, and sums what was merged', async () => {
    const { entry } = await openTab();
    await at('years-edit-to-2.1.1').click();
    await linkBy('from', '2.1.1');
    await linkBy('from', '2.1.2');
    await at('years-editor-done').click();
    await at('years-column').selectOptions(said.fill.columns.selfScore);
    await at('years-fill').click();
    await expect.element(at('years-fill-2.1.1')).toHaveTextContent(said.fill.summed('2.1.1 + 2.1.2'));
    await at('years-fill-confirm').click();
    expect([entry('1.1.1').lastYearScore, entry('2.1.1').lastYearScore]).toEqual([1_0000, 6250]);
    await at('years-column').selectOptions(said.fill.columns.secondAppraisedScore);
    await expect.element(at('years-fill-summary')).toHaveTextContent(said.fill.nothing);
  });
});

describe('the comparison', () => {
  test('is on the common part, with the rest told as not comparable', async () => {
    await openTab();
    // 1.1.1: 0.75 to 0.9 of 1; 1.1.2: 1 of 2 to 2 of 3. 1.75 of 3 is 58.3333 %, 2.9 of 4 is 72.5 %.
    await expect
      .element(at('years-answer'))
      .toHaveTextContent(said.answer(said.ofRows(2, 4), '58,33%', '72,50%', '+14,17'));
    expect([valueOf('years-points-total'), valueOf('years-index-total')]).toEqual(['', '14.1667']);
    expect(valueOf('years-index-1')).toBe('14.1667');
    await expect.element(at('years-points-2')).toHaveTextContent(said.compare.nothing);
    await expect.element(at('years-outside-total')).toHaveTextContent(said.compare.outsideOf('2,00', '2,00'));
    const moved = [...document.querySelectorAll('[data-testid^="years-moved-"]')].map((row) =>
      row.getAttribute('data-testid'),
    );
    // Two thirds for a half of three points moves 0.5, one of one point 0.15.
    expect(moved).toEqual(['years-moved-1.1.2', 'years-moved-1.1.1']);
    await expect.element(at('years-moved-1.1.2')).toHaveTextContent(said.compare.percentPoints('+16,67'));
    await expect.element(at('years-moved-1.1.1')).toHaveTextContent('+0,15');
    await expect.element(at('years-holes')).toHaveTextContent(said.compare.holes(5));
  });

  test('says when nothing is in common', async () => {
    await openTab(yearOf(2024, ownRubric, {}));
    await expect.element(at('years-answer')).toHaveTextContent(said.nothingCommon(4));
    await expect.element(at('years-points-total')).toHaveTextContent(said.compare.nothing);
  });

  test('follows the scores as they are typed', async () => {
    const { session } = await openTab();
    await expect.element(at('years-answer')).toBeVisible();
    session.edit([{ code: '1.1.1', column: 'selfScore', text: '1' }], 'form');
    await vi.waitFor(() => {
      expect(valueOf('years-index-total')).toBe('16.6667');
    });
  });
});

test('works at the width of a phone, in English', async () => {
  await openTab(ownYear(), [earlierYear()], { language: 'en' });
  await expect.element(at('years-answer')).toBeVisible();
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.viewport(width, height);
    await expect.element(at('years-areas')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
  await expectNoFaults();
  await at('years-edit-to-2.1.1').click();
  await expect.element(at('years-add-from')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectNoFaults();
});
