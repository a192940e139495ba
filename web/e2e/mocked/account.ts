import { ok, problem, type Answer, type Body } from './answer';
import { ago, ME, newId, type Schemas } from './world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const PASSWORD = 'harbour-demo';
export const CODE = '123456';
const RECOVERY = ['k7mq-2xw9-hd4p', 'b3nr-8ytc-wq5z', 'm6js-4vkf-gx2h', 'd9pl-7aet-rn3c', 'w2hb-5zum-ky8q'];
/** One pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What the stand-in knows of members, sign-ins and the record of what they did. */
export class Account {
  readonly profile: Schemas['Profile'] = {
    userId: ME,
    workspaceId: newId(),
    email: 'owner@harbour.example',
    emailVerified: true,
    fullName: 'Mara Lindqvist',
    phone: '+12125550199',
    phoneVerified: true,
    businessName: 'Harbour Dental',
    role: 'owner',
  };
  closed = false;
  secondFactor = false;
  passkeys: Schemas['Passkey'][] = [
    { id: newId(), name: 'Chrome on Android', createdAt: ago(90 * DAY), lastUsedAt: ago(2 * HOUR) },
  ];
  sessions: Schemas['SignIn'][] = [
    {
      id: newId(),
      device: 'Safari on iPhone',
      address: '203.0.113.7',
      city: 'Madrid',
      startedAt: ago(3 * DAY),
      lastSeenAt: ago(2 * HOUR),
      current: false,
    },
    {
      id: newId(),
      device: 'Chrome on Linux',
      address: '2001:db8:85a3::8a2e:370:7334',
      startedAt: ago(HOUR),
      lastSeenAt: ago(60_000),
      current: true,
    },
  ];
  devices: Schemas['Device'][] = [
    { id: newId(), name: 'Chrome on Android', createdAt: ago(20 * DAY), lastNotifiedAt: ago(HOUR), current: false },
  ];
  members: Schemas['TeamMember'][] = [
    {
      id: ME,
      fullName: 'Mara Lindqvist',
      email: 'owner@harbour.example',
      role: 'owner',
      presence: 'online',
      joinedAt: ago(200 * DAY),
    },
    {
      id: newId(),
      fullName: 'Jo Park',
      email: 'jo.park@harbour.example',
      role: 'agent',
      presence: 'do-not-disturb',
      avatar: '1',
      joinedAt: ago(40 * DAY),
    },
    {
      id: newId(),
      fullName: 'Bartholomew Featherstonehaugh-Montgomery',
      email: 'bartholomew.featherstonehaugh-montgomery@harbour.example',
      role: 'viewer',
      presence: 'offline',
      joinedAt: ago(3 * DAY),
    },
  ];
  invitations: Schemas['Invitation'][] = [
    {
      id: newId(),
      email: 'lena@harbour.example',
      role: 'admin',
      invitedBy: 'Mara Lindqvist',
      sentAt: ago(DAY),
      expiresAt: ago(-6 * DAY),
    },
  ];
  audit: Schemas['AuditEntry'][] = Array.from({ length: 60 }, (_, index) => ({
    id: newId(),
    at: ago(index * 5 * HOUR + HOUR),
    actor: { id: ME, name: 'Mara Lindqvist' },
    action: ['member.role-changed', 'invitation.sent', 'template.removed'][index % 3] ?? '',
    subject: index % 3 === 0 ? 'Jo Park' : 'lena@harbour.example',
    details: index % 3 === 0 ? { from: 'viewer', to: 'agent' } : {},
    address: '203.0.113.7',
    device: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  }));
  preferences: Schemas['Preferences'] = {
    language: 'en',
    timeZone: 'America/New_York',
    notifications: { incomingCalls: true, missedCalls: true, texts: false },
    ringDevices: ['phone'],
    acceptByKey: true,
    doNotDisturb: {
      enabled: true,
      from: '22:00',
      until: '07:00',
      days: ['monday', 'tuesday', 'wednesday', 'thursday'],
    },
  };
  /** What was last sent where, for a test to look at. */
  readonly got = new Map<string, Body>();

