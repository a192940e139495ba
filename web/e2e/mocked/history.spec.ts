import { expect, test } from '@playwright/test';
import { expectNothingClipped, expectThumbSized, glance, survey } from '../support/survey';
import { StandIn } from './stand-in';
import { ago, ringingCall } from './world';

test('contacts are imported, named on calls, edited and removed', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/contacts');
  const dialog = page.getByRole('dialog');
  await expect(page.getByRole('heading', { name: 'No contacts yet' })).toBeVisible();

  await page.getByRole('button', { name: 'Import contacts' }).first().click();
  await dialog
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'people.vcf', mimeType: 'text/x-vcard', buffer: Buffer.from('BEGIN:VCARD') });
  server.contacts.report = {
    added: 2,
    updated: 1,
    unchanged: 0,
    refused: [{ line: 14, reason: 'no-number', message: 'There is no phone number' }],
  };
  server.contacts.add('Maria Rossi', ['+16465550187'], { company: 'Rossi Flour', vip: true });
  server.contacts.add('Bjørn Aas', ['+19175550142'], { blocked: true });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('2 contacts added, 1 updated.');
  await expect(dialog.getByRole('status')).toContainText('Line 14There is no phone number');
  expect(server.contacts.imported).toEqual(['text/vcard']);
  await glance(page, 'contacts-import');
  await page.keyboard.press('Escape');

  const list = page.getByRole('list', { name: 'Contacts' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list).toContainText('Rossi Flour · (646) 555-0187');
  await survey(page, 'contacts');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNothingClipped(page);
  await expectThumbSized(page);
  await page.getByLabel('Search contacts').fill('bjø');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByLabel('Search contacts').fill('nobody');
  await expect(page.getByText('No contact matches “nobody”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();

  await page.getByRole('link', { name: 'Calls' }).click();
  await expect(page.getByRole('link', { name: /Maria Rossi/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Contacts' }).click();
  await list.getByRole('button', { name: 'Open Maria Rossi' }).click();
  await dialog.getByLabel('Name').fill('Maria R.');
  await dialog.getByRole('button', { name: 'Another number' }).click();
  await dialog.getByLabel('Phone number 2', { exact: true }).fill('555');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('This is not a whole number yet.')).toBeVisible();
  await survey(page, 'contacts-edit');
  await dialog.getByLabel('Phone number 2', { exact: true }).fill('917 555 0142');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Another contact has this number');
  await dialog.getByRole('button', { name: 'Remove phone number 2' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await list.getByRole('button', { name: 'Open Maria R.' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Remove contact' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
});

test('calls are searched and filtered by keyboard', async ({ page }) => {
  const server = new StandIn();
  const [missed] = server.calls;
  if (missed === undefined) throw new Error('the world has calls');
  server.contacts.add('Maria Rossi', [missed.from]);
  const message = server.calls.at(-1);
  Object.assign(message ?? {}, { status: 'missed', outcome: 'voicemail', message: 'unheard' });
  await server.install(page);
  await page.goto('/calls');
  const rows = page.locator('[data-row]');
  await expect(rows.first()).toContainText('Maria Rossi');

  await page.keyboard.press('/');
  await page.keyboard.type('car park');
  await expect(page.getByText('Maria Rossi')).toHaveCount(0);
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog', { name: 'Filter calls' });
  await dialog.getByLabel('How it went').selectOption('Voicemail');
  await dialog.getByRole('button', { name: 'Show calls' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('New message');
  await page.keyboard.press('f');
  await expect(dialog.getByLabel('How it went')).toHaveValue('voicemail');
  await dialog.getByLabel('How it went').selectOption('Missed');
  await dialog.getByLabel('From day').fill('2026-03-02');
  await dialog.getByLabel('To day').fill('2026-03-01');
  await dialog.getByRole('button', { name: 'Show calls' }).click();
  await expect(dialog.getByText('From is after To.')).toBeVisible();
  await dialog.getByLabel('To day').fill('');
  await dialog.getByLabel('From day').fill('');
  await survey(page, 'calls-filter');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export these calls' }).click();
  expect((await download).suggestedFilename()).toBe('calls.csv');
  await dialog.getByRole('button', { name: 'Show calls' }).click();
  await expect(page.getByRole('button', { name: 'Filter, 1 set' })).toBeVisible();
  await expect(rows.first()).toContainText('Maria Rossi');
  expect(server.requests).toContain('GET /calls/export');
  await page.keyboard.press('/');
  await page.keyboard.type('zzz');
  await expect(page.getByText('No call matches “zzz”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible();
  await expect(rows.first()).toBeVisible();
});

test('a past call is looked at as it was at any moment', async ({ page }) => {
  const server = new StandIn();
  const call = server.calls.find(({ outcome }) => outcome === 'handled-by-ai');
  if (call === undefined) throw new Error('the world has calls');
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  const conversation = page.getByRole('region', { name: 'Conversation' });
  await expect(conversation.getByRole('listitem').first()).toBeVisible();
  const whole = await conversation.getByRole('listitem').count();
  await conversation.getByRole('button', { name: 'Look at any moment' }).click();
  const slider = conversation.getByRole('slider', { name: 'Moment of the call' });
  await expect(slider).toBeFocused();
  await expect(conversation).toContainText('Nothing had been said yet.');
  for (let second = 0; second < 5; second += 1) await page.keyboard.press('ArrowRight');
  await expect(conversation.getByRole('listitem')).toHaveCount(1);
  await expect(slider).toHaveAttribute('aria-valuetext', /0:05 into the call/);
  await survey(page, 'call-moment');
  await page.keyboard.press('End');
  await expect(conversation.getByRole('listitem')).toHaveCount(whole);
  await conversation.getByRole('button', { name: 'Back to the whole call' }).click();
  await expect(slider).toHaveCount(0);
});

test('a note is written, clashes, and nothing is lost; tags and a contact are added', async ({ page }) => {
  const server = new StandIn();
  const call = server.calls.find(({ outcome }) => outcome === 'handled-by-ai');
  if (call === undefined) throw new Error('the world has calls');
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  const note = page.getByLabel('Note about this call');
  await note.fill('Wants a quote');
  server.annotate(call, { note: { text: 'Rings again on Monday', version: 1, by: 'somebody', at: ago(0) } });
  const clash = page.getByRole('alert').filter({ hasText: 'Rings again on Monday' });
  await expect(clash).toBeVisible();
  await survey(page, 'call-note-clash');
  await clash.getByRole('button', { name: 'Keep both' }).click();
  await expect(note).toHaveValue('Rings again on Monday\nWants a quote');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Note saved.')).toBeVisible();
  expect(call.note).toMatchObject({ text: 'Rings again on Monday\nWants a quote', version: 2 });

  await page.getByLabel('New tag').fill('x'.repeat(30));
  await expect(page.getByText('A tag has at most 30 characters.')).toBeVisible();
  await page.getByLabel('New tag').fill('Wholesale');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Tags' })).toContainText('Wholesale');
  await page.getByLabel('New tag').fill('quote');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove tag Wholesale' }).click();
  await expect(page.getByRole('list', { name: 'Tags' })).toHaveText('quote');

  await page.getByRole('button', { name: 'Add to contacts' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Phone number' })).toHaveValue(call.from);
  await dialog.getByLabel('Name').fill('Jo Park');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jo Park' })).toBeVisible();
  await glance(page, 'call-noted');
});

test('a note is taken while the call runs, and a viewer reads it', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: ago(0) });
  await page.getByRole('link', { name: /0123/ }).first().click();
  await page.getByRole('button', { name: 'Note' }).click();
  const dialog = page.getByRole('dialog', { name: 'Note' });
  await dialog.getByLabel('Note about this call').fill('Asks for Maria');
  await dialog.getByRole('button', { name: 'Save note' }).click();
  await expect(dialog.getByText('You, now')).toBeVisible();
  await glance(page, 'call-live-note');

  server.account.profile.role = 'viewer';
  await page.reload();
  await page.getByRole('button', { name: 'Note' }).click();
  await expect(dialog.getByText('Asks for Maria')).toBeVisible();
  await expect(dialog.getByLabel('Note about this call')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add to contacts' })).toHaveCount(0);
});

test('a note that is typed is kept, however its sheet is closed', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: ago(0) });
  await page.getByRole('link', { name: /0123/ }).first().click();
  const open = page.getByRole('button', { name: 'Note', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Note' });
  const note = dialog.getByLabel('Note about this call');
  const saved = () => call.note?.text;

  await open.click();
  await note.fill('Asks for Maria');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(saved).toBe('Asks for Maria');
  await open.click();
  await note.fill('Asks for Maria, again');
  await page.keyboard.press('Escape');
  await expect.poll(saved).toBe('Asks for Maria, again');

  await open.click();
  await note.fill('Mine');
  server.annotate(call, { note: { text: 'Theirs', version: 3, by: 'somebody', at: ago(0) } });
  await expect(dialog.getByRole('alert')).toContainText('Theirs');
  await page.keyboard.press('Escape');
  await expect(page.getByText('The note could not be saved.')).toBeVisible();
  await open.click();
  await expect(note).toHaveValue('Mine');
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  // The call is over while the sheet is open.
  server.update(call, { phase: 'ended', status: 'completed', outcome: 'handled-by-ai', endedAt: ago(0) });
  await expect.poll(saved).toBe('Theirs\nMine');
  await expect(page.getByLabel('Note about this call')).toHaveValue('Theirs\nMine');

  await page.getByLabel('Note about this call').fill('On the way back');
  await page.getByRole('link', { name: 'Contacts' }).click();
  await expect.poll(saved).toBe('On the way back');
  expect(server.requests.filter((one) => one.startsWith('PUT'))).toHaveLength(5);
});
