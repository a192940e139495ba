import { existsSync, readFileSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const executablePath = [
  process.env['CHROMIUM'],
  // Half the work of a whole browser without a window.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

const demoFile = process.env['CONNEXUS_DEMO_JSON'];
const appUrl =
  demoFile === undefined ? undefined : (JSON.parse(readFileSync(demoFile, 'utf8')) as { appUrl: string }).appUrl;
const PREVIEW = 'http://127.0.0.1:4319';

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
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
    // A trace takes a quarter more time; ask for one with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
  },
  projects: [
    {
      name: 'mocked',
      testDir: 'e2e/mocked',
      use: { baseURL: PREVIEW, serviceWorkers: 'block', timezoneId: 'America/New_York' },
    },
    { name: 'demo', testDir: 'e2e/demo', timeout: 300_000, use: appUrl === undefined ? {} : { baseURL: appUrl } },
  ],
  // Only the mocked screens need a server of their own; the demo brings one.
  ...(demoFile === undefined
    ? { webServer: { command: 'npx vite preview --port 4319 --strictPort', url: PREVIEW, reuseExistingServer: false } }
    : {}),
});
