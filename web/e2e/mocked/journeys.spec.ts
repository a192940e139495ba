import { expect, test, type Page } from '@playwright/test';
import { expectNothingClipped, expectThumbSized, settled } from '../support/survey';
import { StandIn } from './stand-in';
import { FAQS, ME, ringingCall } from './world';

const SOURCE = { faqId: FAQS[1]?.id ?? '', question: 'Is there parking?' };

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByLabel('Password').fill('harbour-demo');
  await page.keyboard.press('Enter');
}

/** What a sign-in left behind in the browser; the language is the browser's own. */
const kept = async (page: Page) =>
  (await page.evaluate(() => Object.keys(localStorage))).filter((key) => key !== 'connexus.language');

test('a wrong password says so, the right one leads in, log-out leaves nothing behind', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.clock.install();
  await page.goto('/');
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Email or password is wrong. Check both and try again.');
  await page.getByLabel('Password').fill('harbour-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('connexus.kept.1') !== null)).toBe(true);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  // Beyond the time in which anything might still be written.
  await page.clock.runFor(5_000);
  expect(await kept(page)).toEqual([]);
  expect(server.requests).toContain('POST /auth/logout');
});

test('a call arrives, is read along, taken over, given back and ends', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/messages');
  await expect(page.getByText('Not delivered')).toBeVisible();

  const call = ringingCall();
  server.update(call);
  const bar = page.getByRole('complementary', { name: 'Call in progress' });
  await expect(bar).toContainText('(212) 555-0123');
  await expect(page.getByRole('log').last()).toHaveText(/New call from \(212\) 555-0123/);
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await expect(bar.getByRole('button', { name: 'Take over' })).toBeVisible();
  await bar.getByRole('link', { name: /Open the call/ }).click();
  await expect(page.getByText('The AI is greeting the caller.')).toBeVisible();
  await expect.poll(() => server.sent.some(({ event }) => event === 'join-call')).toBe(true);

  server.say(call, { id: '1.1', speaker: 'ai', text: 'Harbour', final: false });
  await expect(page.getByText('Harbour', { exact: true })).toBeVisible();
  server.say(call, { id: '1.1', speaker: 'ai', text: 'Harbour Dental, this is Ava.' });
  await expect(page.getByText('Harbour', { exact: true })).toHaveCount(0);
  await expect(page.getByText('Harbour Dental, this is Ava.', { exact: true })).toBeVisible();
  server.say(call, { id: '1.2', speaker: 'caller', text: 'Where can I park?' });
  server.say(call, { id: '1.3', speaker: 'ai', text: 'Behind the', final: false, source: SOURCE });
  await expect(page.getByText('The AI is answering “Is there parking?”')).toBeVisible();
  await expect(page.getByRole('link', { name: 'From the FAQ: Is there parking?' })).toBeVisible();
  server.say(call, { id: '1.3', speaker: 'ai', text: 'Behind the building.', source: SOURCE });

  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  server.update(call, { phase: 'human' });
  await expect(page.getByRole('article').getByText('You are talking with the caller.')).toBeVisible();
  server.say(call, { id: '2.1', speaker: 'human', text: 'Mara here.' });
  await page.getByRole('button', { name: 'Give back to AI' }).click();
  await expect(page.getByText('The AI is coming back…')).toBeVisible();
  server.update(call, { phase: 'ai' });
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled();

  server.say(call, { id: '2.2', speaker: 'caller', text: 'Do you whiten teeth?' });
  server.say(call, { id: '2.3', speaker: 'ai', text: 'I am not sure about that.' });

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('heading', { name: 'Answered by a person' })).toBeVisible();
  await expect(page.getByText('Mara here.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add “Where can I park?” to the FAQ' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Add “Do you whiten teeth?” to the FAQ' }).click();
  await expect(page.getByLabel('Question')).toHaveValue('Do you whiten teeth?');
});

