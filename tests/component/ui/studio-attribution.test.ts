import { describe, expect, test, vi } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { err } from '../../../src/lib/result';
import type { Session } from '../../../src/state/session.svelte';
import AttributionTab from '../../../src/ui/studio/attribution/AttributionTab.svelte';
import { rubricSchema } from '../../../src/domain/rubric';
import { blankDocument, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.attribution;

async function showTab(
  document: Assessment = sampleDocument(),
  prepare: (session: Session) => unknown = () => undefined,
  preferences: unknown = {},
) {
  const { app, session } = await openApp(document, preferences);
  await prepare(session);
  const { studio, rendered: screen } = await showStudio(app, session, AttributionTab, {});
  const from = screen.getByTestId('attribution-from');
  const to = screen.getByTestId('attribution-to');
  const answer = screen.getByTestId('attribution-answer');
  return { app, session, studio, screen, from, to, answer };
}

const assume = (session: Session, code: string, tenThousandths: number) =>
  session.whatIf.assume([{ code, value: pts(tenThousandths) }]);

const partValues = (): readonly number[] =>
  [...document.querySelectorAll('[data-testid^="attribution-part-"]')].map((row) =>
    Number(row.getAttribute('data-value')),
  );

const keep = (session: Session, id: string, name: string) =>
  session.parts.snapshots.keep({ id, name, at: '2024-06-01T07:05:00.000Z', by: 'Lan' }, session.workbook.document);

const score = (session: Session, code: string, tenThousandths: number) =>
  session.run({
    type: 'editCells',
    gesture: 'form',
    edits: [{ code, field: 'selfScore', value: pts(tenThousandths) }],
  });

describe('from last year to now', () => {
  test('is what it begins with: one sentence, and parts that add up exactly', async () => {
    const { session, screen, from, to, answer } = await showTab();
    await expect.element(from).toHaveValue('lastYear');
    await expect.element(to).toHaveValue('self');
    await expect.element(screen.getByTestId('attribution-from-year')).toHaveValue('2022');
    await expect.element(screen.getByTestId('attribution-to-year')).toHaveValue('2023');
    // 81,45 % were rank 54 in 2022; 85,96 % are about rank 46 in 2023.
    await expect.element(answer).toHaveTextContent('Từ hạng 54 lên ≈46 (tăng 8 bậc): nỗ lực của địa phương');
    await expect.element(answer).toHaveTextContent(/các địa phương khác −/);
    expect(valueOf('attribution-rank-to')).toBe(String(session.rank.rank?.estimate));
    const tenths = partValues().map((value) => Math.round(value * 10));
    expect(tenths).toHaveLength(10);
    expect(tenths.reduce((sum, value) => sum + value, 0)).toBe(80);
    expect(valueOf('attribution-total')).toBe('8');
    const total = screen.getByTestId('attribution-total');
    await expect.element(total).toHaveTextContent('+4,5067');
    await expect.element(total).toHaveTextContent('tăng +8,0');
    const lost = screen.getByTestId('attribution-part-area-6');
    await expect.element(lost).toHaveTextContent('Cải cách tài chính công');
    await expect.element(lost).toHaveTextContent(/−1,6530.*giảm −/);
    await expect.element(screen.getByTestId('attribution-meaning')).toHaveTextContent(/Shapley/);
    await expect.element(screen.getByTestId('attribution-meaning')).toHaveTextContent(said.meaning.lastYear);
    await expect.element(screen.getByText(said.partial('2022', 21, 62))).toBeVisible();
    await expectNoFaults();
  });

  test('shows the rows behind each part, those of the largest one open', async () => {
    const { screen } = await showTab();
    const largest = screen.getByTestId('attribution-rows-area-7');
    await expect.element(largest).toHaveAttribute('open');
    const rows = [...largest.element().querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-testid'));
    expect(rows[0]).toBe('attribution-row-7.1.2');
    await expect.element(screen.getByTestId('attribution-row-7.1.2')).toHaveTextContent(/1,0000.*2,0000.*\+1,0000/);
    const other = screen.getByTestId('attribution-rows-area-6');
    await expect.element(other).not.toHaveAttribute('open');
    await other.getByText(/Cải cách tài chính công/).click();
    await expect.element(other).toHaveAttribute('open');
    await expectNoFaults();
  });

  test('draws the ladder and the areas, each with its table', async () => {
    const { screen } = await showTab();
    await expect.poll(() => document.querySelectorAll('[data-testid="chart-picture"] svg').length).toBe(2);
    const [ladder, areas] = screen.getByTestId('chart-twin').elements();
    const lines = [...(ladder?.querySelectorAll('tr') ?? [])].map((row) => row.textContent);
    expect(lines.some((line) => /\(Từ\)\s*62\s*81,45/.test(line))).toBe(true);
    expect(lines.some((line) => /\(Đến\)\s*≈ 46 \(44–49\)\s*85,96/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes('Tiền Giang'))).toBe(true);
    expect(areas?.textContent).toMatch(/7 Xây dựng[^]*94,96/);
    await expect.element(screen.getByText(/trong bảng 2022 mốc này ở hạng 54/)).toBeVisible();
  });

  test('says what is missing where last year has no scores', async () => {
    const { screen, from, to } = await showTab(startDocument());
    // Without last year the usual question is what the first scenario would do.
    await expect.element(from).toHaveValue('self');
    await expect.element(to).toHaveValue('scenario:s1');
    await expect.element(screen.getByTestId('attribution-answer')).toBeVisible();
    await from.selectOptions('lastYear');
    await expect.element(screen.getByTestId('attribution-none')).toHaveTextContent(said.noLastYear);
    expect(document.querySelector('[data-testid="attribution-answer"]')).toBeNull();
    await expectNoFaults();
  });

  test('speaks English', async () => {
    const { answer } = await showTab(sampleDocument(), undefined, { language: 'en' });
    await expect.element(answer).toHaveTextContent('From rank 54 up to ≈46 (up by 8): own effort +14.7;');
    await expectNoFaults();
  });
});

describe('what is chosen', () => {
  test('may be what is assumed: the others stand still, and the row says from, to and gain', async () => {
    const { session, screen, from, to, answer } = await showTab(sampleDocument(), (opened) => {
      assume(opened, '7.1.2', 0);
      assume(opened, '1.1.1', 5000);
    });
    await from.selectOptions('self');
    await to.selectOptions('whatIf');
    await expect.element(answer).toHaveTextContent(/^Từ hạng ≈46 xuống ≈\d+ \(giảm \d+ bậc\): nỗ lực của địa phương −/);
    await expect.element(screen.getByText(said.sameField)).toBeVisible();
    expect(document.querySelector('[data-testid="attribution-part-peers"]')).toBeNull();
    await expect.element(screen.getByTestId('attribution-row-7.1.2')).toHaveTextContent(/2,00.*0,00.*−2,00/);
    const lost = Number(valueOf('attribution-total'));
    expect(lost).toBe((session.rank.rank?.estimate ?? 0) - (session.rank.whatIfRank?.estimate ?? 0));
    expect(lost).toBeLessThan(0);
    // The assumptions go: what was chosen is not there any more, and the usual pair stands.
    session.whatIf.discard();
    await expect.element(screen.getByTestId('attribution-none')).toHaveTextContent(said.same);
  });

  test('can be swapped, ranked in other tables, and is there when one comes back', async () => {
    const { app, session, studio, screen, from, to, answer } = await showTab();
    await screen.getByRole('button', { name: said.swap }).click();
    await expect.element(from).toHaveValue('self');
    await expect.element(screen.getByTestId('attribution-to-year')).toHaveValue('2022');
    await expect
      .element(answer)
      .toHaveTextContent('Từ hạng ≈46 xuống 54 (giảm 8 bậc): nỗ lực của địa phương −14,7 bậc');
    await screen.getByTestId('attribution-to-year').selectOptions('2023');
    await expect.element(answer).toHaveTextContent(/xuống 62/);
    await expect.element(answer).not.toHaveTextContent(/các địa phương khác/);
    // Another standing is ranked in its usual table again.
    await to.selectOptions('final');
    await to.selectOptions('lastYear');
    await expect.element(screen.getByTestId('attribution-to-year')).toHaveValue('2022');
    await screen.unmount();
    const again = await showStudio(app, session, AttributionTab, {});
    expect(again.studio).toBe(studio);
    await expect.element(again.rendered.getByTestId('attribution-from')).toHaveValue('self');
    await expect.element(again.rendered.getByTestId('attribution-to')).toHaveValue('lastYear');
  });

  test('twice the same is no question; the same in two tables is', async () => {
    const { screen, from, answer } = await showTab();
    await from.selectOptions('self');
    await expect.element(screen.getByTestId('attribution-none')).toHaveTextContent(said.same);
    await screen.getByTestId('attribution-from-year').selectOptions('2022');
    await expect.element(answer).toHaveTextContent(/: các địa phương khác −[\d,]+ bậc\.$/);
    expect(partValues()).toHaveLength(1);
    await expect.element(screen.getByText(said.noRows)).toBeVisible();
  });

  test('follows the document', async () => {
    const { session, answer } = await showTab();
    await expect.element(answer).toHaveTextContent(/lên ≈46/);
    score(session, '7.1.2', 0);
    await expect.poll(() => valueOf('attribution-rank-to')).toBe(String(session.rank.rank?.estimate));
    await expect.element(answer).not.toHaveTextContent(/lên ≈46/);
  });

  test('with rows that are open says how many count as zero', async () => {
    const { screen, from, to } = await showTab(startDocument());
    await from.selectOptions('self');
    await to.selectOptions('scenario:s1');
    await expect.poll(() => screen.getByTestId('attribution-open').elements().length).toBe(2);
    await expect
      .element(screen.getByTestId('attribution-open').first())
      .toHaveTextContent(said.open(said.sources.self, 3));
    await expect.element(screen.getByTestId('attribution-open').last()).toHaveTextContent(said.open('Thận trọng', 2));
  });
});

describe('a kept copy', () => {
  test('is read when it is chosen', async () => {
    const { screen, from, to, answer } = await showTab(sampleDocument(), async (session) => {
      await keep(session, 'k', 'Trình');
      score(session, '7.1.2', 0);
    });
    await expect.poll(() => from.element().textContent).toContain('Trình – ');
    await from.selectOptions('snapshot:k');
    await to.selectOptions('self');
    await expect.element(answer).toHaveTextContent(/^Từ hạng ≈46 xuống/);
    await expect.element(screen.getByTestId('attribution-row-7.1.2')).toHaveTextContent(/2,00.*0,00.*−2,00/);
    expect(document.querySelectorAll('[data-testid^="attribution-row-"]')).toHaveLength(1);
    await expectNoFaults();
  });

  test('under another rubric: what it changed has a part and rows of its own', async () => {
    const { screen, from, to } = await showTab(startDocument(), async (session) => {
      await keep(session, 'k', 'Bộ cũ');
      const file = smallRubricFile();
      const [first, second] = file.areas;
      const renamed = second?.criteria.map((row) => (row.code === '2.2' ? { ...row, code: '2.3', maxPoints: 5 } : row));
      const rubric = rubricSchema.parse({ ...file, areas: [first, { ...second, maxPoints: 15, criteria: renamed }] });
      const { assessment } = blankDocument(rubric);
      session.replaceDocument(withEntries(assessment, { '2.3': { selfScore: pts(4_0000) } }));
    });
    await expect.poll(() => from.element().textContent).toContain('Bộ cũ – ');
    await from.selectOptions('snapshot:k');
    await to.selectOptions('self');
    const part = screen.getByTestId('attribution-part-rubric');
    await expect.element(part).toHaveTextContent(`(${said.scale('+1,6666')})`);
    await expect.element(part).toHaveTextContent('+3,9999');
    const added = screen.getByTestId('attribution-row-2.3');
    await expect.element(added).toHaveTextContent(/không có\s*→\s*4,0000 trên 5,00/);
    const gone = screen.getByTestId('attribution-row-2.2');
    await expect.element(gone).toHaveTextContent(/0,0001 trên 3,3334\s*→\s*không có/);
    await expectNoFaults();
  });

  test('that cannot be read says why, and the keyboard stays in it', async () => {
    let failures = 1;
    const { session, screen, from, answer } = await showTab(sampleDocument(), async (opened) => {
      await keep(opened, 'k', 'Trình');
      score(opened, '7.1.2', 0);
    });
    const { snapshots } = session.parts;
    const read = snapshots.read.bind(snapshots);
    vi.spyOn(snapshots, 'read').mockImplementation((id) =>
      failures-- > 0 ? Promise.resolve(err({ reason: 'missing' })) : read(id),
    );
    await expect.poll(() => from.element().textContent).toContain('Trình – ');
    await from.selectOptions('snapshot:k');
    const alert = screen.getByTestId('attribution-failure-from');
    await expect.element(alert).toHaveTextContent(words.snapshots.gone);
    expect(document.querySelector('[data-testid="attribution-answer"]')).toBeNull();
    await expectNoFaults();
    await alert.getByRole('button', { name: words.common.retry }).click();
    await expect.element(answer).toHaveTextContent(/^Từ hạng ≈46 xuống/);
    await expect.element(from).toHaveFocus();
  });

  test('the list of which cannot be had leaves the rest to choose from', async () => {
    const { session, screen, from, answer } = await showTab(sampleDocument(), ({ parts: { snapshots } }) => {
      vi.spyOn(snapshots, 'refresh').mockImplementationOnce(() => {
        snapshots.failure = { reason: 'timeout' };
        return Promise.resolve();
      });
    });
    await expect.element(screen.getByRole('alert')).toHaveTextContent(words.save.reasons.timeout);
    await expect.element(answer).toBeVisible();
    await screen.getByRole('button', { name: words.common.retry }).click();
    await expect.poll(() => session.parts.snapshots.failure).toBeNull();
    await expect.element(from).toHaveFocus();
  });
});
