import { expect, test, type Page } from '@playwright/test';
import { expectNothingClipped, expectThumbSized, glance, settled, survey } from '../support/survey';
import { problem } from './answer';
import { did, invite } from './phone';
import { controls, ready, withAi, withPhone } from './softphone';
import { StandIn } from './stand-in';
import { ME } from './world';

/** After a reload the wire gives a call back, without its id on the server. */
const comesBack = (page: Page, id: string, as: 'active' | 'held') =>
  expect(async () => {
    await page.evaluate(([one, state]) => window.wire.listener[state]({ id: one, callId: undefined, from: '' }), [
      id,
      as,
    ] as const);
  }).toPass();

const card = (page: Page) => page.getByRole('alertdialog');

test('a call rings over everything, is answered, talked and hung up', async ({ page }) => {
  const server = await withPhone(page);
  const call = withAi(server);
  server.say(call, { id: '1', speaker: 'caller', text: 'I would like to speak with somebody, please.' });
  await page.goto('/messages');
  await ready(server);
  server.update(call, { phase: 'ringing-human', handledBy: ME });
  const line = await invite(page, call);
  await expect(card(page)).toContainText('(212) 555-0123');
  await expect(card(page)).toContainText('I would like to speak with somebody');
  await survey(page, 'phone-incoming');
  await expectThumbSized(page);
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(card(page)).toHaveCount(0);
  server.update(call, { phase: 'human' });
  await expect(controls(page)).toBeVisible();
  await expect(controls(page)).toContainText('Good sound');

  await controls(page).getByRole('button', { name: 'Mute' }).click();
  await expect(controls(page)).toContainText('You are muted.');
  await page.keyboard.press('m');
  await controls(page).getByRole('button', { name: 'Hold' }).click();
  await expect(controls(page)).toContainText('On hold. They hear music.');
  await page.keyboard.press('h');
  await expect(controls(page).getByRole('button', { name: 'Hold' })).toBeVisible();
  await page.keyboard.press('4');
  await controls(page).getByRole('button', { name: 'Keypad' }).click();
  await page.getByRole('button', { name: 'Press 2' }).click();
  await page.keyboard.press('#');
  await expect(page.getByRole('status', { name: 'Keys pressed' })).toHaveText('2#');
  await survey(page, 'phone-keypad');
  await page.keyboard.press('Escape');
  await survey(page, 'phone-in-call');
  await expectThumbSized(page);
  await page.evaluate(() => Object.assign(window.wire, { losing: 20 }));
  await expect(controls(page)).toContainText('Bad connection');

  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
  await page.evaluate((id) => window.wire.listener.over(id), line);
  expect(await did(page)).toEqual([`answer ${line}`, `mute ${line}`, `unmute ${line}`]);
  expect(server.orders).toEqual([
    { what: 'hold', body: { held: true } },
    { what: 'hold', body: { held: false } },
    { what: 'dtmf', body: { digits: '4' } },
    { what: 'dtmf', body: { digits: '2' } },
    { what: 'dtmf', body: { digits: '#' } },
    { what: 'end', body: {} },
  ]);
});

test('a call is declined by a key, and stops ringing when somebody else answers', async ({ page }) => {
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto('/calls');
  await ready(server);
  await invite(page, call, 'first');
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole('log').last()).toHaveText(/Incoming call from \(212\) 555-0123/);
  await page.keyboard.press('Escape');
  await expect.poll(() => server.orders).toEqual([{ what: 'decline', body: {} }]);
  await page.evaluate(() => window.wire.listener.over('first'));
  await expect(card(page)).toHaveCount(0);

  await invite(page, call, 'second');
  await expect(card(page)).toBeVisible();
  await page.evaluate(() => window.wire.listener.over('second'));
  await expect(card(page)).toHaveCount(0);
});

