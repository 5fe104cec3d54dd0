import { FORMAT_VERSION } from '../../src/domain/assessment';
import { button, chooseFile, en, expect, expectTotal, exportFile, openSample, test, vi } from './workbench';

interface FileContent {
  formatVersion: number;
  entries: { code: string; selfScore: number | string | null; checked: boolean }[];
}

/** Broken variants of a good file, each with the words that must name what is wrong and where. */
function brokenFiles(
  good: string,
  words: typeof vi,
): readonly (readonly [name: string, bytes: Buffer, said: string])[] {
  const changed = (change: (content: FileContent) => void): Buffer => {
    const content = JSON.parse(good) as FileContent;
    change(content);
    return Buffer.from(JSON.stringify(content, null, 2));
  };
  const cutOff = good.slice(0, 5000);
  const lineOf = (part: string): number => good.slice(0, good.indexOf(part)).split('\n').length;
  const withNaN = good.replace('"selfScore": 0.9219', '"selfScore": NaN');
  const said = words.fileFailure;
  return [
    [
      'cat-cut.json',
      Buffer.from(cutOff),
      said.notJson(said.atLine(cutOff.split('\n').length, cutOff.length - cutOff.lastIndexOf('\n'))),
    ],
    ['danh-sach.json', Buffer.from('[1, 2, 3]'), said.notAnAssessment],
    ['goi.json', Buffer.from('{"name": "package", "version": "1.0.0"}'), said.notAnAssessment],
    ['moi-hon.json', changed((file) => (file.formatVersion = 99)), said.newerVersion(99, FORMAT_VERSION)],
    [
      'dong-la.json',
      changed((file) => Object.assign(file.entries[2] ?? {}, { code: '9.9.9' })),
      said.unknownRow('9.9.9', 'entries[2].code'),
    ],
    [
      'qua-cao.json',
      changed((file) => Object.assign(file.entries[1] ?? {}, { selfScore: 1.5 })),
      said.scoreAboveMaximum('1.1.2', words.decimalMark === ',' ? '1,00' : '1.00', 'entries[1].selfScore'),
    ],
    [
      'chu.json',
      changed((file) => Object.assign(file.entries[1] ?? {}, { selfScore: 'abc' })),
      said.malformed('entries[1].selfScore' + said.row('1.1.2'), said.problems.invalid_type ?? ''),
    ],
    ['nan.json', Buffer.from(withNaN), said.atLine(lineOf('"selfScore": 0.9219'), 0).replace(/\D+0\)$/, '')],
    ['trong.json', Buffer.alloc(0), said.emptyFile],
    ['qua-nang.json', Buffer.alloc(96 * 1024 * 1024 + 1, ' '), said.tooLarge('96 MB', '96 MB')],
    ['latin1.json', Buffer.from(good.replaceAll('ạ', 'á'), 'latin1'), said.notUtf8],
  ];
}

test('a bad file is named with its place, and nothing changes', async ({ page }) => {
  await openSample(page);
  const good = (await exportFile(page)).bytes.toString('utf8');
  const failure = page.getByTestId('import-failure');
  for (const [name, bytes, said] of brokenFiles(good, vi)) {
    const again = button(page, vi.importing.another);
    await chooseFile(page, (await again.count()) > 0 ? again : button(page, vi.toolbar.importFile), bytes, name);
    await expect(failure).toContainText(name);
    await expect(failure).toContainText(said);
    await expect(failure).toContainText(vi.fileFailure.untouched);
    await expect(button(page, vi.importing.asNew)).toHaveCount(0);
    await expect(button(page, vi.importing.replace)).toHaveCount(0);
  }
  await chooseFile(page, button(page, vi.importing.another), Buffer.from(good), 'tot.json');
  await expect(failure, 'a good file after bad ones').toHaveCount(0);
  await expect(page.getByTestId('import-preview')).toContainText(vi.importing.same);
  await page.keyboard.press('Escape');
  await expectTotal(page, '85.96');
  await expect(button(page, vi.toolbar.undo)).toBeDisabled();
  expect((await exportFile(page)).bytes.toString('utf8')).toBe(good);
  await page.getByRole('link', { name: vi.toolbar.home }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

test('bad files are explained in English too', async ({ page }) => {
  await openSample(page);
  const good = (await exportFile(page)).bytes.toString('utf8');
  await page.goto('/?lang=en');
  for (const [name, bytes, said] of brokenFiles(good, en).filter(([name]) => name !== 'qua-nang.json')) {
    const again = button(page, en.importing.another);
    const opener = (await again.count()) > 0 ? again : page.getByRole('button', { name: en.start.importFile });
    await chooseFile(page, opener, bytes, name);
    await expect(page.getByTestId('import-failure')).toContainText(name);
    await expect(page.getByTestId('import-failure')).toContainText(said);
  }
});

test('a bad rubric file is refused where it was chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: vi.start.newAssessment }).click();
  const dialog = page.getByRole('dialog');
  const file = dialog.getByTestId('rubric-file');
  const give = (text: string): Promise<void> =>
    file.setInputFiles({ name: 'bo-tieu-chi.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('{"format": "something-else"}');
  await expect(dialog.getByRole('alert')).toHaveText(vi.fileFailure.notARubric);
  await give('{"format": "par-index-rubric", "formatVersion": 1, "id": "x"}');
  await expect(dialog.getByRole('alert')).toContainText('Nội dung sai tại');
  await expect(dialog.getByRole('radio')).toHaveCount(1);
});
