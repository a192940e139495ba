import { type Locator, type Page } from '@playwright/test';

// Moments in a page, in milliseconds since 1970: pages of one machine share that clock.

/** The microphone is silent until {@link chirp}; what is played is listened to in steps of five milliseconds. */
export async function withGauge(page: Page, chirp: number): Promise<void> {
  await page.addInitScript((frequency) => {
    const now = () => performance.timeOrigin + performance.now();
    const context = new AudioContext({ latencyHint: 'interactive' });
    const out = context.createMediaStreamDestination();
    const oscillator = new OscillatorNode(context, { frequency });
    const gate = new GainNode(context, { gain: 0 });
    oscillator.connect(gate).connect(out);
    oscillator.start();
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(out.stream.clone());
    let ear: AnalyserNode | null = null;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.srcObject instanceof MediaStream) {
        ear = new AnalyserNode(context, { fftSize: 256 });
        context.createMediaStreamSource(this.srcObject).connect(ear);
      }
      return play.call(this);
    };
    // How loud one pitch is (Goertzel), beside a full sine wave.
    const loudness = (hertz: number): number => {
      if (ear === null) return 0;
      const wave = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(wave);
      const turn = 2 * Math.cos((2 * Math.PI * hertz) / context.sampleRate);
      let [one, two] = [0, 0];
      for (const sample of wave) [one, two] = [sample + turn * one - two, one];
      return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / wave.length;
    };
    const until = (there: () => boolean): Promise<number> =>
      new Promise((resolve, reject) => {
        const began = now();
        const look = setInterval(() => {
          const gone = now() - began > 15_000;
          if (!there() && !gone) return;
          clearInterval(look);
          if (gone) reject(new Error('nothing for fifteen seconds'));
          else resolve(now());
        }, 2);
      });
    window.gauge = {
      now,
      chirp: () => {
        const at = now();
        gate.gain.value = 0.5;
        setTimeout(() => (gate.gain.value = 0), 120);
        return at;
      },
      hears: (hertz) => until(() => loudness(hertz) > 0.05),
      silent: (hertz) => until(() => loudness(hertz) < 0.01),
      shows: (selector) => until(() => document.querySelector(selector) !== null),
    };
  }, chirp);
}

/** Presses, and tells when. */
export const press = (button: Locator): Promise<number> =>
  button.evaluate((element: HTMLElement) => {
    const at = window.gauge.now();
    element.click();
    return at;
  });

declare global {
  interface Window {
    gauge: {
      now: () => number;
      chirp: () => number;
      hears: (hertz: number) => Promise<number>;
      silent: (hertz: number) => Promise<number>;
      shows: (selector: string) => Promise<number>;
    };
  }
}
