import { expect, test } from '@playwright/test';
import { demo, Sandbox } from './sandbox';

test('a number is bought, assigned to a department and released; a number of one’s own is confirmed', async ({
  page,
  request,
}) => {
  await page.goto('/settings/numbers');
  await page.getByLabel('Email').fill(demo().email);
  await page.getByLabel('Password').fill(demo().password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const business = page.getByRole('region', { name: 'Business numbers' });
  await business.getByRole('button', { name: 'Find a new number' }).click();
  await dialog.getByLabel('Area code').fill('718');
  await dialog.getByRole('button', { name: 'Search' }).click();
  const offer = dialog.getByRole('list', { name: 'Numbers to choose from' }).getByRole('button').first();
  const number = /\(718\) 555-\d{4}/.exec(await offer.innerText())?.[0] ?? '';
  await offer.click();
  await dialog.getByLabel('Label').fill('Shop');
  await dialog.getByRole('button', { name: 'Order' }).click();
  const bought = business.getByRole('button', { name: `Manage ${number}` });
  await expect(bought).toContainText('Shop', { timeout: 20_000 });

  const department = `Sales ${String(Date.now())}`;
  await page.getByRole('button', { name: 'Add a department' }).click();
  await dialog.getByLabel('Name').fill(department);
  await dialog.getByRole('button', { name: /^Add / }).first().click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: `Manage ${department}` })).toBeVisible();
  await bought.click();
  await dialog.getByLabel('Rings, when a person is wanted').selectOption({ label: department });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(bought).toContainText(`Rings ${department}`);
  await bought.click();
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(dialog).toContainText('for good');
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(bought).toHaveCount(0);

  const line = String(Date.now() % 100).padStart(2, '0');
  const own = page.getByRole('region', { name: 'Your own numbers' });
  await own.getByRole('button', { name: 'Add a number of yours' }).click();
  await dialog.getByLabel('Number').fill(`+1 929 555 01${line}`);
  await dialog.getByRole('button', { name: 'Send the code' }).click();
  await expect(dialog.getByLabel('Code')).toBeFocused();
  await dialog.getByLabel('Code').fill(await new Sandbox(request).code(`+192955501${line}`));
  const mine = own.getByRole('button', { name: `Manage (929) 555-01${line}` });
  await expect(mine).toContainText('Confirmed');
  await mine.click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(mine).toHaveCount(0);

  await page.getByRole('link', { name: /^Audit/ }).click();
  const entries = page.getByRole('list', { name: 'What was done' });
  await expect(entries).toContainText('Released a business number');
  await expect(entries).toContainText('Confirmed their own number');
});
