import { existsSync } from 'node:fs';

const found = (paths: (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && existsSync(path));

/** Chromium as people have it. */
export const whole = found([
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]);

/** Does half the work of a whole browser without a window, and cannot show notifications. */
export const light = found(['/usr/bin/chromium-headless-shell']) ?? whole;

export const launched = (executablePath: string | undefined): { executablePath?: string; args: string[] } => ({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
