import { expect, type Page } from '@playwright/test';
import { launched, light } from '../support/chromium';

// Sound in a page, proven by its pitch.

const { args, ...chromium } = launched(light);
export const withMicrophone = {
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
};

/** The microphone hums at this pitch; what is played can be listened to. */
export async function withSound(page: Page, hum: number): Promise<void> {
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
    // The pitches of the loudest stream, the strongest first: peaks that are more than noise, none much weaker than it.
    window.pitches = () => {
      const spectra = [...heard.values()].map((analyser) => {
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        return { analyser, bins, loudest: bins.reduce((most, bin) => Math.max(most, bin), -Infinity) };
      });
      spectra.sort((one, other) => other.loudest - one.loudest);
      const [spectrum] = spectra;
      if (spectrum === undefined) return [];
      const { analyser, bins } = spectrum;
      const level = (at: number) => bins[at] ?? -Infinity;
      const peaks = [...bins.keys()].filter(
        (at) => at > 3 && [-3, -2, -1, 1, 2, 3].every((by) => level(at) >= level(at + by)),
      );
      peaks.sort((one, other) => level(other) - level(one));
      const least = Math.max(-60, level(peaks[0] ?? 0) - 20);
      return peaks.filter((at) => level(at) > least).map((at) => (at * context.sampleRate) / analyser.fftSize);
    };
  }, hum);
}

/** Waits until the page hears these pitches, the given number of them, and no others as loud. */
export async function pageHears(page: Page, ...hertz: number[]): Promise<void> {
  await expect(async () => {
    const pitches = await page.evaluate(() => window.pitches());
    expectPitches(pitches, hertz);
  }).toPass({ timeout: 20_000 });
}

/** Waits until the page hears none of these pitches any more, then watches for so long that it stays so. */
export async function pageHearsNoMore(page: Page, millis: number, ...hertz: number[]): Promise<void> {
  const silent = async () => {
    const pitches = await page.evaluate(() => window.pitches());
    const heard = pitches.filter((one) => hertz.some((other) => near(one, other)));
    expect(heard.map(Math.round)).toEqual([]);
  };
  await expect(silent).toPass({ timeout: 2_000 });
  const end = Date.now() + millis;
  await expect
    .poll(() => silent().then(() => Date.now()), { intervals: [100], timeout: 2 * millis })
    .toBeGreaterThan(end);
}

const near = (one: number, other: number) => Math.abs(one - other) < 10;

export function expectPitches(pitches: number[], wanted: number[]): void {
  const loudest = pitches.slice(0, wanted.length);
  const missing = wanted.filter((one) => !loudest.some((other) => near(one, other)));
  expect(missing, `heard ${pitches.map(Math.round).join(', ')} Hz`).toEqual([]);
}

declare global {
  interface Window {
    pitches: () => number[];
  }
}
