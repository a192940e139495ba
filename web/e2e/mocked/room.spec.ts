import { expect, test, type Page } from '@playwright/test';
import { expectNoBarriers, expectNothingClipped, expectThumbSized, glance, survey } from '../support/survey';
import { problem } from './answer';
import { did, invite } from './phone';
import { StandIn } from './stand-in';
import { ago, ME, newId, ringingCall, type Schemas } from './world';

const BEN = newId();
const PHONE = { width: 360, height: 640 };
const ON_ITS_SIDE = { width: 844, height: 390 };
const controls = (page: Page) => page.getByRole('region', { name: 'The call in this browser' });
const sheet = (page: Page) => page.getByRole('dialog');

/** I talk with a caller in this browser; Ben is on the team, and in a department. */
async function talking(page: Page): Promise<{ server: StandIn; call: Schemas['CallDetail'] }> {
  const server = new StandIn();
  server.phone.offered = true;
  server.account.preferences.ringDevices = ['phone', 'browser'];
  server.account.members.push({
    id: BEN,
    fullName: 'Ben Okafor',
    email: 'ben@harbour.example',
    role: 'agent',
    presence: 'online',
    joinedAt: ago(0),
  });
  server.numbers.departments.push(
    { id: newId(), name: 'Front desk', memberIds: [ME, BEN] },
    { id: newId(), name: 'Nobody else', memberIds: [ME] },
  );
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: ago(64_000) });
  for (let i = 0; i < 12; i++)
    server.say(call, {
      id: `1.${String(i)}`,
      speaker: i % 2 === 0 ? 'caller' : 'ai',
      text: 'Is there a place to park?',
    });
  await server.install(page);
  await page.goto(`/calls/${call.id}`);
  await expect.poll(() => server.phone.said).toContain('PUT /calls/softphone/ready');
  await page.getByRole('article').getByRole('button', { name: 'Take over' }).click();
  await invite(page, call);
  server.update(call, { phase: 'human', handledBy: ME, participants: [participant(3, ME)] });
  await expect(controls(page)).toBeVisible();
  server.orders.length = 0;
  return { server, call };
}

const participant = (leg: number, userId: string, change: Partial<Schemas['CallParticipant']> = {}) =>
  ({ leg, userId, standing: 'joined', muted: false, invitedBy: ME, ...change }) satisfies Schemas['CallParticipant'];

