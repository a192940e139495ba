import { appendFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { invited, PASSWORD } from '../demo/member';
import { demo, newCaller, Sandbox } from '../demo/sandbox';
import { withMicrophone } from '../demo/sound';
import { press, withGauge } from './gauge';

// Two members in two browsers and a caller. `./connexus bench browser` reads what this writes: a name and milliseconds.

test.use({ ...withMicrophone });

const CALLER = 1000;
const OWNER = 1800;
const AGENT = 2300;
const CHIRPS = 20;
const SLOW_MS = 30_000;
const rounds = Number(process.env['CONNEXUS_BENCH_ROUNDS'] ?? '1');
const file = process.env['CONNEXUS_BENCH_FILE'] ?? 'test-results/browser-bench.txt';
const note = (name: string, from: number, to: number) => {
  appendFileSync(file, `${name}\t${(to - from).toFixed(1)}\n`);
};
const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });

async function signIn(page: Page, email: string, password: string, chirp: number): Promise<void> {
  await withGauge(page, chirp);
  const ready = page.waitForResponse((answer) => answer.url().endsWith('/softphone/ready') && answer.ok());
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await ready;
}

/** From the one's microphone to the other's ear. */
async function chirps(name: string, from: Page, to: Page, hertz: number): Promise<void> {
  for (let i = 0; i < CHIRPS; i++) {
    await to.evaluate((pitch) => window.gauge.silent(pitch), hertz);
    const heard = to.evaluate((pitch) => window.gauge.hears(pitch), hertz);
    const sent = await from.evaluate(() => window.gauge.chirp());
    note(name, sent, await heard);
  }
}

test('from taps to rings, from answers to sound, from microphones to ears', async ({
  page: owner,
  browser,
  request,
}) => {
  const sandbox = new Sandbox(request);
  const nora = `Nora ${String(Date.now() % 1_000_000)}`;
  const elsewhere = await browser.newContext({ baseURL: demo().appUrl, permissions: ['microphone'] });
  const agent = await elsewhere.newPage();
  await signIn(agent, await invited(request, nora), PASSWORD, AGENT);
  await signIn(owner, demo().email, demo().password, OWNER);
  for (let round = 0; round < rounds; round++) {
    const caller = newCaller();
    const call = await sandbox.ring(caller.number, demo().businessNumber);
    const bar = owner.getByRole('complementary', { name: 'Call in progress' });
    await expect(bar).toContainText(caller.display, { timeout: SLOW_MS });
    await bar.getByRole('link', { name: /Open the call/ }).click();
    await sandbox.hum(call, CALLER);
    const takeOver = owner.getByRole('article').getByRole('button', { name: 'Take over' });
    await expect(takeOver).toBeEnabled({ timeout: SLOW_MS });
    const tapped = await press(takeOver);
    note('tap-to-audio', tapped, await owner.evaluate((pitch) => window.gauge.hears(pitch), CALLER));

    await controls(owner).getByRole('button', { name: 'Add', exact: true }).click();
    const ringing = agent.evaluate(() => window.gauge.shows('[role=alertdialog]'));
    const added = await press(owner.getByRole('dialog').getByRole('button', { name: nora }));
    note('tap-to-ringing', added, await ringing);
    const answered = await press(agent.getByRole('alertdialog').getByRole('button', { name: 'Answer' }));
    note('answer-to-audio', answered, await agent.evaluate((pitch) => window.gauge.hears(pitch), CALLER));
    await sandbox.hum(call, 0);
    await chirps('mic-to-ear', owner, agent, OWNER);
    await chirps('mic-to-ear', agent, owner, AGENT);
    await sandbox.hangUp(call);
    await expect(controls(owner)).toHaveCount(0, { timeout: SLOW_MS });
    await owner.goto('/');
  }
  await elsewhere.close();
});
