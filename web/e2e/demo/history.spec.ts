import { expect, test } from '@playwright/test';
import { demo, newCaller, Sandbox } from './sandbox';

test('an imported contact rings by name, is noted, and found by what was said', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const { number, display } = newCaller();
  const name = `Nia ${String(Date.now())}`;
  await page.goto('/contacts');
  await page.getByLabel('Email').fill(demo().email);
  await page.getByLabel('Password').fill(demo().password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Import contacts' }).first().click();
  await dialog.getByLabel('Choose a file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Name,Phone,Company\r\n${name},${number},Nets & Sons\r\nNobody,12,\r\n`),
  });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText(/1 contact added|1 updated/);
  await expect(dialog.getByRole('status')).toContainText('Line 3');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  const call = await sandbox.ring(number, demo().businessNumber);
  const row = page.getByRole('link', { name: new RegExp(name) }).first();
  await row.click({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(display).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('Harbor', { timeout: 30_000 });
  const word = `zeppelin${String(Date.now() % 100_000)}`;
  await sandbox.say(call, `Do you bake a ${word} cake?`);
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText(word, { timeout: 30_000 });
  await sandbox.hangUp(call);
  await page.getByLabel('Note about this call').fill('Send the price list');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Note saved.')).toBeVisible();

  for (const typed of [word, 'price list', name]) {
    await page.getByLabel('Search calls').fill(typed);
    await expect(row, typed).toBeVisible();
    await expect(page.locator('li [data-row]'), typed).toHaveCount(1);
  }
});
