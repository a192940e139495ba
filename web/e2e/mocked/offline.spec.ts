import { expect, test, type Page } from '@playwright/test';
import { StandIn } from './stand-in';

// The one place where the service worker is at work: everywhere else it would stand between a test and its page.
test.use({ serviceWorkers: 'allow' });

const controlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const keptCalls = (page: Page) =>
  page.evaluate(() => (localStorage.getItem('connexus.kept.1') ?? '').includes('Yes, we see children'));

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByLabel('Password').fill('harbour-demo');
  await page.keyboard.press('Enter');
}

test('installed and offline: the app opens, shows what was read and says how old it is', async ({ page, context }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await signIn(page);
  await page.getByRole('link', { name: /917/ }).click();
  await expect(page.getByText('Yes, we see children').first()).toBeVisible();
  await expect.poll(() => keptCalls(page)).toBe(true);
  // From the first visit on: nobody reloads an app before getting into a lift.
  await expect.poll(() => controlled(page)).toBe(true);

  server.down = true;
  server.cut(1001);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();

  await page.goto('/calls');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect(page.getByText('Offline. This is what was here').first()).toBeVisible();
  await page.getByRole('link', { name: /917/ }).click();
  await expect(page.getByText('Yes, we see children').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Yes, we see children').first()).toBeVisible();

  server.down = false;
  await context.setOffline(false);
  await expect(page.getByText('Offline. This is what was here')).toHaveCount(0);

  // What was kept is only shown until the newest is read.
  const asked = page.waitForRequest((request) => request.url().includes('/calls/history'));
  await page.reload();
  expect(new URL((await asked).url()).searchParams.has('before')).toBe(false);
});

test('offline before anything was read: the app says what it waits for', async ({ page, context }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/calls');
  await expect.poll(() => controlled(page)).toBe(true);
  await page.evaluate(() => localStorage.removeItem('connexus.kept.1'));
  server.down = true;
  await context.setOffline(true);
  await page.goto('/messages');
  await expect(page.getByRole('heading', { name: 'Waiting for the server' })).toBeVisible();
});
