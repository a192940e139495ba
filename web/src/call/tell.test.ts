import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { signIn } from '../session/session';
import { tell } from './tell';

const fetching = vi.fn<(path: string, init: { headers: Record<string, string> }) => Promise<Response>>();
const answer = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));
const problem = (status: number) => answer(status, { type: 'https://x/problems/p', title: 'No.', status });
const lost = () => Promise.reject(new TypeError('network'));
const call = (id: string) => ({
  id,
  direction: 'inbound',
  from: '+12125550123',
  fromDisplay: '(212) 555-0123',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'answered',
  phase: 'human',
  startedAt: '2026-03-01T10:00:00Z',
  version: 1,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
});

/** The keys of what was told, in the order of what becomes of it. */
async function keysOf(callId: string, ...told: [outcome: () => Promise<Response>, what: string, body?: object][]) {
  fetching.mockClear();
  for (const [outcome, what, body] of told) {
    fetching.mockImplementationOnce(outcome);
    await tell(callId, 'POST', what, body).catch(() => undefined);
  }
  return fetching.mock.calls.map(([, { headers }]) => headers['Idempotency-Key']);
}

beforeEach(async () => {
  vi.stubGlobal('fetch', fetching);
  fetching.mockReset();
  fetching.mockImplementationOnce(() =>
    answer(200, { accessToken: 't', expiresAt: new Date(Date.now() + 600_000).toISOString() }),
  );
  await signIn({ email: 'a@b.c', password: 'x' });
});
afterEach(() => vi.useRealTimers());

it('names a wish anew unless its answer was lost', async () => {
  const phone = { phone: '+12125550133' };
  const done = () => answer(202, call('a'));
  const [first, again, refused, broken, repeated] = await keysOf(
    'a',
    [lost, 'transfer', phone],
    [done, 'transfer', phone],
    [() => problem(409), 'transfer', phone],
    [() => problem(503), 'transfer', phone],
    [done, 'transfer', phone],
  );
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(again).toBe(first);
  expect(new Set([first, refused, broken]).size).toBe(3);
  expect(repeated).toBe(broken);
});

it('takes no other wish, and none of another call, for the repeated one', async () => {
  const keys = await keysOf('b', [lost, 'dtmf', { digits: '1' }], [lost, 'dtmf', { digits: '2' }]);
  keys.push(...(await keysOf('c', [lost, 'dtmf', { digits: '2' }])));
  keys.push(...(await keysOf('b', [lost, 'dtmf', { digits: '1' }])));
  expect(new Set(keys).size).toBe(4);
});

it('takes the same wish a minute later for another', async () => {
  const [first] = await keysOf('d', [lost, 'leave']);
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  const [later] = await keysOf('d', [lost, 'leave']);
  expect(later).toBeDefined();
  expect(later).not.toBe(first);
});
