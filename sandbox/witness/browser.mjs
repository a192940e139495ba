// A browser with a microphone that hums, and the web SDK in a page: what rtc.test.mjs needs.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));
const sdk = readFileSync(new URL('node_modules/@telnyx/webrtc/lib/bundle.mjs', import.meta.url));

const PAGE = `<!doctype html><title>softphone</title><audio id="far" autoplay></audio><script type="module">
import { TelnyxRTC } from '/sdk.mjs';
const context = new AudioContext();
window.hum = (hertz) => {
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const out = context.createMediaStreamDestination();
  oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(out);
  oscillator.start();
  navigator.mediaDevices.getUserMedia = async () => out.stream.clone();
};
window.connect = (options) => new Promise((resolve, reject) => {
  window.calls = {};
  window.states = [];
  const client = new TelnyxRTC({ iceServers: [], ...options });
  client.remoteElement = 'far';
  client.on('telnyx.ready', () => resolve());
  client.on('telnyx.error', (event) => reject(new Error(String(event.error?.message ?? event.error))));
  client.on('telnyx.notification', ({ type, call }) => {
    if (type !== 'callUpdate') return;
    window.calls[call.id] = call;
    window.call = call;
    window.states.push(call.state);
  });
  window.client = client;
  client.connect();
});
// The strongest pitch heard, and how strong it is in dB.
window.listen = () => {
  const source = context.createMediaStreamSource(window.call.remoteStream);
  const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
  source.connect(analyser);
  window.heard = () => {
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const top = bins.reduce((best, level, i) => (level > bins[best] ? i : best), 1);
    return { hertz: (top * context.sampleRate) / analyser.fftSize, level: bins[top] };
  };
};
window.loaded = true;
</script>`;

/** A browser; its pages are softphones. */
export async function browser() {
  if (!executablePath) throw new Error('Chromium is needed for this test; set CHROMIUM to where it is');
  const server = createServer((request, response) => {
    const isSdk = request.url === '/sdk.mjs';
    response.writeHead(200, { 'content-type': isSdk ? 'text/javascript' : 'text/html' });
    response.end(isSdk ? sdk : PAGE);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const chrome = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });

  /** A page that hums at this pitch; `options` are the SDK's. */
  async function softphone(hertz, options) {
    const page = await chrome.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.waitForFunction(() => window.loaded);
    await page.evaluate((pitch) => window.hum(pitch), hertz);
    if (options) await page.evaluate((given) => window.connect(given), options);
    return page;
  }

  async function close() {
    await chrome.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return { softphone, close };
}

/** Waits until the call of this page is in this state. */
export function inState(page, state) {
  return page.waitForFunction((wanted) => window.call?.state === wanted, state, { timeout: 15_000 });
}

/** Waits until the page hears this pitch above all others. */
export async function hears(page, hertz) {
  await page.evaluate(() => window.listen());
  await page
    .waitForFunction((wanted) => {
      const { hertz: pitch, level } = window.heard();
      return level > -60 && Math.abs(pitch - wanted) < 8;
    }, hertz, { timeout: 15_000 })
    .catch(async () => {
      throw new Error(`${hertz} Hz was never heard but ${JSON.stringify(await page.evaluate(() => window.heard()))}`);
    });
}