test('a recorded call of three leaves the conversation most of a small screen, and all of it within reach', async ({
  page,
}) => {
  const { server, call } = await talking(page);
  server.update(call, {
    recording: true,
    participants: [participant(3, ME), participant(4, BEN), participant(5, newId(), { standing: 'ringing' })],
  });
  await page.setViewportSize(PHONE);
  const conversation = page.getByRole('region', { name: 'Conversation' });
  await expect(page.getByText('Being recorded')).toBeVisible();
  await expect.poll(async () => (await conversation.boundingBox())?.height).toBeGreaterThanOrEqual(PHONE.height * 0.4);
  await expectThumbSized(page);
  await expectNothingClipped(page);
  await page.screenshot({ path: 'test-results/screens/room-360-low.png' });
  await survey(page, 'room-three');

  await page.setViewportSize(ON_ITS_SIDE);
  await expect
    .poll(async () => (await conversation.boundingBox())?.height)
    .toBeGreaterThanOrEqual(ON_ITS_SIDE.height * 0.6);
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeInViewport({ ratio: 1 });
  await expectThumbSized(page);
  await expectNothingClipped(page);
  await page.screenshot({ path: 'test-results/screens/room-844-low.png' });

  await page.setViewportSize(PHONE);
  const more = controls(page).getByRole('button', { name: 'More' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveAccessibleName('More');
  await glance(page, 'room-more');
  await page.setViewportSize(PHONE);
  await expectNoBarriers(page, 'room-more');
  await expectThumbSized(page);
  await sheet(page).getByRole('button', { name: 'Stop recording' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Record', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();

  await page.keyboard.press('Enter');
  await sheet(page).getByRole('button', { name: 'Add' }).click();
  await expect(sheet(page)).toHaveAccessibleName('Add somebody to the call');
  await page.keyboard.press('Escape');
  await expect(controls(page)).toBeFocused();

  await page.getByRole('button', { name: 'Also in the call: Ben Okafor, Somebody (ringing)' }).click();
  await glance(page, 'room-participants');
  await page.setViewportSize(PHONE);
  await sheet(page).getByRole('button', { name: 'Remove Somebody' }).click();
  await expect(sheet(page).getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => server.orders.at(-1)?.what).toBe('participants 5');
  await sheet(page).getByRole('button', { name: 'Leave the call' }).click();
  await expect(page.getByRole('button', { name: /Also in the call/ })).toHaveCount(0);
  await expect.poll(() => server.orders.at(-1)?.what).toBe('leave');
});

test('a department is added or has the caller; a refusal leaves the caller here', async ({ page }) => {
  const { server, call } = await talking(page);
  const [desk] = server.numbers.departments;
  await controls(page).getByRole('button', { name: 'Add', exact: true }).click();
  const departments = sheet(page).getByRole('list', { name: 'Departments' });
  await expect(departments.getByRole('listitem')).toHaveCount(1);
  await survey(page, 'room-add');
  await departments.getByRole('button', { name: 'Front desk Ben Okafor' }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'participants', body: { department: desk?.id } });

  server.room.refusal = problem(
    409,
    'call-state',
    'The call is not in a state that allows this',
    'Nobody else of this department may be rung now',
  );
  await controls(page).getByRole('button', { name: 'Pass on' }).click();
  await departments.getByRole('button', { name: /Front desk/ }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody else of this department may be rung now');
  await expect(controls(page)).toBeVisible();
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'transfer', body: { department: desk?.id } });
  expect(call.phase).toBe('human');
});

test('a word in private: then together, back with the caller, or handed over', async ({ page }) => {
  const { server, call } = await talking(page);
  const askFirst = async () => {
    await controls(page).getByRole('button', { name: 'Pass on' }).click();
    await sheet(page).getByLabel('Talk with them first').check();
    await sheet(page)
      .getByRole('button', { name: /^Ben Okafor/ })
      .click();
    await expect(sheet(page)).toHaveCount(0);
    await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'transfer', body: { member: BEN, warm: true } });
    await expect(controls(page).getByRole('button', { name: 'Talk together' })).toHaveCount(0);
    server.update(call, { participants: [participant(3, ME), participant(4, BEN)] });
    await expect(controls(page).getByRole('button', { name: 'Talk together' })).toBeVisible();
  };
  await askFirst();
  await glance(page, 'room-private-word');
  await controls(page).getByRole('button', { name: 'Talk together' }).click();
  await expect(controls(page).getByRole('button', { name: 'Leave the call' })).toBeVisible();
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'hold', body: { held: false } });

  server.update(call, { participants: [participant(3, ME)] });
  await askFirst();
  await controls(page).getByRole('button', { name: 'Back to the caller' }).click();
  await expect(controls(page).getByRole('list')).toHaveCount(0);
  await expect
    .poll(() => server.orders.slice(-2))
    .toEqual([
      { what: 'participants 4', body: {} },
      { what: 'hold', body: { held: false } },
    ]);

  await askFirst();
  await controls(page).getByRole('button', { name: 'Hand over' }).click();
  await expect(controls(page).getByRole('list')).toHaveCount(0);
  await expect.poll(() => server.orders.at(-1)?.what).toBe('leave');
});

test('a hold that the carrier turns back is said', async ({ page }) => {
  const { server, call } = await talking(page);
  await controls(page).getByRole('button', { name: 'Hold' }).click();
  await expect(controls(page)).toContainText('On hold. They hear music.');
  await expect(page.getByText('not on hold any more')).toHaveCount(0);
  server.update(call, { held: false });
  await expect(page.getByRole('status').filter({ hasText: 'not on hold any more and hears you' })).toBeVisible();
  await expect(controls(page).getByRole('button', { name: 'Hold' })).toBeVisible();
});

