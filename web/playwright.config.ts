import { readFileSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';
import { launched, light } from './e2e/support/chromium';
import { PORT } from './e2e/support/preview';

const demoFile = process.env['CONNEXUS_DEMO_JSON'];
const appUrl =
  demoFile === undefined ? undefined : (JSON.parse(readFileSync(demoFile, 'utf8')) as { appUrl: string }).appUrl;
const PREVIEW = `http://127.0.0.1:${PORT}`;

export default defineConfig({
  outputDir: 'test-results/runs',
  reporter: [['list']],
  fullyParallel: demoFile === undefined,
  // One demo, one owner: its journeys take turns.
  workers: demoFile === undefined ? 2 : 1,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: launched(light),
    // A trace takes a quarter more time; ask for one with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // Whatever moves keeps a click waiting.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'mocked',
      testDir: 'e2e/mocked',
      use: { baseURL: PREVIEW, serviceWorkers: 'block', timezoneId: 'America/New_York' },
    },
    { name: 'bench', testDir: 'e2e/bench', testMatch: '*.bench.ts', timeout: 900_000, use: { baseURL: appUrl ?? '' } },
    { name: 'demo', testDir: 'e2e/demo', timeout: 300_000, use: appUrl === undefined ? {} : { baseURL: appUrl } },
  ],
  // Only the mocked screens need a server of their own; the demo brings one.
  ...(demoFile === undefined
    ? {
        webServer: {
          command: `npx vite preview --port ${PORT} --strictPort`,
          url: PREVIEW,
          reuseExistingServer: false,
        },
      }
    : {}),
});