test('a second call is held against: hold and answer', async ({ page }) => {
  const server = await withPhone(page);
  const [one, two] = [withAi(server), withAi(server)];
  await page.goto(`/calls/${one.id}`);
  await ready(server);
  await page.getByRole('article').getByRole('button', { name: 'Take over' }).click();
  await invite(page, one, 'first');
  server.update(one, { phase: 'human', handledBy: ME });
  await expect(controls(page)).toBeVisible();
  expect(server.orders).toEqual([{ what: 'takeover', body: { softphone: true } }]);

  await invite(page, two, 'second');
  await expect(card(page)).toContainText('Another call');
  await glance(page, 'phone-call-waiting');
  await page.getByRole('button', { name: 'Hold and answer' }).click();
  server.update(two, { phase: 'human', handledBy: ME });
  await expect(page.getByRole('complementary', { name: 'Call in progress' })).toBeVisible();
  expect(await did(page)).toEqual(['answer first', 'hold first', 'answer second']);
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'hold', body: { held: true } });
  expect(one.held, 'who waits hears music').toBe(true);

  const bar = page.getByRole('complementary', { name: 'Call in progress' });
  await bar.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => did(page)).toContain('hold second');
  await expect.poll(() => [one.held, two.held]).toEqual([false, true]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('link', { name: 'Back' }).click();
  await settled(page);
  await expectNothingClipped(page);

  await page.goto(`/calls/${one.id}`);
  await comesBack(page, 'first', 'active');
  await comesBack(page, 'second', 'held');
  await expect(controls(page).getByRole('button', { name: 'Hold' })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test.describe('with a thumb', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('a call is answered by sliding, not by a touch; or by a key', async ({ page }) => {
    const server = await withPhone(page);
    const call = withAi(server);
    await page.goto('/calls');
    await ready(server);
    await invite(page, call, 'first');
    const slide = page.getByRole('button', { name: 'Slide to answer' });
    await settled(page);
    await page.screenshot({ path: 'test-results/screens/phone-slide-360-light.png' });
    const box = await slide.boundingBox();
    if (box === null) throw new Error('there is nothing to slide');
    const y = box.y + box.height / 2;
    const slideTo = async (share: number) => {
      await page.mouse.move(box.x + 30, y);
      await page.mouse.down();
      await page.mouse.move(box.x + 30 + share * (box.width - 60), y, { steps: 4 });
      await page.mouse.up();
    };
    await slide.tap();
    await slideTo(0.4);
    expect(await did(page)).toEqual([]);
    await slideTo(1);
    await expect(card(page)).toHaveCount(0);
    expect(await did(page)).toEqual(['answer first']);
    await page.evaluate(() => window.wire.listener.over('first'));

    await invite(page, call, 'second');
    await slide.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => did(page)).toEqual(['answer first', 'answer second']);
  });
});

