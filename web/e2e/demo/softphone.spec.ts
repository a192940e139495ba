import { expect, test, type Page } from '@playwright/test';
import { launched, light } from '../support/chromium';
import { survey } from '../support/survey';
import { demo, newCaller, Sandbox } from './sandbox';

// The owner talks in the browser: real server, the vendor's own SDK, sound proven by its pitch at both ends.

const { args, ...chromium } = launched(light);
test.use({
  launchOptions: {
    ...chromium,
    args: [
      ...args,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  },
  permissions: ['microphone'],
});

const HUM = 440;
const MUSIC = 659;
const SLOW_MS = 30_000;
const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });

/** The microphone hums; what is played can be listened to. */
async function withSound(page: Page): Promise<void> {
  await page.addInitScript((frequency) => {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(out);
    oscillator.start();
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(out.stream.clone());
    const heard = new Map<MediaStream, AnalyserNode>();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      const stream = this.srcObject;
      if (stream instanceof MediaStream) {
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(stream).connect(analyser);
        heard.set(stream, analyser);
      }
      return play.call(this);
    };
    // The strongest pitch of the newest stream, if it is more than noise.
    window.pitch = () => {
      const analyser = [...heard.values()].at(-1);
      if (analyser === undefined) return undefined;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const top = bins.reduce((best, level, at) => (level > (bins[best] ?? -Infinity) ? at : best), 1);
      return (bins[top] ?? -Infinity) > -60 ? (top * context.sampleRate) / analyser.fftSize : undefined;
    };
  }, HUM);
}

async function pageHears(page: Page, hertz: number): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.pitch() ?? 0), { timeout: 20_000, message: `${hertz} Hz in the page` })
    .toBeGreaterThan(hertz - 10);
  expect(await page.evaluate(() => window.pitch() ?? 0)).toBeLessThan(hertz + 10);
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = demo();
  await withSound(page);
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
  await expect(async () => sandbox.phone(number, 'answer')).toPass({ timeout: SLOW_MS });
  await expect(page.getByRole('article').getByText('You are talking.')).toBeVisible({ timeout: SLOW_MS });
  await sandbox.phoneHums(number, 900);
  await sandbox.hears(`phones/${number}`, HUM);
  await pageHears(page, 900);
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('heading', { name: 'Called', exact: true })).toBeVisible({ timeout: SLOW_MS });
  await expect(page.getByRole('button', { name: 'Call again' })).toBeVisible();
});

declare global {
  interface Window {
    pitch: () => number | undefined;
  }
}