  secondStep(code: unknown): Answer | undefined {
    if (!this.secondFactor) return undefined;
    if (code === undefined) return problem(401, 'second-factor-required', 'A code is needed.', 'Enter it to go on.');
    if (code === CODE || code === RECOVERY[0]) return undefined;
    return problem(401, 'wrong-code', 'That code is wrong.', 'Wait for the next one and enter it.');
  }

  answer(method: string, path: string, query: URLSearchParams, body: Body): Answer {
    const what = `${method} ${path}`;
    this.got.set(what, body);
    const id = path.split('/')[3];
    switch (what) {
      case 'GET /users/profile':
        return ok(this.profile);
      case 'PUT /users/profile':
        return ok(Object.assign(this.profile, body));
      case 'GET /users/preferences':
        return ok(this.preferences);
      case 'PUT /users/preferences':
        return ok(Object.assign(this.preferences, body));
      case 'PUT /users/profile/avatar':
        this.profile.avatar = newId();
        return NOTHING;
      case 'DELETE /users/profile/avatar':
        delete this.profile.avatar;
        return NOTHING;
      case 'GET /users/push-key':
        return ok({ publicKey: 'BAEC' });
      case 'POST /users/fcm-token': {
        const device = { id: newId(), name: String(body['name']), createdAt: ago(0), current: true };
        this.devices.unshift(device);
        return { status: 201, body: device };
      }
      case 'GET /users/devices':
        return ok({ items: this.devices });
      case 'GET /workspace':
      case 'PUT /workspace':
        Object.assign(this.profile, body);
        return ok({ id: this.profile.workspaceId, businessName: this.profile.businessName });
      case 'GET /auth/verify-email':
        if (query.get('token') !== 'good') return INVALID_TOKEN;
        this.profile.emailVerified = true;
        return ok({ email: this.profile.email });
      case 'POST /auth/email/restore':
        return body['token'] === 'good' ? ok({ email: this.profile.email }) : INVALID_TOKEN;
      case 'POST /auth/reset-password/confirm':
        return body['token'] === 'good' ? NOTHING : INVALID_TOKEN;
      case 'GET /auth/invitation':
        if (query.get('token') !== 'good') return INVALID_TOKEN;
        return ok({ businessName: this.profile.businessName, email: 'lena@harbour.example', role: 'agent' });
      case 'POST /auth/invitation/accept':
        return { status: 201, body: { accessToken: 'token', expiresAt: ago(-600_000) } };
      case 'POST /auth/password':
        return body['currentPassword'] === PASSWORD ? NOTHING : WRONG_PASSWORD;
      case 'GET /auth/sessions':
        return ok({ items: this.sessions });
      case 'DELETE /auth/sessions':
        this.sessions = this.sessions.filter(({ current }) => current);
        return NOTHING;
      case 'GET /auth/second-factor':
        return ok({ enabled: this.secondFactor, recoveryCodesLeft: this.secondFactor ? RECOVERY.length : 0 });
      case 'POST /auth/second-factor':
        return this.withPassword(body, () => ({
          status: 201,
          body: {
            secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
            uri: 'otpauth://totp/ConnexUS:owner%40harbour.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ConnexUS',
          },
        }));
      case 'POST /auth/second-factor/confirm':
        if (body['code'] !== CODE) return problem(401, 'wrong-code', 'That code is wrong.', 'Enter the next one.');
        this.secondFactor = true;
        return ok({ codes: RECOVERY });
      case 'POST /auth/second-factor/recovery-codes':
        return this.withPassword(body, () => ok({ codes: RECOVERY }));
      case 'POST /auth/second-factor/disable':
        return this.withPassword(body, () => {
          this.secondFactor = false;
          return NOTHING;
        });
      case 'GET /auth/passkeys':
        return ok({ items: this.passkeys });
      case 'POST /auth/passkeys': {
        const passkey = { id: newId(), name: String(body['name']), createdAt: ago(0) };
        this.passkeys.push(passkey);
        return { status: 201, body: passkey };
      }
      case 'POST /auth/passkeys/options':
        return this.withPassword(body, () => ({ status: 201, body: { id: newId(), publicKey: CREATION } }));
      case 'POST /auth/passkeys/sign-in/options':
        return { status: 201, body: { id: newId(), publicKey: REQUEST } };
      case 'GET /team/members':
        return ok({ items: this.members });
      case 'GET /team/invitations':
        return ok({ items: this.invitations });
      case 'POST /team/invitations': {
        const invitation = {
          id: newId(),
          email: String(body['email']),
          role: body['role'] as 'agent',
          invitedBy: this.profile.fullName,
          sentAt: ago(0),
          expiresAt: ago(-7 * DAY),
        };
        this.invitations = [...this.invitations, invitation];
        return { status: 201, body: invitation };
      }
      case 'GET /audit':
        return this.auditPage(query);
      case 'GET /audit/export':
        return {
          status: 200,
          file: { type: 'text/csv', content: 'at,actor,action\r\n2026-03-01,Mara,invitation.sent\r\n' },
        };
    }
    if (path.startsWith('/team/members/')) return this.member(method, path, String(id), body);
    if (method === 'GET' && path.endsWith('/avatar'))
      return { status: 200, file: { type: 'image/jpeg', content: PICTURE } };
    if (method === 'DELETE') {
      for (const list of ['sessions', 'passkeys', 'devices', 'invitations'] as const)
        this[list] = this[list].filter((one) => one.id !== id) as never;
      return NOTHING;
    }
    // Whatever is only sent: mails, a test notification.
    return { status: 202 };
  }

