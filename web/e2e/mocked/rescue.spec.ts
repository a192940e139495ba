import { expect, test, type Page } from '@playwright/test';
import { glance } from '../support/survey';
import { did, invite } from './phone';
import { controls, ready, talker, withAi, withPhone } from './softphone';
import type { StandIn } from './stand-in';
import { ME, newId, type Schemas } from './world';

// A call whose sound, or whose line, is lost.

/** I talk with a caller in this browser; nothing was ordered since. */
async function talking(page: Page): Promise<{ server: StandIn; call: Schemas['CallDetail'] }> {
  await page.clock.install();
  const server = await withPhone(page);
  const call = withAi(server);
  await page.goto(`/calls/${call.id}`);
  await ready(server);
  await page.getByRole('article').getByRole('button', { name: 'Take over' }).click();
  await invite(page, call, 'first');
  server.update(call, { phase: 'human', handledBy: ME, participants: [talker(3)] });
  await expect(controls(page).getByRole('button', { name: 'Add' })).toBeVisible();
  server.orders.length = 0;
  return { server, call };
}

const silent = (page: Page, now: boolean) => page.evaluate((on) => Object.assign(window.wire, { silent: on }), now);

test('a call without sound is brought to this browser once more, and then to the phone', async ({ page }) => {
  const { server, call } = await talking(page);
  await controls(page).getByRole('button', { name: 'Mute' }).click();
  await silent(page, true);
  await page.clock.runFor('00:12');
  await expect.poll(() => server.orders).toEqual([{ what: 'takeover', body: { softphone: true } }]);
  await expect(page.getByText('You are being connected anew…')).toBeVisible();
  await invite(page, call, 'second');
  await expect
    .poll(() => did(page))
    .toEqual(['answer first', 'mute first', 'hang up first', 'answer second', 'mute second']);
  server.update(call, { phase: 'human', participants: [talker(4)] });
  await controls(page).getByRole('button', { name: 'Unmute' }).click();
  await page.clock.runFor('00:04');
  await expect(controls(page)).toContainText('No sound');
  await expect(page.getByText('You are being connected anew…')).toHaveCount(0);
  await page.clock.runFor('00:08');
  const alert = page.getByRole('article').getByRole('alert');
  await expect(alert).toContainText('No sound comes in.');
  expect(server.orders).toHaveLength(1);
  await glance(page, 'phone-no-sound');
  await silent(page, false);
  await page.clock.runFor('00:04');
  await expect(alert).toHaveCount(0);
  await silent(page, true);
  await page.clock.runFor('00:12');
  await alert.getByRole('button', { name: 'On my phone instead' }).click();
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'takeover', body: {} });
});

test('a line that is gone while the server still has me in the call is brought back', async ({ page }) => {
  const { server, call } = await talking(page);
  await page.evaluate(() => window.wire.listener.over('first'));
  await expect(page.getByRole('region', { name: 'The call on your phone' })).toBeVisible();
  await page.clock.runFor('00:10');
  await expect.poll(() => server.orders).toEqual([{ what: 'takeover', body: { softphone: true } }]);
  await invite(page, call, 'second');
  server.update(call, { phase: 'human', participants: [talker(4)] });
  await expect(controls(page).getByRole('button', { name: 'Add' })).toBeVisible();

  await page.evaluate(() => window.wire.listener.over('second'));
  server.update(call, { phase: 'ai', participants: [] });
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  await page.clock.runFor('00:10');
  expect(server.orders).toHaveLength(1);
});

test('who hears nothing in a call of several is brought in anew, and the others stay', async ({ page }) => {
  const { server, call } = await talking(page);
  const ben: Schemas['CallParticipant'] = { leg: 4, userId: newId(), standing: 'joined', muted: false };
  server.update(call, { participants: [talker(3), ben] });
  await silent(page, true);
  await page.clock.runFor('00:12');
  await expect.poll(() => server.orders).toEqual([{ what: 'takeover', body: { softphone: true } }]);
  server.update(call, { participants: [ben, { ...talker(5), standing: 'ringing' }] });
  await expect(page.getByText('You are being connected anew…')).toBeVisible();
  await invite(page, call, 'second');
  server.update(call, { participants: [ben, talker(5)] });
  await silent(page, false);
  await page.clock.runFor('00:04');
  await expect(controls(page)).toContainText('Good sound');
  expect(await did(page)).toEqual(['answer first', 'hang up first', 'answer second']);
});
