import { expect, test } from '@playwright/test';
import { expectThumbSized, glance, survey } from '../support/survey';
import { GONE, TEXTED } from './numbers';
import { StandIn } from './stand-in';

test('a number is found, ordered, lost, ordered again, assigned and released', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/numbers');
  const business = page.getByRole('region', { name: 'Business numbers' });
  const dialog = page.getByRole('dialog');
  await expect(business.getByRole('button', { name: 'Manage (212) 555-0100' })).toContainText('Main');
  await expect(business).toContainText('Front desk · Rings the owner');

  await page.getByRole('button', { name: 'Add a department' }).click();
  await dialog.getByLabel('Name').fill('Sales');
  await dialog.getByRole('button', { name: 'Add Mara Lindqvist' }).click();
  await dialog.getByRole('button', { name: 'Add Jo Park' }).click();
  await dialog.getByRole('button', { name: 'Move Jo Park up' }).click();
  await survey(page, 'numbers-department');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const departments = page.getByRole('region', { name: 'Departments' });
  await expect(departments.getByRole('button', { name: 'Manage Sales' })).toContainText('Jo Park, Mara Lindqvist');

  await business.getByRole('button', { name: 'Find a new number' }).click();
  await dialog.getByLabel('Area code').fill('99 9');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The carrier has no such number now.')).toBeVisible();
  await dialog.getByLabel('Area code').fill('');
  await dialog.getByLabel('Town or city').fill('Utica');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The carrier has no such number now.')).toBeVisible();
  await dialog.getByLabel('Town or city').fill(' new york ');
  await dialog.getByLabel('State').fill('n.y.');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Numbers to choose from' }).getByRole('listitem')).toHaveCount(2);
  expect(server.numbers.searches.at(-1)).toBe('country=US&type=local&locality=new+york&administrativeArea=NY');
  await survey(page, 'numbers-find');
  await expectThumbSized(page);
  await dialog.getByRole('button', { name: /555-0142/ }).click();
  await expect(dialog).toContainText('New York, NY. Your carrier charges $1.50 now and $1.00 every month.');
  await dialog.getByLabel('Label').fill('Shop');
  await dialog.getByRole('button', { name: 'Order' }).click();
  const orders = page.getByRole('list', { name: 'Orders' });
  await expect(orders).toContainText('Being ordered…');
  server.numbers.finish(GONE);
  server.changeNumbers();
  await expect(orders.getByRole('alert')).toContainText('Somebody else has taken the number.');
  server.numbers.add('+12125550155', { kind: 'personal', primary: true, label: 'Mobile' });
  server.changeNumbers();
  await survey(page, 'settings-numbers');

  await orders.getByRole('button', { name: 'Search for another' }).click();
  await page.keyboard.press('Escape');
  await expect(orders).toHaveCount(0);
  await business.getByRole('button', { name: 'Find a new number' }).click();
  await dialog.getByRole('button', { name: 'Search' }).click();
  await dialog.getByRole('button', { name: /555-0177/ }).click();
  await dialog.getByRole('button', { name: 'Order' }).click();
  await expect(orders).toContainText('Being ordered…');
  server.numbers.finish();
  server.changeNumbers();
  await expect(page.getByText('(917) 555-0177 is yours. Callers can ring it now.')).toBeVisible();

  await business.getByRole('button', { name: 'Manage (917) 555-0177' }).click();
  await dialog.getByLabel('Rings, when a person is wanted').selectOption({ label: 'Sales' });
  await dialog.getByLabel(/Make it the main number/).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const bought = business.getByRole('button', { name: 'Manage (917) 555-0177' });
  await expect(bought).toContainText(/Main.*Rings Sales/);
  await bought.click();
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(dialog).toContainText(/goes back to the carrier for good.*\(212\) 555-0100 becomes the main number/);
  await glance(page, 'numbers-release');
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(bought).toHaveCount(0);
  server.numbers.notTakenBack = [
    { number: '+19175550177', display: '(917) 555-0177', since: new Date().toISOString() },
  ];
  server.changeNumbers();
  const held = business.getByText('The carrier has not taken (917) 555-0177 back.');
  await expect(held).toBeVisible();
  await glance(page, 'numbers-not-taken-back');
  server.numbers.notTakenBack = [];
  server.changeNumbers();
  await expect(held).toHaveCount(0);

  await departments.getByRole('button', { name: 'Manage Sales' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Remove department' }).click();
  await expect(departments.getByText('No department yet.')).toBeVisible();
});

test('who answers is decided and tried', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/numbers');
  const panel = page.getByRole('region', { name: 'Who answers, and when' });
  const row = panel.getByRole('button', { name: 'Who answers (212) 555-0100' });
  await expect(row).toContainText('The AI answers · Always open');
  await row.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who answers', { exact: true }).selectOption('People');
  await dialog.getByLabel('People ring').selectOption('One after another');
  await dialog.getByLabel('When nobody picks up').selectOption('Forward the call');
  await dialog.getByLabel('Forward to').fill('555-0112');
  await dialog.getByText('At these hours').click();
  await dialog.getByLabel('Time zone').selectOption('America/New_York');
  await dialog.getByLabel('Monday until').fill('12:00');
  await dialog.getByRole('button', { name: 'Add hours on Monday' }).click();
  await dialog.getByRole('button', { name: 'Remove the hours on Friday from 09:00' }).click();
  await dialog.getByLabel('Date').fill('2026-12-25');
  await dialog.getByLabel('Name').fill('Christmas Day');
  await dialog.getByRole('button', { name: 'Add a day' }).click();
  await dialog.getByLabel('When closed').selectOption('Say so and hang up');
  await dialog.getByLabel('What callers hear then').fill('We bake again at nine.');
  await survey(page, 'routing');
  const trial = dialog.getByRole('region', { name: 'Try it' });
  const ask = trial.getByRole('button', { name: 'Who would answer?' });
  await ask.click();
  await expect(trial.getByRole('alert')).toHaveText(/^Forward to: This is not a whole number yet/);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Forward to')).toHaveAccessibleDescription(/^This is not a whole number yet/);
  await dialog.getByLabel('Forward to').fill('646 555 0112');
  await trial.getByLabel('Caller').fill('212');
  await ask.click();
  await expect(trial.getByLabel('Caller')).toHaveAccessibleDescription(/^This is not a whole number yet/);
  expect(server.numbers.got.has('POST /routing/rules/try')).toBe(false);
  await trial.getByLabel('Caller').fill('(212) 555-0147');
  await page.setViewportSize({ width: 360, height: 640 });
  await ask.click();
  await expect(trial.getByText('People are rung')).toBeInViewport({ ratio: 1 });
  await expect(trial.getByRole('status')).toContainText(
    /People are rung.*business hours.*VIP.*Rings first.*Jo Park, in the browser.*Mara Lindqvist at \(646\) 555-0112.*Then a message is taken.*Ada Okafor cannot be rung/,
  );
  await glance(page, 'routing-tried');
  expect(server.numbers.got.get('POST /routing/rules/try')).toMatchObject({
    number: '+12125550100',
    from: '+12125550147',
    rules: { open: 'people', strategy: 'in-turn' },
  });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('People first · By business hours');
  expect(server.numbers.got.get('POST /routing/rules')).toMatchObject({
    unanswered: 'forward',
    forwardTo: '+16465550112',
    closedMessage: 'We bake again at nine.',
    hours: {
      timeZone: 'America/New_York',
      week: [
        { day: 'monday', from: '09:00', to: '12:00' },
        { day: 'monday', from: '13:00', to: '14:00' },
        { day: 'tuesday', from: '09:00', to: '17:00' },
        { day: 'wednesday', from: '09:00', to: '17:00' },
        { day: 'thursday', from: '09:00', to: '17:00' },
      ],
      holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
    },
  });
});