test('hanging up leaves the caller with whoever else talks with them; ending for all is said apart', async ({
  page,
}) => {
  const { server, call } = await talking(page);
  const three = { participants: [participant(3, ME), participant(4, BEN)] };
  server.update(call, three);
  await expect(controls(page).getByRole('button', { name: 'End for all' })).toBeVisible();
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect.poll(() => server.orders).toEqual([{ what: 'leave', body: {} }]);

  server.update(call, three);
  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('complementary').getByRole('button', { name: 'Hang up' }).click();
  await expect.poll(() => server.orders.slice(1)).toEqual([{ what: 'leave', body: {} }]);
  await page.getByRole('complementary').getByRole('link').click();

  server.update(call, three);
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: /Also in the call/ }).click();
  await glance(page, 'room-end-for-all');
  await sheet(page).getByRole('button', { name: 'End for all' }).click();
  await expect.poll(() => server.orders.slice(2)).toEqual([{ what: 'end', body: {} }]);
});

test('an agent leaves a colleague’s call alone, until they are in it', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.role = 'agent';
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'human', status: 'answered', handledBy: BEN, participants: [participant(3, BEN)] });
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
  const commands = page.getByRole('button', { name: /Hang up|Give back/ });
  await expect(commands).toHaveCount(0);
  server.update(call, { participants: [participant(3, BEN), participant(4, ME)] });
  await expect(page.getByRole('button', { name: /^Hang up/ }).first()).toBeVisible();
});

test('an admin may end a colleague’s call', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.role = 'admin';
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'human', status: 'answered', handledBy: BEN, participants: [participant(3, BEN)] });
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByRole('button', { name: /^Hang up/ })).toBeVisible();
});

test('a second call puts only me on hold where a colleague goes on with the caller', async ({ page }) => {
  const { server, call } = await talking(page);
  server.update(call, { participants: [participant(3, ME), participant(4, BEN)] });
  await expect(controls(page).getByRole('button', { name: 'End for all' })).toBeVisible();
  const second = ringingCall();
  server.update(second, { phase: 'ringing-human', handledBy: ME });
  await invite(page, second, 'second');
  await page.getByRole('button', { name: 'Hold and answer' }).click();
  server.update(second, { phase: 'human', participants: [participant(3, ME)] });
  await expect.poll(async () => (await did(page)).slice(-2)).toEqual([`hold wire-${call.id}`, 'answer second']);
  expect(server.orders).toEqual([]);
});

test('who was rung and does not come is said, and rung again', async ({ page }) => {
  const { server, call } = await talking(page);
  const outside = { leg: 4, number: '+19175550101', invitedBy: ME, standing: 'ringing', muted: false } as const;
  server.update(call, { participants: [participant(3, ME), outside] });
  await expect(controls(page).getByRole('listitem')).toContainText('(917) 555-0101 · ringing');
  server.update(call, { participants: [participant(3, ME)] });
  const said = controls(page).getByRole('status').filter({ hasText: '(917) 555-0101 did not join.' });
  await said.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => server.orders.at(-1)).toEqual({ what: 'participants', body: { phone: '+19175550101' } });
  await expect(said).toHaveCount(0);
  await controls(page).getByRole('button', { name: 'Remove (917) 555-0101' }).click();
  await expect(controls(page).getByRole('listitem')).toHaveCount(0);
  await expect(controls(page).getByText('did not join')).toHaveCount(0);
});

test('the newest words stay in sight when the controls grow', async ({ page }) => {
  const { server, call } = await talking(page);
  await page.setViewportSize(PHONE);
  const newest = page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').last();
  await expect(newest).toBeInViewport({ ratio: 1 });
  server.update(call, { held: true, participants: [participant(3, ME), participant(4, BEN)] });
  await expect(page.getByText('A word with Ben Okafor; the caller hears music.')).toBeAttached();
  await expect(controls(page).getByRole('button', { name: 'Hand over' })).toBeVisible();
  await expect
    .poll(() =>
      page
        .getByRole('region', { name: 'Conversation' })
        .evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight),
    )
    .toBeLessThan(2);
});

test('the arrow of a call that was opened over another leads to the list', async ({ page }) => {
  const { server } = await talking(page);
  await page.setViewportSize(PHONE);
  const second = ringingCall();
  server.update(second, { phase: 'ai', status: 'answered', answeredAt: ago(0) });
  await page.getByRole('complementary').getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(second.id));
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page).toHaveURL(/calls$/);
});
