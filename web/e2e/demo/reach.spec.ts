import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { demo, newCaller, Sandbox } from './sandbox';
import { withMicrophone, withSound } from './sound';

// A browser is rung only if it has said within seconds that it can; one that sleeps is woken by a push.

test.use({ ...withMicrophone });

const HUM = 440;
const SLOW_MS = 30_000;

interface Tried {
  because: string[];
  rounds: { softphone: boolean }[][];
}

/** Asks what would happen now to a caller, as the owner from elsewhere. */
async function asking(request: APIRequestContext): Promise<() => Promise<Tried>> {
  const { appUrl, email, password, businessNumber } = demo();
  const login = await request.post(`${appUrl}/v1/auth/login`, { data: { email, password } });
  const { accessToken } = (await login.json()) as { accessToken: string };
  return async () => {
    const answer = await request.post(`${appUrl}/v1/routing/rules/try`, {
      headers: { authorization: `Bearer ${accessToken}` },
      data: { number: businessNumber, from: '+13125550196' },
    });
    return (await answer.json()) as Tried;
  };
}

const ringsBrowser = ({ rounds }: Tried) => rounds.flat().some(({ softphone }) => softphone);

/** Signs the owner in; with what the page's own requests are signed. */
async function signIn(page: Page): Promise<{ authorization: string }> {
  const { email, password } = demo();
  const ready = page.waitForRequest((asked) => asked.url().endsWith('/softphone/ready'));
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  return { authorization: (await (await ready).headerValue('authorization')) ?? '' };
}

/** From now on callers are for people at once; with how to take that back. */
async function peopleFirst(
  request: APIRequestContext,
  headers: { authorization: string },
): Promise<() => Promise<unknown>> {
  const { appUrl, businessNumber } = demo();
  const rules = `${appUrl}/v1/routing/rules`;
  const { items } = (await (await request.get(rules, { headers })).json()) as { items: { number: string }[] };
  const usual = items.find(({ number }) => number === businessNumber);
  expect((await request.post(rules, { headers, data: { ...usual, open: 'people' } })).ok()).toBe(true);
  return () => request.post(rules, { headers, data: usual });
}

test('a page that stands still is not rung, and is again when it goes on', async ({ page, request }) => {
  await signIn(page);
  const ask = await asking(request);
  const rings = (expected: boolean) =>
    expect.poll(async () => ringsBrowser(await ask()), { timeout: 60_000, intervals: [1_000] }).toBe(expected);
  await rings(true);

  // Stopped in the middle of its script, as a page is that the system has put to sleep.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  await rings(false);

  await devtools.send('Debugger.disable');
  await rings(true);
});

test('a push wakes the app in time for the caller who waits', async ({ page, context, request }) => {
  test.setTimeout(150_000);
  const { appUrl, businessNumber } = demo();
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  const headers = await signIn(page);
  const api = (path: string) => `${appUrl}/v1/users/${path}`;

  const { publicKey } = (await (await request.get(api('push-key'), { headers })).json()) as { publicKey: string };
  const { id, endpoint, keys } = await sandbox.subscribe(publicKey);
  const device = await request.post(api('fcm-token'), { headers, data: { name: 'Chrome', endpoint, keys } });
  expect(device.ok(), await device.text()).toBe(true);
  const before = (await (await request.get(api('preferences'), { headers })).json()) as object;
  const onlyHere = { ...before, ringDevices: ['browser'] };
  expect((await request.put(api('preferences'), { headers, data: onlyHere })).ok()).toBe(true);
  const asBefore = await peopleFirst(request, headers);
  try {
    await page.close();
    const ask = await asking(request);
    await expect.poll(async () => (await ask()).because, { timeout: SLOW_MS, intervals: [1_000] }).toContain('asleep');

    const call = await sandbox.ring(caller.number, businessNumber);
    const url = await sandbox.pushed(id, 'wants a person');
    const woken = await context.newPage();
    await withSound(woken, HUM);
    await woken.goto(url);
    const card = woken.getByRole('alertdialog');
    await expect(card).toContainText(caller.display, { timeout: SLOW_MS });
    await card.getByRole('button', { name: 'Answer' }).click();
    await sandbox.hears(`calls/${call}`, HUM);
    await sandbox.hangUp(call);
  } finally {
    await asBefore();
    await request.put(api('preferences'), { headers, data: before });
    const registered = (await device.json()) as { id: string };
    await request.delete(api(`devices/${registered.id}`), { headers });
  }
});

test('the voicemail of a phone that picks up leaves the caller to the browser', async ({ page, request }) => {
  test.setTimeout(120_000);
  const { appUrl, businessNumber } = demo();
  const sandbox = new Sandbox(request);
  const caller = newCaller();
  await withSound(page, HUM);
  const headers = await signIn(page);
  const profile = await request.get(`${appUrl}/v1/users/profile`, { headers });
  const { phone } = (await profile.json()) as { phone: string };
  const asBefore = await peopleFirst(request, headers);
  await sandbox.phoneBehaves(phone, 'voicemail');
  try {
    const call = await sandbox.ring(caller.number, businessNumber);
    await sandbox.phoneHeard(phone, 'press 1');
    const card = page.getByRole('alertdialog');
    await expect(card).toContainText(caller.display);
    await card.getByRole('button', { name: 'Answer' }).click();
    await sandbox.hears(`calls/${call}`, HUM);
    await sandbox.hangUp(call);
  } finally {
    await sandbox.phoneBehaves(phone, 'manual');
    await asBefore();
  }
});
