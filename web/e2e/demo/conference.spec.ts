import { expect, test, type Page } from '@playwright/test';
import { survey } from '../support/survey';
import { invited, PASSWORD } from './member';
import { demo, newCaller, Sandbox } from './sandbox';
import { pageHears, withMicrophone, withSound } from './sound';

// Two members in two browsers and a caller: each hears the other two, by their pitch.

test.use({ ...withMicrophone });

const OWNER = 440;
const AGENT = 560;
const CALLER = 1000;
const MUSIC = 659;
const SLOW_MS = 30_000;
const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });
const live = (page: Page) => page.getByRole('article');

async function signIn(page: Page, email: string, password: string, hum: number): Promise<void> {
  await withSound(page, hum);
  const ready = page.waitForResponse((answer) => answer.url().endsWith('/softphone/ready') && answer.ok());
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
  await ready;
}

test('three hear one another; then a word in private, and the caller is handed over', async ({
  page: owner,
  browser,
  request,
}) => {
  const sandbox = new Sandbox(request);
  const nora = `Nora ${String(Date.now() % 1_000_000)}`;
  const email = await invited(request, nora);
  const elsewhere = await browser.newContext({ baseURL: demo().appUrl, permissions: ['microphone'] });
  const agent = await elsewhere.newPage();
  await signIn(agent, email, PASSWORD, AGENT);
  await signIn(owner, demo().email, demo().password, OWNER);
  const caller = newCaller();
  const call = await sandbox.ring(caller.number, demo().businessNumber);
  const bar = owner.getByRole('complementary', { name: 'Call in progress' });
  await expect(bar).toContainText(caller.display, { timeout: SLOW_MS });
  await bar.getByRole('link', { name: /Open the call/ }).click();
  await expect(live(owner).getByRole('button', { name: 'Take over' })).toBeEnabled({ timeout: SLOW_MS });
  await live(owner).getByRole('button', { name: 'Take over' }).click();
  await expect(controls(owner)).toBeVisible({ timeout: SLOW_MS });
  await sandbox.hum(call, CALLER);
  await sandbox.hears(`calls/${call}`, OWNER);

  await controls(owner).getByRole('button', { name: 'Add', exact: true }).click();
  await owner.getByRole('dialog').getByRole('button', { name: nora }).click();
  const others = owner.getByRole('list', { name: 'Also in the call' });
  await expect(others).toContainText('ringing');
  await survey(owner, 'demo-conference-ringing');
  await agent.getByRole('alertdialog').getByRole('button', { name: 'Answer' }).click({ timeout: SLOW_MS });
  await sandbox.hears(`calls/${call}`, OWNER, AGENT);
  await pageHears(owner, CALLER, AGENT);
  await pageHears(agent, CALLER, OWNER);
  await expect(others).not.toContainText('joining');

  await controls(owner).getByRole('button', { name: 'Keypad' }).click();
  await owner.getByRole('button', { name: 'Press 7' }).click();
  await owner.getByRole('button', { name: 'Press #' }).click();
  await expect.poll(() => sandbox.seen(call), { timeout: SLOW_MS }).toMatch(/the keys 7[\s\S]*the keys #/);
  await owner.keyboard.press('Escape');

  await others.getByRole('button', { name: `Remove ${nora}` }).click();
  await expect(others).toHaveCount(0);
  await sandbox.hears(`calls/${call}`, OWNER);

  await controls(owner).getByRole('button', { name: 'Pass on' }).click();
  await owner.getByLabel('Talk with them first').check();
  await owner.getByRole('dialog').getByRole('button', { name: nora }).click();
  await sandbox.hears(`calls/${call}`, MUSIC);
  await agent.getByRole('alertdialog').getByRole('button', { name: 'Answer' }).click({ timeout: SLOW_MS });
  await pageHears(agent, OWNER);
  await pageHears(owner, AGENT);
  await sandbox.hears(`calls/${call}`, MUSIC);
  await survey(owner, 'demo-private-word');
  await owner.reload();
  await expect(controls(owner)).toContainText('On hold.', { timeout: SLOW_MS });
  await pageHears(owner, AGENT);

  await controls(owner).getByRole('button', { name: 'Hand over' }).click();
  await expect(controls(owner)).toHaveCount(0, { timeout: SLOW_MS });
  await sandbox.hears(`calls/${call}`, AGENT);
  await pageHears(agent, CALLER);
  await sandbox.hangUp(call);
  await elsewhere.close();
});
