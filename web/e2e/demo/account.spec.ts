import { createHmac } from 'node:crypto';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { demo } from './sandbox';

// Who somebody is and what they may do, against a running demo: real mails, real codes, a real passkey.

const PASSWORD = 'lena and her long password';

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function inside(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Calls', exact: true })).toBeVisible();
}

/** The path of the link in the newest letter to `email`. */
async function mailedLink(http: APIRequestContext, email: string, path: string): Promise<string> {
  const mailbox = `${demo().sandboxUrl.replace(/\/$/, '')}/sandbox/mail?to=${encodeURIComponent(email)}`;
  let found: string | undefined;
  await expect(async () => {
    const letters = await (await http.get(mailbox)).text();
    found = new RegExp(`${path}#token=[A-Za-z0-9_-]{43}`).exec(letters)?.[0];
    expect(found, `a letter to ${email} with a link to ${path}`).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found ?? '';
}

/** RFC 6238, written once more, as a second opinion. */
function code(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(secret).map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('an agent is invited, joins, signs in with a code and with a passkey, and is removed', async ({
  page,
  browser,
  request,
}) => {
  const email = `lena${String(Date.now())}@harbor.example`;
  await page.goto('/settings/team');
  await fillIn(page, demo().email, demo().password);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('dialog').getByLabel('Email').fill(email);
  await page.getByRole('dialog').getByLabel('Role').selectOption('agent');
  await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('region', { name: 'Invitations' }).getByText(email)).toBeVisible();

  const context = await browser.newContext({ baseURL: demo().appUrl });
  const lena = await context.newPage();
  const cdp = await context.newCDPSession(lena);
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
  await lena.goto(await mailedLink(request, email, '/invitation'));
  await expect(lena.getByText(`You were invited as ${email} to be an agent.`)).toBeVisible();
  await lena.getByLabel('Your name').fill('Lena Novak');
  await lena.getByLabel('Your own phone').fill('+1 212 555 0198');
  await lena.getByLabel('Password').fill(PASSWORD);
  await lena.getByRole('button', { name: 'Join' }).click();
  await inside(lena);

  await lena.goto('/settings/security');
  await lena.getByRole('button', { name: 'Turn on' }).click();
  const dialog = lena.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await lena.keyboard.press('Enter');
  const shown = dialog.getByText(/^([A-Z2-7]{4} ?){8}$/);
  await expect(shown).toBeVisible();
  const secret = (await shown.innerText()).replaceAll(' ', '');
  await dialog.getByLabel('Code that the app shows').fill(code(secret));
  await lena.keyboard.press('Enter');
  const recovery = (await dialog.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).first().innerText()).trim();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(lena.getByText('On. 10 recovery codes left.')).toBeVisible();

  await lena.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByLabel('Name').fill('My laptop');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await lena.keyboard.press('Enter');
  await expect(lena.getByText('My laptop')).toBeVisible();

  await lena.getByRole('button', { name: 'Log out' }).click();
  await fillIn(lena, email, PASSWORD);
  await lena.getByLabel('Code').fill(recovery);
  await lena.keyboard.press('Enter');
  await expect(lena.getByRole('button', { name: 'Log out' })).toBeVisible();
  await lena.getByRole('button', { name: 'Log out' }).click();
  await lena.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(lena.getByRole('button', { name: 'Log out' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Manage Lena Novak' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click();
  await expect(page.getByRole('button', { name: 'Manage Lena Novak' })).toHaveCount(0);
  await expect(lena.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible({ timeout: 20_000 });
  await context.close();

  await page.goto('/settings/audit');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem').first()).toContainText(
    /removed/i,
  );
});

test('a forgotten password is set anew with the link of a real mail', async ({ page, request }) => {
  const email = `kim${String(Date.now())}@elsewhere.example`;
  const registered = await request.post(`${demo().appUrl}/v1/auth/register`, {
    data: { email, password: PASSWORD, fullName: 'Kim Park', phone: '+12125550197' },
  });
  expect(registered.status(), await registered.text()).toBe(201);
  await page.goto('/');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.goto('about:blank');
  await page.goto(await mailedLink(request, email, '/reset-password'));
  await page.getByLabel('New password').fill('kim and her new password');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  await page.goto(await mailedLink(request, email, '/verify-email'));
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.goto('/');
  await fillIn(page, email, 'kim and her new password');
  await inside(page);
});
