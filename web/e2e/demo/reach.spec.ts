import { expect, test, type APIRequestContext } from '@playwright/test';
import { demo } from './sandbox';

// A browser is rung only if it has said within seconds that it can.

/** Asks whether a caller who wants a person would ring a browser now. */
async function asking(request: APIRequestContext): Promise<() => Promise<boolean>> {
  const { appUrl, email, password, businessNumber } = demo();
  const login = await request.post(`${appUrl}/v1/auth/login`, { data: { email, password } });
  const { accessToken } = (await login.json()) as { accessToken: string };
  return async () => {
    const answer = await request.post(`${appUrl}/v1/routing/rules/try`, {
      headers: { authorization: `Bearer ${accessToken}` },
      data: { number: businessNumber, from: '+13125550196' },
    });
    const { rounds } = (await answer.json()) as { rounds: { softphone: boolean }[][] };
    return rounds.flat().some(({ softphone }) => softphone);
  };
}

test('a page that stands still is not rung, and is again when it goes on', async ({ page, request }) => {
  const { email, password } = demo();
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const ringsBrowser = await asking(request);
  const rings = (expected: boolean) =>
    expect.poll(ringsBrowser, { timeout: 60_000, intervals: [1_000] }).toBe(expected);
  await rings(true);

  // Stopped in the middle of its script, as a page is that the system has put to sleep.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  await rings(false);

  await devtools.send('Debugger.disable');
  await rings(true);
});