test('nobody picks up: the AI goes on and the screen says so; a refusal says what to do', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await page.goto(`/calls/${call.id}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  server.update(call, { phase: 'ai' });
  await expect(page.getByRole('alert')).toContainText('Nobody picked up.');
  server.refuseTakeOver = true;
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Your phone number is missing. Add it in Settings and try again.',
  );
});

test('a text is previewed, sent and followed to its delivery', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'human', handledBy: ME, status: 'answered', answeredAt: new Date().toISOString() });
  await page.goto(`/calls/${call.id}`);
  await page.getByRole('button', { name: 'Send a text' }).click();
  await page.getByRole('button', { name: /^Appointment/ }).click();
  await page.getByLabel('name').fill('Jo');
  await page.getByLabel('day').fill('Friday');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(
    'Hello Jo, your appointment at Harbour Dental is on Friday.',
  );
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Sending', { exact: true })).toBeVisible();
  const [text] = server.texts;
  if (text === undefined) throw new Error('nothing was sent');
  server.deliver(text, 'sent');
  await expect(page.getByText('Sent', { exact: true })).toBeVisible();
  server.deliver(text, 'delivered');
  await expect(page.getByText('Delivered', { exact: true })).toBeVisible();
});

test('a text whose answer was lost goes out under the same key again, a changed one under its own', async ({
  page,
}) => {
  const server = new StandIn();
  await server.install(page);
  const keys: (string | undefined)[] = [];
  await page.route('**/v1/sms/send', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    await (keys.length < 4 ? route.abort() : route.fallback());
  });
  const call = ringingCall();
  server.update(call, { phase: 'human', handledBy: ME, status: 'answered', answeredAt: new Date().toISOString() });
  await page.goto(`/calls/${call.id}`);
  await page.getByRole('button', { name: 'Send a text' }).click();
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const fillIn = async (name: string) => {
    await page.getByRole('button', { name: /^Appointment/ }).click();
    await page.getByLabel('name').fill(name);
    await page.getByLabel('day').fill('Friday');
  };
  await fillIn('Jo');
  await send.click();
  await expect(page.getByRole('alert')).toContainText('it is not known whether that was done');
  await send.click();
  await expect.poll(() => keys.length).toBe(2);
  await page.getByRole('button', { name: 'Back', exact: true }).last().click();
  await fillIn('Jo');
  await send.click();
  await expect.poll(() => keys.length).toBe(3);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(keys).size).toBe(1);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('name').fill('Ann');
  await send.click();
  await expect(page.getByText('Sending', { exact: true })).toBeVisible();
  expect(keys).toHaveLength(4);
  expect(keys[3]).not.toBe(keys[0]);
});

test('answers are taught, found, changed and forgotten', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/receptionist');
  const faqs = page.getByRole('list', { name: 'FAQ' });
  await page.getByRole('button', { name: 'New answer' }).click();
  await page.getByLabel('Question').fill('Do you whiten teeth?');
  await page.getByLabel('Answer', { exact: true }).fill('Yes, in one visit.');
  await page.getByRole('button', { name: 'Add another way' }).click();
  await page.getByLabel('Other way 1', { exact: true }).fill('Is bleaching possible?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('searchbox', { name: 'Search the FAQ' }).fill('bleaching');
  await faqs.getByRole('button', { name: /Do you whiten teeth/ }).click();
  await page.getByLabel('Answer', { exact: true }).fill('Yes, in two visits.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(faqs.getByText('Yes, in two visits.')).toBeVisible();
  await faqs.getByRole('button', { name: /Do you whiten teeth/ }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No answer matches “bleaching”.')).toBeVisible();
});

test('templates are written and deleted; a text goes to a number', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/messages?tab=templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByLabel('Name').fill('Late');
  await page.getByLabel('Text', { exact: true }).fill('We run {{minutes}} minutes late.');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('We run minutes minutes late.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Late/ })).toBeVisible();
  await page.getByText('Texts', { exact: true }).click();
  await page.getByRole('button', { name: 'New text' }).click();
  await page.getByRole('button', { name: /^Late/ }).click();
  await page.getByLabel('To').fill('555-0177');
  await page.getByLabel('minutes').fill('20');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('This is not a whole number yet.')).toBeVisible();
  await page.getByLabel('To').fill('(646) 555-0177');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('We run 20 minutes late.')).toBeVisible();
  await page.getByText('Templates', { exact: true }).click();
  await page.getByRole('button', { name: /^Late/ }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: /^Late/ })).toHaveCount(0);
});

test('everything by keyboard', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /646/ })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /917/ })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search calls' });
  await expect(search).toBeFocused();
  await page.keyboard.type('parking');
  await expect(page.getByRole('link', { name: /646/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: /646/ })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '(917) 555-0142' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Take over the live call');
  await page.keyboard.press('Escape');
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await expect(page.getByRole('complementary', { name: 'Call in progress' })).toBeVisible();
  await page.keyboard.press('t');
  await expect.poll(() => call.phase).toBe('ringing-human');
  server.update(call, { phase: 'human' });
  await expect(page.getByRole('complementary', { name: 'Call in progress' })).toContainText('You');
  await page.keyboard.press('g');
  await expect.poll(() => call.phase).toBe('handing-back');
});

test('a cut line is said, caught up and told', async ({ page }) => {
  const server = new StandIn();
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  await expect.poll(() => server.sent.some(({ event }) => event === 'join-call')).toBe(true);
  server.down = true;
  server.cut(1001);
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  server.say(call, { id: '1.1', speaker: 'ai', text: 'Said while nobody listened.' });
  server.down = false;
  await expect(page.getByText('Said while nobody listened.').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Back online. 1 update came in meanwhile.')).toBeVisible();
  const order = server.sent.map(({ event }) => event);
  expect(order.slice(-2)).toEqual(['join-call', 'resume']);

  server.keepFrames = false;
  server.down = true;
  server.cut(4408);
  server.say(call, { id: '1.2', speaker: 'caller', text: 'Only in the transcript.' });
  server.down = false;
  await expect(page.getByText('Only in the transcript.').first()).toBeVisible({ timeout: 20_000 });
});

test('the end of the sign-in leads to the sign-in', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('connexus.kept.1') !== null)).toBe(true);
  server.signedIn = false;
  server.cut(4440);
  await expect(page.getByText('You were signed out. Sign in to go on.')).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

test('somebody else signs in: no tab of this browser shows what the former read', async ({ page, context }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await signIn(page);
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('connexus.kept.1') !== null)).toBe(true);

  const other = await context.newPage();
  const theirs = new StandIn();
  theirs.calls = [];
  await theirs.install(other);
  await other.goto('/settings');
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByText('You were signed out. Sign in to go on.')).toBeVisible();
  await signIn(other);
  await expect(other.getByText('No calls yet')).toBeVisible();
  await expect(other.getByRole('link', { name: /917/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test('without the server, what was read before can still be read', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  await page.getByRole('link', { name: /917/ }).click();
  await expect(page.getByText('Yes, we see children').first()).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('connexus.kept.1')))
    .toContain('Yes, we see children');
  server.down = true;
  await page.reload();
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect(page.getByText('Yes, we see children').first()).toBeVisible();
  await expect(page.getByText('Offline. This is what was here').first()).toBeVisible({ timeout: 20_000 });
});

test('text at 200 % and the narrowest phone', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'human', handledBy: ME, status: 'answered', answeredAt: new Date().toISOString() });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [
    '/calls',
    `/calls/${call.id}`,
    '/messages',
    '/receptionist',
    '/settings',
    '/settings/you',
    '/settings/security',
    '/settings/team',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const size of ['110%', '150%', '200%']) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      await expectNothingClipped(page);
    }
    await settled(page);
    await page.screenshot({ path: `test-results/screens/large-text${path.replaceAll('/', '-').slice(0, 18)}.png` });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectThumbSized(page);
  }
});

test('on every other screen the bar says what became of a takeover', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/messages');
  await expect(page.getByText('Not delivered')).toBeVisible();
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  const bar = page.getByRole('complementary', { name: 'Call in progress' });
  server.refuseTakeOver = true;
  await bar.getByRole('button', { name: 'Take over' }).click();
  await expect(bar.getByRole('alert')).toContainText('Your phone number is missing. Add it in Settings and try again.');
  await page.screenshot({ path: 'test-results/screens/bar-refused-360-light.png' });
  server.refuseTakeOver = false;
  await bar.getByRole('button', { name: 'Take over' }).click();
  await expect(bar).toContainText('Ringing your phone');
  await expect(page.getByRole('log').last()).toHaveText(/Pick up your phone. The AI is silent./);
  server.update(call, { phase: 'ai' });
  await expect(bar.getByRole('alert')).toContainText('Nobody picked up. The AI went on with the call.');
});

test('the focus and the title follow a person through the app', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/calls');
  await expect(page).toHaveTitle('Calls · ConnexUS');
  const row = page.getByRole('listitem').getByRole('link', { name: /With the AI/ });
  await expect(row).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('(212) 555-0123 · ConnexUS');
  await expect(page.getByRole('main')).toBeFocused();
  server.say(call, { id: '1.1', speaker: 'ai', text: 'Harbour Dental, this', final: false });
  await expect(page.getByRole('img', { name: 'speaking' })).toBeVisible();
  await page.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  await expect(page.getByRole('img', { name: 'speaking' })).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'What to do with the call' })).toBeFocused();
  server.update(call, { phase: 'human' });
  await expect(page.getByRole('button', { name: 'Give back to AI' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Give back to AI' })).toBeFocused();
  await page.getByRole('link', { name: 'Back' }).press('Enter');
  await expect(page.getByRole('listitem').getByRole('link', { name: /With a person/ })).toBeFocused();
  await expect(page).toHaveTitle('Calls · ConnexUS');
});

test('a screen that cannot be fetched says what to do', async ({ page }) => {
  await new StandIn().install(page);
  await page.goto('/calls');
  await page.route('**/assets/SettingsScreen-*', (route) => route.abort());
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('alert')).toContainText('Something went wrong in the app.');
  await expect(page.getByRole('link', { name: 'Calls', exact: true })).toBeVisible();
});
