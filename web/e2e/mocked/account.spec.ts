import { expect, test, type Page } from '@playwright/test';
import { PORT } from '../support/preview';
import { CODE, PASSWORD } from './account';
import { StandIn } from './stand-in';
import { ringingCall } from './world';

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

test('a second factor is asked for, a wrong code is said, a recovery code leads in too', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  server.account.secondFactor = true;
  await server.install(page);
  await page.goto('/');
  await fillIn(page);
  const code = page.getByLabel('Code');
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('That code is wrong.');
  await code.fill('k7mq-2xw9-hd4p');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
});

test('a closed registration says what to do instead', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  server.account.closed = true;
  await server.install(page);
  await page.goto('/');
  await page.getByRole('button', { name: /New here/ }).click();
  await page.getByLabel('Your name').fill('Mara');
  await page.getByLabel('Your own phone').fill('+12125550199');
  await page.getByLabel('Email').fill('mara@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create your workspace' }).click();
  await expect(page.getByRole('alert')).toContainText('By invitation only');
});

test('a forgotten password is set anew with the link of the mail; an old link asks for a new one', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status').first()).toContainText('If owner@harbour.example has an account');

  await page.goto('about:blank');
  await page.goto('/reset-password#token=old');
  await page.getByLabel('New password').fill('another-demo');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
  await page.getByRole('button', { name: 'Ask for a new link' }).click();
  await expect(page.getByLabel('Email')).toBeVisible();

  await page.goto('about:blank');
  await page.goto('/reset-password#token=good');
  await page.getByLabel('New password').fill('another-demo');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test('an account is taken back with the link that the old address was mailed, once', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/restore-email#token=old');
  await page.getByRole('button', { name: /That was not me/ }).click();
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');

  await page.goto('about:blank');
  await page.goto('/restore-email#token=good');
  await page.getByRole('button', { name: /That was not me/ }).click();
  await expect(page.getByRole('heading', { name: 'Your address is back' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test('an invitation leads into the business', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/invitation#token=good');
  await expect(page.getByText('You were invited as lena@harbour.example to be an agent.')).toBeVisible();
  await page.getByLabel('Your name').fill('Lena');
  await page.getByLabel('Your own phone').fill('+1 212 555 0198');
  await page.getByLabel('Password').fill('lena-demo');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  expect(server.account.got.get('POST /auth/invitation/accept')).toEqual({
    token: 'good',
    fullName: 'Lena',
    phone: '+12125550198',
    password: 'lena-demo',
    timeZone: 'America/New_York',
  });
});

test('an unconfirmed address is said until its link was opened', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.emailVerified = false;
  await server.install(page);
  await page.goto('/calls');
  const banner = page.getByRole('complementary', { name: 'Confirm your email' });
  await banner.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Sent. Look into your mail.')).toBeVisible();
  await page.goto('/verify-email#token=good');
  await expect(page.getByText('owner@harbour.example is confirmed.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to your calls' }).click();
  await expect(page.getByRole('link', { name: /917/ })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('the second factor is turned on and off', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('JBSW Y3DP')).toBeVisible();
  await dialog.getByLabel('Code that the app shows').fill(CODE);
  await page.keyboard.press('Enter');
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await saving).suggestedFilename()).toBe('connexus-recovery-codes.txt');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('On. 5 recovery codes left.')).toBeVisible();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible();
});

test('devices are signed out, one and all others', async ({ page }) => {
  const server = new StandIn();
  const phone = server.account.sessions[0];
  if (phone !== undefined) server.account.sessions.push({ ...phone, id: 'other', device: 'Edge on Windows' });
  await server.install(page);
  await page.goto('/settings/security');
  const sessions = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(sessions.getByRole('listitem').first()).toContainText('This device');
  await expect(sessions.getByRole('listitem').nth(1)).toContainText('around Madrid, by its clock · 203.0.113.7');
  await sessions.getByRole('button', { name: 'Sign out Safari on iPhone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(sessions.getByText('Safari on iPhone')).toHaveCount(0);
  await sessions.getByRole('button', { name: 'Sign out all others' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out all others' }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
});

test('the team: roles, removal, invitations, the ownership, and news of it', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/team');
  const members = page.getByRole('region', { name: 'Members' });
  const dialog = page.getByRole('dialog');
  await members.getByRole('button', { name: 'Manage Jo Park' }).click();
  await dialog.getByLabel('Role').selectOption('admin');
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(members.getByRole('button', { name: 'Manage Jo Park' })).toContainText('Admin');
  await members.getByRole('button', { name: /Manage Bartholomew/ }).click();
  await dialog.getByRole('button', { name: 'Remove from the team' }).click();
  await dialog.getByRole('button', { name: 'Remove from the team' }).click();
  await expect(members.getByText(/Bartholomew/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog.getByLabel('Email').fill('kim@harbour.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  const invitations = page.getByRole('region', { name: 'Invitations' });
  await expect(invitations.getByText('kim@harbour.example')).toBeVisible();
  await invitations.getByRole('button', { name: 'Take back the invitation to kim@harbour.example' }).click();
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(invitations.getByText('kim@harbour.example')).toHaveCount(0);

  const [, jo] = server.account.members;
  if (jo === undefined) throw new Error('nobody is left');
  jo.presence = 'online';
  server.changeMember(jo.id);
  await expect(members.getByRole('button', { name: 'Manage Jo Park' })).toContainText('Online');

  await members.getByRole('button', { name: 'Manage Jo Park' }).click();
  await dialog.getByRole('button', { name: 'Make owner' }).click();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Make owner' }).click();
  await expect(members.getByRole('button', { name: 'Manage Mara Lindqvist' })).toContainText('Admin');
});

test('the audit is paged, filtered and downloaded', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/audit');
  const entries = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await expect(entries).toHaveCount(50);
  const device = entries.first().getByText('Chrome on Linux');
  await expect(device).toHaveAttribute('title', server.account.audit[0]?.device ?? '');
  await page.getByRole('button', { name: 'Show earlier' }).click();
  await expect(entries).toHaveCount(60);
  await page.getByLabel('Action').selectOption('invitation.sent');
  await expect(entries).toHaveCount(20);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await saving).suggestedFilename()).toBe('connexus-audit.csv');
});

test('preferences that have no field are sent back as they were read', async ({ page }) => {
  const server = new StandIn();
  const { notifications, ringDevices } = server.account.preferences;
  await server.install(page);
  await page.goto('/settings/you');
  const panel = page.getByRole('region', { name: 'Language and quiet hours' });
  await panel.getByLabel('Time zone').selectOption('Europe/Berlin');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(server.account.got.get('PUT /users/preferences')).toMatchObject({
    timeZone: 'Europe/Berlin',
    notifications,
    ringDevices,
  });
});

test('a refused permission for notifications is explained', async ({ page }) => {
  await page.addInitScript(() => {
    let permission: NotificationPermission = 'default';
    Object.defineProperty(Notification, 'permission', { get: () => permission });
    Notification.requestPermission = () => Promise.resolve((permission = 'denied'));
  });
  await new StandIn().install(page);
  await page.goto('/settings/notifications');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('Your browser has notifications for this site turned off.')).toBeVisible();
  await expect(page.getByText(/open the site settings/)).toBeVisible();
});

test('what one is told of, and what rings', async ({ page }) => {
  const server = new StandIn();
  const { doNotDisturb } = server.account.preferences;
  await server.install(page);
  await page.goto('/settings/notifications');
  const panel = page.getByRole('region', { name: 'What you are told of' });
  await panel.getByLabel('Texts').check();
  const key = panel.getByLabel('Ask me to press 1 on my phone');
  await expect(key).toHaveAccessibleDescription(/never takes a caller/);
  await key.uncheck();
  await panel.getByLabel('My phone', { exact: true }).uncheck();
  await expect(key).toBeHidden();
  await expect(panel.getByText(/Nothing rings/)).toBeVisible();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(server.account.got.get('PUT /users/preferences')).toMatchObject({
    notifications: { incomingCalls: true, missedCalls: true, texts: true },
    ringDevices: [],
    acceptByKey: false,
    doNotDisturb,
  });
});

test('a viewer reads along and is offered nothing else', async ({ page }) => {
  const server = new StandIn();
  server.account.profile.role = 'viewer';
  await server.install(page);
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date().toISOString() });
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByText('The AI is greeting the caller.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Take over|Hang up|Send a text/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('link', { name: /^Team/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Audit/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^Team/ }).click();
  await expect(page.getByText('Jo Park')).toBeVisible();
  await expect(page.getByRole('button', { name: /Invite|Manage Jo/ })).toHaveCount(0);
});

test.describe('with passkeys', () => {
  // An address of numbers cannot have passkeys.
  test.use({ baseURL: `http://localhost:${PORT}` });

  test('a passkey is made and signs in', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const server = new StandIn();
    await server.install(page);
    await page.goto('/settings/security');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('My laptop');
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByText('My laptop')).toBeVisible();
    expect(server.account.got.get('POST /auth/passkeys')?.['credential']).toMatchObject({ type: 'public-key' });
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByRole('heading', { name: 'My laptop' }).or(page.getByText('My laptop'))).toBeVisible();
    expect(server.requests).toContain('POST /auth/passkeys/sign-in');
  });
});
