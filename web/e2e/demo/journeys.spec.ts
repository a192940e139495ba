import { expect, test, type Page } from '@playwright/test';
import { expectThumbSized, survey } from '../support/survey';
import { demo, newCaller, Sandbox } from './sandbox';

// The journeys of an owner against a running demo: real server, real sockets, simulated carrier and voices.

const GREETING_MS = 30_000;
const bar = (page: Page) => page.getByRole('complementary', { name: 'Call in progress' });
const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' });

/** With the owner's phone: what a browser can do instead is told in softphone.spec.ts. */
async function signIn(page: Page): Promise<void> {
  const { email, password } = demo();
  await page.addInitScript(() => localStorage.setItem('connexus.phone', '{"off":true}'));
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
}

/** The phone that rings on a takeover, as the profile has it. */
async function ownPhone(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^You/ }).click();
  const phone = await page.getByLabel('Phone that rings when you take over').inputValue();
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  return phone;
}

async function openLiveCall(page: Page, display: RegExp): Promise<void> {
  await expect(bar(page)).toContainText(display, { timeout: GREETING_MS });
  await bar(page)
    .getByRole('link', { name: /Open the call/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: display })).toBeVisible();
}

async function addTemplate(page: Page, name: string): Promise<void> {
  await page.goto('/messages?tab=templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Text', { exact: true }).fill('Hello {{name}}, here is what you asked for.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
}

test('a call: greeted, answered, taken over, given back, ended, remembered', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  const phone = await ownPhone(page);

  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  await expect(conversation(page).getByText(/\w+/).first()).toBeVisible({ timeout: GREETING_MS });
  await expect(conversation(page)).toContainText('AI', { timeout: GREETING_MS });

  await sandbox.say(call, 'Is there parking?');
  await expect(conversation(page)).toContainText('Is there parking?', { timeout: GREETING_MS });
  const chip = conversation(page).getByRole('link', { name: /From the FAQ: .*parking/i });
  await expect(chip.first()).toBeVisible({ timeout: GREETING_MS });
  await survey(page, 'demo-call-ai');

  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  await expect(async () => sandbox.phone(phone, 'answer')).toPass({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Give back to AI' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('article').getByText('You are talking with the caller.')).toBeVisible();
  await survey(page, 'demo-call-human');

  await page.getByRole('button', { name: 'Give back to AI' }).click();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: GREETING_MS });
  await sandbox.say(call, 'What are your opening hours?');
  await expect(
    conversation(page)
      .getByRole('link', { name: /From the FAQ: .*hours/i })
      .first(),
  ).toBeVisible({
    timeout: GREETING_MS,
  });

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Answered by a person');
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('Is there parking?');
  await survey(page, 'demo-call-ended');
  await expect(bar(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByRole('link', { name: caller.display }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: caller.display }).first()).toBeVisible();
});

test('nobody picks up: the AI goes on', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await signIn(page);
  const phone = await ownPhone(page);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: GREETING_MS });
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  await expect(async () => sandbox.phone(phone, 'decline')).toPass({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: GREETING_MS });
  await sandbox.hangUp(call);
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible({ timeout: 20_000 });
});

test('a text from the live call is followed to its delivery', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  const template = `Details ${String(Date.now() % 100_000)}`;
  await signIn(page);
  await addTemplate(page, template);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await openLiveCall(page, caller.display);
  await page.getByRole('button', { name: 'Send a text' }).click();
  await page.getByRole('button', { name: new RegExp(`^${template}`) }).click();
  await page.getByLabel('name').fill('Jo');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Hello Jo, here is what you asked for.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(conversation(page)).toContainText('Hello Jo, here is what you asked for.');
  await expect(conversation(page).getByText('Delivered', { exact: true })).toBeVisible({ timeout: 30_000 });
  await sandbox.hangUp(call);
  await page.getByRole('link', { name: 'Messages' }).click();
  await expect(page.getByText('Hello Jo, here is what you asked for.').first()).toBeVisible();
  await survey(page, 'demo-messages');
  await page.getByText('Templates', { exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${template}`) }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${template}`) })).toHaveCount(0);
});

test('an answer is taught, tried, changed and forgotten', async ({ page }) => {
  const question = `Do you sell umbrellas number ${String(Date.now() % 100_000)}?`;
  await signIn(page);
  await page.getByRole('link', { name: 'Receptionist' }).click();
  const faqs = page.getByRole('list', { name: 'FAQ' });
  await expect(faqs.getByRole('button').first()).toBeVisible();
  await survey(page, 'demo-receptionist');
  await page.getByRole('button', { name: 'New answer' }).click();
  await page.getByLabel('Question').fill(question);
  await page.getByLabel('Answer', { exact: true }).fill('We sell umbrellas beside the door.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(faqs.getByText(question)).toBeVisible();

  await page.getByText('Try it', { exact: true }).first().click();
  const ask = page.getByRole('textbox', { name: 'Ask something' });
  await ask.fill(question);
  await ask.press('Enter');
  const log = page.getByRole('log', { name: 'Try it' });
  await expect(log.getByText('We sell umbrellas beside the door.')).toBeVisible({ timeout: 15_000 });
  await expect(log.getByText('Answered from the FAQ')).toBeVisible();
  await survey(page, 'demo-try-it');
  await log.getByRole('link', { name: `From the FAQ: ${question}` }).click();
  await page.getByLabel('Answer', { exact: true }).fill('We sell umbrellas at the counter.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(faqs.getByText('We sell umbrellas at the counter.')).toBeVisible();
  await faqs.getByRole('button', { name: question }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(faqs.getByText(question)).toHaveCount(0);
});

test('a live call by keyboard', async ({ page, request }) => {
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await signIn(page);
  const phone = await ownPhone(page);
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  await expect(bar(page)).toContainText(caller.display, { timeout: GREETING_MS });
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: caller.display }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: caller.display })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: GREETING_MS });
  await page.keyboard.press('t');
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  await expect(async () => sandbox.phone(phone, 'answer')).toPass({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Give back to AI' })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('g');
  await expect(page.getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: GREETING_MS });
  await sandbox.hangUp(call);
});

test('every resting screen, looked at', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await survey(page, 'demo-sign-in');
  await signIn(page);
  await survey(page, 'demo-calls');
  await page.goto('/settings');
  await expect(page.getByText(`Signed in as ${demo().email}`)).toBeVisible();
  await survey(page, 'demo-settings');
  await expectThumbSized(page);
});

test('staying signed in over a reload, and leaving for good', async ({ page, context }) => {
  await signIn(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/settings');
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect(other.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  // The other tab leaves with it.
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});
