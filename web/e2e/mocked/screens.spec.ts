import { expect, test } from '@playwright/test';
import { expectThumbSized, glance, survey } from '../support/survey';
import { CODE, PASSWORD } from './account';
import { StandIn } from './stand-in';
import { FAQS, ME, ringingCall, type Schemas } from './world';

// Every screen as a person meets it, at both widths and in both themes. Look at test-results/screens.

const HOURS = FAQS[0];

function liveCall(server: StandIn): Schemas['CallDetail'] {
  const call = ringingCall();
  server.update(call, {
    phase: 'ai',
    status: 'answered',
    startedAt: new Date(Date.now() - 48_000).toISOString(),
    answeredAt: new Date(Date.now() - 44_000).toISOString(),
  });
  server.say(call, { id: '1.1', speaker: 'ai', text: 'Harbour Dental, this is Ava. How can I help?' });
  server.say(call, {
    id: '1.2',
    speaker: 'caller',
    text: 'Hi! Are you open on Saturday? I can only come on the weekend.',
  });
  server.say(call, {
    id: '1.3',
    speaker: 'ai',
    text: 'We are open Monday to Friday from eight to six, and on Saturday',
    final: false,
    ...(HOURS === undefined ? {} : { source: { faqId: HOURS.id, question: HOURS.question } }),
  });
  return call;
}

test('sign-in and register', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await survey(page, 'sign-in');
  await page.getByRole('button', { name: /New here/ }).click();
  await survey(page, 'register');
});

test('calls', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await survey(page, 'calls');
  liveCall(server);
  await expect(page.getByRole('heading', { name: 'On the line', exact: true })).toBeVisible();
  await survey(page, 'calls-live');
  await expectThumbSized(page);
});

test('calls, empty', async ({ page }) => {
  const server = new StandIn();
  server.calls = [];
  await server.install(page);
  await page.goto('/calls');
  await expect(page.getByText('Ring (212) 555-0100')).toBeVisible();
  await glance(page, 'calls-empty');
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here.' })).toBeVisible();
});

test('a live call in each of its phases', async ({ page }) => {
  const server = new StandIn();
  const call = liveCall(server);
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByText('and on Saturday')).toBeVisible();
  await survey(page, 'call-ai');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectThumbSized(page);
  server.update(call, { phase: 'ringing-human', handledBy: ME });
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  await glance(page, 'call-ringing-human');
  server.update(call, { phase: 'human' });
  server.say(call, { id: '2.1', speaker: 'human', text: 'Hello, this is Mara. I can fit you in on Saturday at ten.' });
  await expect(page.getByRole('button', { name: 'Give back to AI' })).toBeVisible();
  const [giveBack, hangUp] = await Promise.all(
    ['Give back to AI', 'Hang up'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  expect(giveBack?.y, 'both buttons share a row').toBe(hangUp?.y);
  await survey(page, 'call-human');
  server.update(call, { phase: 'handing-back' });
  await expect(page.getByText('The AI is coming back…')).toBeVisible();
  await glance(page, 'call-handing-back');
});

test('a call that has ended', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  const call = server.calls[3];
  await page.goto(`/calls/${String(call?.id)}`);
  await expect(page.getByText('Moved the appointment').last()).toBeVisible();
  await survey(page, 'call-ended');
  await page.goto(`/calls/${String(server.calls[0]?.id)}`);
  await expect(page.getByText('The caller hung up before anyone spoke.')).toBeVisible();
  await glance(page, 'call-missed');
});