test('taking over can still be done on the phone', async ({ page }) => {
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('button', { name: 'On my phone instead' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  expect(server.orders).toEqual([{ what: 'takeover', body: {} }]);
});

test('a microphone that is plugged in again makes the browser a telephone again, one that was refused does not', async ({
  page,
}) => {
  const server = await withPhone(page);
  await page.goto('/dial');
  await ready(server);
  const unplug = (why: 'missing' | 'refused') => page.evaluate((one) => window.wire.listener.microphone(one), why);
  const plugIn = () => page.evaluate(() => void navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await unplug('missing');
  await expect(page.getByRole('alert')).toBeVisible();
  await plugIn();
  await expect(page.getByRole('alert')).toBeHidden();
  await unplug('refused');
  await plugIn();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a refused microphone does not keep anybody from taking over', async ({ page }) => {
  const server = await withPhone(page, ({ phone }) => (phone.microphone = 'denied'));
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('alert')).toContainText('The microphone is turned off for this site.');
  expect(server.orders).toEqual([]);
  await page.getByRole('button', { name: 'On my phone instead' }).click();
  await expect(page.getByText('Ringing your phone…')).toBeVisible();
  expect(server.orders).toEqual([{ what: 'takeover', body: {} }]);
});

test('the call is passed on to a member or a number', async ({ page }) => {
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('button', { name: 'Take over' }).click();
  await invite(page, call);
  server.update(call, { phase: 'human', handledBy: ME });
  await controls(page).getByRole('button', { name: 'Pass on' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Or a number').fill('555');
  await sheet.getByRole('button', { name: 'Pass on' }).click();
  await expect(sheet).toContainText('This is not a whole number yet.');
  await survey(page, 'phone-transfer');
  await sheet.getByLabel('Or a number').fill('(646) 555-0187');
  await sheet.getByRole('button', { name: 'Pass on' }).click();
  await expect(sheet).toHaveCount(0);
  expect(server.orders.at(-1)).toEqual({ what: 'transfer', body: { phone: '+16465550187' } });
});

test('the sound is chosen and kept', async ({ page }) => {
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('button', { name: 'Take over' }).click();
  await invite(page, call);
  server.update(call, { phase: 'human', handledBy: ME });
  await controls(page).getByRole('button', { name: 'Sound' }).click();
  await page.getByLabel('Microphone').selectOption('Headset');
  await page.getByLabel('Speaker').selectOption('Headset');
  await page.getByLabel('Volume').fill('50');
  await survey(page, 'phone-sound');
  expect((await did(page)).slice(1)).toEqual(['microphone headset', 'speaker ear', 'volume 0.5']);
  expect(await page.evaluate(() => localStorage.getItem('connexus.phone'))).toContain('"microphone":"headset"');
});

test('a refused microphone says how to allow it, and the phone is offered instead', async ({ page }) => {
  const server = await withPhone(page, ({ phone }) => (phone.microphone = 'denied'));
  const call = withAi(server);
  await page.goto('/calls');
  await ready(server);
  await invite(page, call);
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(card(page).getByRole('alert')).toContainText('The microphone is turned off for this site.');
  await expect(card(page).getByRole('alert')).toContainText('set Microphone to Allow');
  await glance(page, 'phone-no-microphone');
  await card(page).getByRole('button', { name: 'On my phone instead' }).click();
  await expect.poll(() => server.orders).toEqual([{ what: 'takeover', body: {} }]);
});

test('a number is pasted in any form, called, and a refusal says why', async ({ page }) => {
  const server = await withPhone(page);
  await page.goto('/calls');
  await page.getByRole('link', { name: 'Dial' }).click();
  await ready(server);
  const number = page.getByLabel('Number');
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
  await number.fill('00 44 (20) 7946-0018');
  await expect(page.getByText('Calls +44 20 7946 0018 in United Kingdom')).toBeVisible();
  await number.fill('91');
  await page.getByRole('button', { name: 'Press 1' }).click();
  await expect(page.getByText('Emergency services cannot be called from here')).toBeVisible();
  await number.fill('(212) 555-0100');
  await expect(page.getByText('This is a number of the business itself.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
  await number.fill('646 555');
  await page.getByRole('button', { name: '(646) 555-0187' }).click();
  await expect(number).toHaveValue('+16465550187');
  await survey(page, 'phone-dial');
  await expectThumbSized(page);

  server.phone.refusal = problem(
    422,
    'number-refused',
    'This number cannot be called.',
    'Premium-rate numbers are off.',
  );
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This number cannot be called. Premium-rate numbers are off.');
  server.phone.refusal = undefined;
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '+16465550187' })).toBeVisible();
  expect(server.phone.placed).toMatchObject([{ to: '+16465550187' }, { to: '+16465550187', softphone: true }]);

  const call = server.calls[0];
  if (call === undefined) throw new Error('no call was placed');
  await expect(page.getByText('Calling you first.')).toBeVisible();
  await invite(page, call);
  server.update(call, { phase: 'calling' });
  await expect(controls(page)).toBeVisible();
  await glance(page, 'phone-calling');
  server.update(call, { phase: 'announcement' });
  await expect(page.getByText('+16465550187 cannot be reached. You hear why.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeEnabled();
  server.update(call, { phase: 'ended', outcome: 'busy', status: 'missed', endedAt: new Date().toISOString() });
  await expect(page.getByRole('heading', { name: 'Busy' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call again' })).toBeVisible();
});

test('whoever rang is called back', async ({ page }) => {
  const server = await withPhone(page);
  const missed = server.calls[0];
  await page.goto(`/calls/${missed?.id ?? ''}`);
  await ready(server);
  await page.getByRole('button', { name: 'Call back' }).click();
  await expect(page).not.toHaveURL(new RegExp(missed?.id ?? '-'));
  expect(server.phone.placed).toMatchObject([{ to: missed?.from, from: missed?.to, softphone: true }]);
});

test('this device can be no telephone, and signing out ends it on the server first', async ({ page }) => {
  const server = await withPhone(page);
  await page.goto('/settings/notifications');
  await expect(page.getByText('Ready. Calls ring here while the app is open.')).toBeVisible();
  await page.getByLabel('Ring and talk in this browser').uncheck();
  await expect(page.getByText('Off on this device.')).toBeVisible();
  await expect.poll(() => server.phone.said).toContain('DELETE /calls/softphone');
  await page.reload();
  await expect(page.getByText('Off on this device.')).toBeVisible();
  await page.getByLabel('Ring and talk in this browser').check();
  await expect(page.getByText('Ready. Calls ring here while the app is open.')).toBeVisible();
  await survey(page, 'phone-settings');

  await page.goto('/settings');
  await ready(server);
  server.requests.length = 0;
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect.poll(() => server.requests).toContain('POST /auth/logout');
  expect(server.requests.indexOf('DELETE /calls/softphone')).toBeLessThan(server.requests.indexOf('POST /auth/logout'));
  expect(server.requests).toContain('DELETE /calls/softphone');
});

test('without a softphone on the server everything is done with the phone', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/notifications');
  await expect(page.getByText('This server has no calls in the browser.')).toBeVisible();
  await page.goto('/dial?to=%2B16465550187');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('one tab of a browser is the telephone', async ({ page, context }) => {
  const server = await withPhone(page);
  await page.goto('/settings/notifications');
  await expect(page.getByText('Ready. Calls ring here while the app is open.')).toBeVisible();
  const other = await context.newPage();
  const second = await withPhone(other);
  await other.goto('/settings/notifications');
  await expect(other.getByText('Another tab of this browser is the phone now.')).toBeVisible();
  await page.close();
  await expect(other.getByText('Ready. Calls ring here while the app is open.')).toBeVisible();
  expect(server.phone.said).not.toContain('DELETE /calls/softphone');
  await ready(second);
});

test('a call goes on while the server is out of reach longer than the sign-in is good for', async ({ page }) => {
  await page.clock.install();
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('article').getByRole('button', { name: 'Take over' }).click();
  await invite(page, call, 'line');
  server.update(call, { phase: 'human', handledBy: ME });
  await expect(controls(page)).toBeVisible();
  await controls(page).evaluate((region) => region.setAttribute('data-same', 'yes'));

  server.down = true;
  await page.clock.fastForward('12:00');
  await expect(page.getByRole('status').filter({ hasText: 'The server is out of reach.' })).toBeVisible();
  await survey(page, 'phone-out-of-reach');
  await expect(page.getByRole('article').getByText('Offline. This is what was here')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('article').getByText('Offline. This is what was here')).toBeHidden();
  await expect(controls(page)).toHaveAttribute('data-same', 'yes');
  expect(await did(page)).toEqual(['answer line']);

  server.down = false;
  await page.clock.fastForward('00:10');
  await expect(page.getByText('The server is out of reach.')).toHaveCount(0);
  await controls(page).getByRole('button', { name: 'Mute' }).click();
  expect(await did(page)).toEqual(['answer line', 'mute line']);
});
