import { expect, test, type Page } from '@playwright/test';
import { survey } from '../support/survey';
import { demo, newCaller, Sandbox } from './sandbox';
import { pageHears, pageHearsNoMore, withMicrophone, withSound } from './sound';

// The owner talks in the browser: real server, the vendor's own SDK, sound proven by its pitch at both ends.

test.use({ ...withMicrophone });

const HUM = 440;
const MUSIC = 659;
/** What is heard while it rings, for two seconds in every six. */
const RINGING = [440, 480];
const RINGING_MS = 6_000;
const SLOW_MS = 30_000;
const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });

async function signIn(page: Page): Promise<void> {
  const { email, password } = demo();
  await withSound(page, HUM);
  const ready = page.waitForResponse((answer) => answer.url().endsWith('/softphone/ready') && answer.ok());
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
  await ready;
}

async function openLiveCall(page: Page, display: RegExp): Promise<void> {
  const bar = page.getByRole('complementary', { name: 'Call in progress' });
  await expect(bar).toContainText(display, { timeout: SLOW_MS });
  await bar.getByRole('link', { name: /Open the call/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: display })).toBeVisible();
}

test('a call is taken over in the browser: sound both ways, hold, keys, reload, the end', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await signIn(page);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hum(call, 1000);
  await sandbox.hears(`calls/${call}`, HUM);
  await pageHears(page, 1000);
  await expect(controls(page)).toContainText('Good sound', { timeout: SLOW_MS });
  await survey(page, 'demo-softphone');

  await controls(page).getByRole('button', { name: 'Hold' }).click();
  await expect(controls(page)).toContainText('On hold.');
  await sandbox.hears(`calls/${call}`, MUSIC);
  await controls(page).getByRole('button', { name: 'Go on' }).click();
  await sandbox.hears(`calls/${call}`, HUM);
  await page.keyboard.press('5');

  await page.reload();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hears(`calls/${call}`, HUM);
  await pageHears(page, 1000);

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible({ timeout: SLOW_MS });
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Answered by a person');
});

/** As long as a short walk through a tunnel. */
const TUNNEL_MS = 5_000;

test('a call outlives its connection with the carrier, lost once and lost for seconds', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await signIn(page);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hum(call, 1000);
  await pageHears(page, 1000);

  await sandbox.loseSockets();
  await pageHears(page, 1000);
  await sandbox.hears(`calls/${call}`, HUM);

  // Back each time only to be lost again.
  const end = Date.now() + TUNNEL_MS;
  await expect
    .poll(() => sandbox.loseSockets().then(() => Date.now()), { intervals: [500], timeout: 2 * TUNNEL_MS })
    .toBeGreaterThan(end);
  await sandbox.hears(`calls/${call}`, HUM);
  await pageHears(page, 1000);
  await expect(controls(page)).toBeVisible();

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Answered by a person', {
    timeout: SLOW_MS,
  });
});

test('a caller who wants a person rings the browser: answered, given back; another is declined', async ({
  page,
  request,
}) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await signIn(page);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  // The caller is heard once the AI is there.
  await expect(page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').first()).toBeVisible({
    timeout: SLOW_MS,
  });
  await sandbox.say(call, 'I would like to speak to a person, please.');
  const card = page.getByRole('alertdialog');
  await expect(card).toContainText(caller.display, { timeout: SLOW_MS });
  await survey(page, 'demo-incoming');
  await card.getByRole('button', { name: 'Answer' }).click();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hears(`calls/${call}`, HUM);
  await page.getByRole('button', { name: 'Give back to AI' }).click();
  await expect(controls(page)).toHaveCount(0, { timeout: SLOW_MS });
  await expect(page.getByRole('article').getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });

  await sandbox.say(call, 'I would like to speak to a person, please.');
  await expect(card).toBeVisible({ timeout: SLOW_MS });
  await card.getByRole('button', { name: 'Decline' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('article').getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });
  await sandbox.hangUp(call);
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible({ timeout: SLOW_MS });
});

test('somebody is called from the browser', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const { number, display } = newCaller();
  await signIn(page);
  await page.getByRole('link', { name: 'Dial' }).click();
  await page.getByLabel('Number').fill(number);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: display })).toBeVisible();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await pageHears(page, ...RINGING);
  await expect(async () => sandbox.phone(number, 'answer')).toPass({ timeout: SLOW_MS });
  await expect(page.getByRole('article').getByText('You are talking.')).toBeVisible({ timeout: SLOW_MS });
  await sandbox.phoneHums(number, 900);
  await sandbox.hears(`phones/${number}`, HUM);
  await pageHears(page, 900);
  await pageHearsNoMore(page, RINGING_MS, ...RINGING);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('heading', { name: 'Called', exact: true })).toBeVisible({ timeout: SLOW_MS });
  await expect(page.getByRole('button', { name: 'Call again' })).toBeVisible();
});

test('two calls: who waits hears music, and both are back after a reload', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const [one, two] = [newCaller(), newCaller()];
  const bar = page.getByRole('complementary', { name: 'Call in progress' });
  await signIn(page);
  const first = await sandbox.ring(one.number, demo().businessNumber);
  await openLiveCall(page, one.display);
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(controls(page)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hum(first, 1000);
  await sandbox.hears(`calls/${first}`, HUM);

  const second = await sandbox.ring(two.number, demo().businessNumber);
  await sandbox.hum(second, 1300);
  await expect(bar).toContainText(two.display, { timeout: SLOW_MS });
  await bar.getByRole('button', { name: 'Take over' }).click({ timeout: SLOW_MS });
  await sandbox.hears(`calls/${second}`, HUM);
  await sandbox.hears(`calls/${first}`, MUSIC);
  await pageHears(page, 1300);

  await page.reload();
  await expect(controls(page)).toContainText('On hold.', { timeout: SLOW_MS });
  await expect(bar.getByRole('button', { name: 'Hold' })).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hears(`calls/${second}`, HUM);
  await sandbox.hears(`calls/${first}`, MUSIC);

  await controls(page).getByRole('button', { name: 'Go on' }).click();
  await sandbox.hears(`calls/${first}`, HUM);
  await sandbox.hears(`calls/${second}`, MUSIC);
  await pageHears(page, 1000);
  await sandbox.hangUp(second);
  await page.getByRole('article').getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible({ timeout: SLOW_MS });
});