test('texts, templates and sending', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/messages');
  await expect(page.getByText('Not delivered')).toBeVisible();
  await survey(page, 'messages');
  await expectThumbSized(page);
  await page.getByText('Templates', { exact: true }).click();
  await expect(page.getByText('Our address')).toBeVisible();
  await survey(page, 'templates');
  await page.getByText('Appointment', { exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await survey(page, 'template-editor');
  const call = liveCall(server);
  await page.goto(`/calls/${call.id}`);
  await page.getByRole('button', { name: 'Send a text' }).click();
  await expect(page.getByText('Our address')).toBeVisible();
  await glance(page, 'send-text-choose');
  await page.getByText('Appointment', { exact: true }).click();
  await page.getByLabel('name').fill('Jo');
  await survey(page, 'send-text-fill');
});

test('receptionist', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/receptionist');
  const faqs = page.getByRole('list', { name: 'FAQ' });
  await expect(faqs.getByText('Is there parking?')).toBeVisible();
  await survey(page, 'receptionist');
  await expectThumbSized(page);
  await faqs.getByRole('button', { name: /What are your opening hours/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await survey(page, 'faq-editor');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByText('Introduction', { exact: true }).click();
  await expect(page.getByText('Harbour Dental, this is Ava.')).toBeVisible();
  await glance(page, 'introduction');
  await page.getByText('Try it', { exact: true }).first().click();
  const ask = page.getByRole('textbox', { name: 'Ask something' });
  await ask.fill('Where is the parking?');
  await ask.press('Enter');
  await expect(page.getByText('94% sure')).toBeVisible();
  await ask.fill('Do you sell bicycles?');
  await ask.press('Enter');
  await expect(page.getByText('22% sure')).toBeVisible();
  await survey(page, 'try-it');
});

test('settings: menu, you, keyboard help', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.emailVerified = false;
  await server.install(page);
  await page.goto('/settings');
  await expect(page.getByText('Signed in as owner@harbour.example')).toBeVisible();
  await survey(page, 'settings');
  await expectThumbSized(page);
  await page.getByRole('link', { name: /^You/ }).click();
  await expect(page.getByLabel('Time zone')).toBeVisible();
  await survey(page, 'settings-you');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectThumbSized(page);
  await page.getByText('Do not disturb', { exact: true }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/screens/settings-you-lower-360.png' });
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await survey(page, 'keyboard');
});

test('settings: security', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/security');
  await expect(page.getByText('Safari on iPhone')).toBeVisible();
  await survey(page, 'settings-security');
  await expectThumbSized(page);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByLabel('Your password').last().fill(PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await survey(page, 'second-factor');
  await page.getByLabel('Code that the app shows').fill(CODE);
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('k7mq-2xw9-hd4p')).toBeVisible();
  await glance(page, 'recovery-codes');
});

test('settings: notifications, team, business, audit', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/notifications');
  await expect(page.getByText('Chrome on Android')).toBeVisible();
  await survey(page, 'settings-notifications');
  await page.getByRole('link', { name: /^Team/ }).click();
  await expect(page.getByText('Jo Park')).toBeVisible();
  await survey(page, 'settings-team');
  await expectThumbSized(page);
  await page.getByRole('button', { name: 'Manage Jo Park' }).click();
  await survey(page, 'settings-member');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Business/ }).click();
  await expect(page.getByRole('textbox', { name: 'Business name' })).toHaveValue('Harbour Dental');
  await survey(page, 'settings-business');
  await page.getByRole('link', { name: /^Audit/ }).click();
  await expect(page.getByText('Changed a role').last()).toBeVisible();
  await survey(page, 'settings-audit');
});

test('settings: countries are allowed, taken back, and the usual ones again', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/countries');
  const allowed = page.getByRole('list', { name: 'Where calls may go' });
  await expect(allowed.getByRole('listitem')).toHaveText(['Canada', 'United States']);
  await survey(page, 'settings-countries');
  await expectThumbSized(page);
  await page.getByLabel('Allow another country').selectOption('Jamaica');
  await expect(allowed.getByRole('listitem')).toHaveText(['Canada', 'Jamaica', 'United States']);
  await page.getByRole('button', { name: 'Do not allow Canada' }).click();
  await expect(allowed.getByRole('listitem')).toHaveText(['Jamaica', 'United States']);
  expect(server.callSettings).toMatchObject({ recordingPolicy: 'announce', countries: ['US', 'JM'] });
  await page.getByRole('button', { name: 'Back to the usual' }).click();
  await expect(allowed.getByRole('listitem')).toHaveText(['Canada', 'United States']);
  expect(server.callSettings).not.toHaveProperty('countries');
});

test('where the links of mails lead', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/invitation#token=good');
  await expect(page.getByRole('heading', { name: 'Join Harbour Dental' })).toBeVisible();
  await survey(page, 'invitation');
  await page.goto('/reset-password');
  await expect(page.getByLabel('Email')).toBeVisible();
  await glance(page, 'reset-password');
});

test('without an answer: nothing read yet, reconnecting, refused', async ({ page }) => {
  const server = new StandIn();
  const call = liveCall(server);
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByText('and on Saturday')).toBeVisible();
  server.refuseTakeOver = true;
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  server.down = true;
  server.cut(1001);
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  const note = await page.getByText('Reconnecting…').boundingBox();
  const name = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(note?.y, 'the caller stays readable').toBeGreaterThan((name?.y ?? 0) + (name?.height ?? 0));
  await survey(page, 'call-reconnecting-refused');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Receptionist' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The server cannot be reached.');
  await glance(page, 'receptionist-unreachable');
});