test('an agent reads the numbers, and confirms one of their own with a pasted code', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.role = 'agent';
  await server.install(page);
  await page.goto('/settings/numbers');
  await expect(page.getByRole('region', { name: 'Business numbers' }).getByText('(212) 555-0100')).toBeVisible();
  await expect(
    page.getByRole('button', { name: /Manage|Who answers|Find a new|Add one you|Add a department/ }),
  ).toHaveCount(0);
  expect(server.requests).not.toContain('GET /users/phone-numbers/orders');

  const dialog = page.getByRole('dialog');
  const own = page.getByRole('region', { name: 'Your own numbers' });
  await own.getByRole('button', { name: 'Add a number of yours' }).click();
  await dialog.getByLabel('Number').fill('555');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is not a whole number yet.')).toBeVisible();
  await dialog.getByLabel('Number').fill('646 555 0112');
  await page.keyboard.press('Enter');
  const code = dialog.getByLabel('Code');
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(dialog.getByRole('button', { name: /Send another code \(in \d+ s\)/ })).toBeDisabled();
  await code.pressSequentially('000000');
  await expect(dialog.getByText('That is not the code. 4 tries left.').first()).toBeVisible();
  await expect(code).toBeFocused();
  await survey(page, 'numbers-code');
  await code.fill(`${TEXTED.slice(0, 3)} ${TEXTED.slice(3)}`);
  await expect(page.getByText('(646) 555-0112 is yours.')).toBeVisible();

  await own.getByRole('button', { name: 'Manage (646) 555-0112' }).click();
  await dialog.getByLabel('Ring me on this one').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const mine = own.getByRole('button', { name: 'Manage (646) 555-0112' });
  await expect(mine).toContainText(/Rings.*Confirmed/);

  server.down = true;
  server.changeNumbers();
  await expect(page.getByText('Offline. This is what was here').first()).toBeVisible();
  server.down = false;
  await mine.click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(mine).toHaveCount(0);
});