  private withPassword(body: Body, then: () => Answer): Answer {
    return body['password'] === PASSWORD ? then() : WRONG_PASSWORD;
  }

  private member(method: string, path: string, id: string, body: Body): Answer {
    const member = this.members.find((one) => one.id === id);
    if (member === undefined) return problem(404, 'not-found', 'There is no such member.');
    if (method === 'DELETE') {
      this.members = this.members.filter((one) => one !== member);
      return NOTHING;
    }
    if (path.endsWith('/make-owner')) {
      return this.withPassword(body, () => {
        for (const one of this.members) if (one.role === 'owner') one.role = 'admin';
        member.role = 'owner';
        this.profile.role = 'admin';
        return ok(member);
      });
    }
    return ok(Object.assign(member, body));
  }

  private auditPage(query: URLSearchParams): Answer {
    const wanted = this.audit.filter(({ action }) => action === (query.get('action') ?? action));
    const from = wanted.findIndex(({ id }) => id === query.get('before')) + 1;
    const items = wanted.slice(from, from + Number(query.get('limit') ?? 50));
    const last = items.at(-1);
    return ok({ items, ...(last === undefined || last === wanted.at(-1) ? {} : { next: last.id }) });
  }
}

const NOTHING: Answer = { status: 204 };
const INVALID_TOKEN = problem(422, 'invalid-token', 'This link no longer works.', 'Ask for a new one.');
const WRONG_PASSWORD = problem(401, 'wrong-credentials', 'The password is wrong.', 'Check it and try again.');

const CREATION = {
  challenge: 'c29tZXRoaW5nIHJhbmRvbQ',
  rp: { id: 'localhost', name: 'ConnexUS' },
  user: { id: 'bWFyYQ', name: 'owner@harbour.example', displayName: 'Mara Lindqvist' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  excludeCredentials: [],
};
const REQUEST = { challenge: 'c29tZXRoaW5nIHJhbmRvbQ', rpId: 'localhost', userVerification: 'required' };
