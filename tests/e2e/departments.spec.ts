import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Locator, Page } from '@playwright/test';
import { exchange } from '../../src/i18n/vi/exchange';
import {
  bringUp,
  button,
  chooseFile,
  expect,
  expectTotal,
  expectValue,
  faultsIn,
  gridReady,
  openManaged,
  openTypedSample,
  redo,
  saved,
  test,
  type,
  undo,
  vi,
} from './workbench';

const said = exchange.merging;

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Hands out to departments by their codes; the files, by department. */
async function handOut(page: Page, departments: readonly string[]): Promise<ReadonlyMap<string, SentFile>> {
  const dialog = await openManaged(page, vi.handOut.title);
  for (const code of departments) await dialog.locator(`[data-department="${code}"] input[type="checkbox"]`).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByTestId('handout-make').click()]);
  await expect(dialog.getByTestId('handed-file')).toHaveCount(departments.length);
  await dialog.getByTestId('handout-close').click();
  await saved(page);
  const bytes = await bytesOf(download);
  const files =
    departments.length === 1
      ? { [download.suggestedFilename()]: new Uint8Array(bytes) }
      : unzipSync(new Uint8Array(bytes));
  return new Map(
    Object.entries(files).map(([name, content]) => {
      const { workspace } = JSON.parse(strFromU8(content)) as { workspace: { handout: { department: string } } };
      return [workspace.handout.department, { name, bytes: Buffer.from(content) }];
    }),
  );
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** Somebody in a department opens the file that came, types scores and returns it. */
async function work(
  page: Page,
  file: SentFile | undefined,
  scores: Readonly<Record<string, string>>,
  author: string,
): Promise<SentFile> {
  if (!file) throw new Error('No file was handed out');
  await page.goto('/');
  await chooseFile(page, button(page, vi.start.importFile), file.bytes, file.name);
  await button(page, said.receive.openWorkspace).click();
  await expect(page.getByTestId('workspace-strip')).toBeVisible();
  for (const [code, text] of Object.entries(scores)) await type(page, code, 'selfScore', text);
  await saved(page);
  await expectValue(page, 'workspace-changed', String(Object.keys(scores).length));
  await page.getByTestId('hand-back').click();
  const dialog = page.getByTestId('hand-back-dialog');
  await dialog.getByLabel(exchange.handingOut.handBack.author).fill(author);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('return-make').click()]);
  await expect(dialog.getByTestId('return-verified')).toBeVisible();
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** Gives files to the merge view. */
async function receive(page: Page, files: readonly SentFile[]): Promise<void> {
  await page
    .getByTestId('merge-files')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/json', buffer: bytes })));
  await expect(page.getByTestId('merge-file')).toHaveCount(files.length);
}

const openMerge = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: vi.toolbar.manage }).click();
  await page.getByRole('button', { name: vi.merging.title, exact: true }).click();
  await expect(page.getByTestId('merge-confirm')).toBeVisible();
};

const value = async (figure: Locator): Promise<number> => Number(await figure.getAttribute('data-value'));

test('three departments score apart, and the coordinator merges what comes back', async ({ page, elsewhere }) => {
  test.slow();
  await openTypedSample(page);
  const sent = await handOut(page, ['STP', 'STC', 'STTTT']);

  const [justice, finance, communications] = [await elsewhere(), await elsewhere(), await elsewhere()];
  const returned = [
    await work(justice, sent.get('STP'), { '2.2.2': '0,95' }, 'Lê Minh'),
    await work(finance, sent.get('STC'), { '6.1.2': '1' }, 'Trần Hoa'),
    await work(communications, sent.get('STTTT'), { '7.1.1': '1', '7.2.1': '1,5' }, 'Phạm An'),
  ];

  // Meanwhile the coordinator corrects one of the rows, and gives another to a different department.
  await page.bringToFront();
  await type(page, '2.2.2', 'selfScore', '0,9');
  await type(page, '7.2.1', 'leadDepartment', 'Sở Nội vụ');
  await expectTotal(page, '85.9411');
  const rankBefore = await value(page.getByTestId('rank-estimate'));

  await openMerge(page);
  await receive(page, returned);
  await expectValue(page, 'merge-open', '1');
  await expect(page.getByTestId('merge-confirm')).toBeDisabled();
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toHaveAttribute('data-key', 'row/2.2.2/score/');
  await conflict.getByRole('radio', { name: 'Sở Tư pháp' }).check();
  await expectValue(page, 'merge-open', '0');

  await page.getByTestId('merge-tab-apart').click();
  const apart = page.getByTestId('merge-apart-item');
  await expect(apart).toHaveAttribute('data-key', 'row/7.2.1/score/');
  await expect(apart).toContainText(said.apart.reasons.otherDepartment);
  await page.getByTestId('merge-tab-changes').click();
  await expect(page.getByTestId('merge-change')).toHaveCount(3);

  await expectValue(page, 'merge-total-before', '85.9411');
  await expectValue(page, 'merge-total', '87.0411');
  const rankAfter = await value(page.getByTestId('merge-rank-estimate'));
  expect(rankAfter).toBeLessThan(rankBefore);
  expect(await faultsIn(page)).toEqual([]);

  await page.getByTestId('merge-confirm').click();
  await expectTotal(page, '87.0411');
  await expectValue(page, 'rank-estimate', String(rankAfter));
  await expect(await bringUp(page, '2.2.2', 'selfScore')).toHaveText('0,95');
  await expect(await bringUp(page, '7.2.1', 'selfScore')).toHaveText('1,4161');
  await undo(page);
  await expectTotal(page, '85.9411');
  await expectValue(page, 'rank-estimate', String(rankBefore));
  await redo(page);
  await expectTotal(page, '87.0411');
  await saved(page);
  await page.reload();
  await gridReady(page);
  await expectTotal(page, '87.0411');

  // The same files again change nothing.
  await openMerge(page);
  await receive(page, returned);
  await expect(page.getByTestId('merge-obstacle')).toHaveText(said.confirm.nothingNew);
  await expect(page.getByTestId('merge-confirm')).toBeDisabled();
});

test('a file that was changed on its way is refused, and the others go on', async ({ page, elsewhere }) => {
  await openTypedSample(page);
  const sent = await handOut(page, ['STC']);
  const returned = await work(await elsewhere(), sent.get('STC'), { '6.1.2': '1' }, 'Trần Hoa');
  const changed = returned.bytes.toString('utf8').replace('"selfScore": 1,', '"selfScore": 0.9,');
  await page.bringToFront();
  await openMerge(page);
  await receive(page, [returned, { name: 'sua-tay.json', bytes: Buffer.from(changed) }]);
  await expect(page.getByTestId('merge-file').filter({ hasText: 'sua-tay.json' })).toContainText(
    vi.fileFailure.wrongFingerprint,
  );
  await expectValue(page, 'merge-total', '86.96');
  await page.getByTestId('merge-confirm').click();
  await expectTotal(page, '86.96');
});
