import { expect, openBlank, saved, test } from './workbench';

test('the page asks before it goes while a field is being typed in, and who stays finds it written', async ({
  page,
}) => {
  await openBlank(page);
  await page.locator('.ht_clone_inline_start td[data-code="1.1.2"][data-column="name"]').dblclick();
  const explanation = page.getByTestId('explanation');
  await explanation.click();
  await page.keyboard.type('Đang viết dở');
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => {
    setTimeout(() => {
      location.reload();
    });
  });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(explanation).toHaveValue('Đang viết dở');
  await saved(page);
  // Nothing is open any more: now it goes without asking, and the text is there.
  await page.reload();
  await page.locator('.ht_clone_inline_start td[data-code="1.1.2"][data-column="name"]').dblclick();
  await expect(explanation).toHaveValue('Đang viết dở');
});
