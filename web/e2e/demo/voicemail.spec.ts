import { expect, test } from '@playwright/test';
import { survey } from '../support/survey';
import { demo, newCaller, Sandbox } from './sandbox';

// A caller whom nobody can help leaves a message, and the owner listens to it: the sound is the caller's own.

const HUM = 440;
const VOICEMAIL_MS = 60_000;

test('a message: left after the beep, marked as new, heard', async ({ page, request }) => {
  test.setTimeout(150_000);
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  const { email, password, businessNumber } = demo();
  await page.addInitScript(() => localStorage.setItem('connexus.phone', '{"off":true}'));
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
  await page.goto('/settings/you');
  const phone = await page.getByLabel('Phone that rings when you take over').inputValue();

  await sandbox.fail('POST /retell/v2/register-phone-call');
  const call = await sandbox.ring(caller.number, businessNumber);
  try {
    await expect(async () => sandbox.phone(phone, 'decline')).toPass({ timeout: VOICEMAIL_MS });
    await expect(async () => expect(await sandbox.seen(call)).toContain('beep')).toPass({ timeout: VOICEMAIL_MS });
  } finally {
    await sandbox.calm();
  }
  await sandbox.hum(call, HUM);
  await sandbox.say(call, 'Please keep two rye loaves for me');
  await page.waitForTimeout(4_000); // the message is as long as it takes to speak
  await sandbox.hangUp(call);

  await page.goto('/calls');
  const row = page.locator('[data-row]', { hasText: caller.display }); // not the bar of a call that is still live
  await expect(row).toContainText('New message', { timeout: 20_000 });
  await row.click();
  await expect(page.getByRole('heading', { level: 1, name: caller.display })).toBeVisible();
  const recordings = page.getByRole('region', { name: 'Recordings' });
  await expect(recordings).toContainText('Please keep two rye loaves for me', { timeout: 20_000 });
  await survey(page, 'voicemail');

  const sound = page.waitForResponse((answer) => answer.url().endsWith('/audio'));
  await recordings.getByRole('button', { name: 'Play' }).click();
  // The browser gives what it fetched to the page alone, so the same request is made once more.
  const asked = (await sound).request();
  const authorization = (await asked.headerValue('authorization')) ?? '';
  const wav = await (await request.get(asked.url(), { headers: { authorization } })).body();
  expect(pitch(wav)).toBeGreaterThan(HUM - 10);
  expect(pitch(wav)).toBeLessThan(HUM + 10);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0), { message: 'it plays' })
    .toBeGreaterThan(0.5);
  await recordings.getByRole('button', { name: 'Speed 1' }).click();
  expect(await page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(1.5);

  await page.goto('/calls');
  await expect(row).not.toContainText('New message');
});

/** The strongest pitch in the middle of a WAV file of one channel. */
function pitch(wav: Buffer): number {
  const rate = wav.readUInt32LE(24);
  const samples = new Int16Array((wav.length - 44) / 2).map((_, at) => wav.readInt16LE(44 + 2 * at));
  const window = samples.subarray(samples.length / 2, samples.length / 2 + rate / 2);
  const power = (hertz: number) => {
    let real = 0;
    let imaginary = 0;
    window.forEach((sample, at) => {
      real += sample * Math.cos((2 * Math.PI * hertz * at) / rate);
      imaginary += sample * Math.sin((2 * Math.PI * hertz * at) / rate);
    });
    return real * real + imaginary * imaginary;
  };
  let best = 0;
  for (let hertz = 100; hertz < 1500; hertz += 2) if (best === 0 || power(hertz) > power(best)) best = hertz;
  return best;
}
