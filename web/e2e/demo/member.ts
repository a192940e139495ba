import { expect, type APIRequestContext } from '@playwright/test';
import { demo } from './sandbox';

export const PASSWORD = 'a good deal of words';

/** A member of the owner's team; their address. */
export async function invited(http: APIRequestContext, name: string): Promise<string> {
  const { appUrl, sandboxUrl, email: owner, password } = demo();
  const signedIn = await http.post(`${appUrl}/v1/auth/login`, { data: { email: owner, password } });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const email = `nora${String(Date.now())}@harbor.example`;
  const invitation = await http.post(`${appUrl}/v1/team/invitations`, {
    data: { email, role: 'agent' },
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(invitation.ok(), await invitation.text()).toBe(true);
  let token = '';
  await expect(async () => {
    const letters = await http.get(`${sandboxUrl.replace(/\/$/, '')}/sandbox/mail?to=${encodeURIComponent(email)}`);
    token = /invitation#token=([A-Za-z0-9_-]{43})/.exec(await letters.text())?.[1] ?? '';
    expect(token).not.toBe('');
  }).toPass({ timeout: 20_000 });
  const joined = await http.post(`${appUrl}/v1/auth/invitation/accept`, {
    data: { token, fullName: name, phone: '+12125550176', password: PASSWORD },
  });
  expect(joined.ok(), await joined.text()).toBe(true);
  return email;
}
