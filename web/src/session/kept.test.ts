import { QueryClient } from '@tanstack/react-query';
import type * as Kept from './kept';
import type * as Session from './session';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const DAY = 24 * 60 * 60_000;
const kept = () => localStorage.getItem('connexus.kept.1') ?? '';

let module: typeof Kept;
let session: typeof Session;
let client: QueryClient;

async function open(signIn: string | undefined): Promise<void> {
  vi.resetModules();
  if (signIn === undefined) localStorage.removeItem('connexus.signed-in');
  else localStorage.setItem('connexus.signed-in', signIn);
  session = await import('./session');
  module = await import('./kept');
  client = new QueryClient();
  module.restoreKept(client);
  module.keep(client);
}

async function read(key: unknown[], data: unknown): Promise<void> {
  client.setQueryData(key, data);
  await vi.advanceTimersByTimeAsync(1_500);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  localStorage.clear();
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('refused'))),
  );
  await open('mara');
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

it('is there again for the same sign-in', async () => {
  await read(['texts', 'all'], ['On its way.']);
  await open('mara');
  expect(client.getQueryData(['texts', 'all'])).toEqual(['On its way.']);
});

it('never shows one sign-in what another one read, and does not leave it lying', async () => {
  await read(['texts', 'all'], ['On its way.']);
  await open('jo');
  expect(client.getQueryCache().getAll()).toEqual([]);
  expect(kept()).toBe('');
});

it('is not written by a tab whose sign-in was replaced in another one', async () => {
  localStorage.setItem('connexus.signed-in', 'jo');
  await read(['texts', 'all'], ['On its way.']);
  expect(kept()).toBe('');
});

it('is forgotten after a week without the server', async () => {
  await read(['texts', 'all'], ['On its way.']);
  await vi.advanceTimersByTimeAsync(8 * DAY);
  await open('mara');
  expect(client.getQueryData(['texts', 'all'])).toBeUndefined();
  expect(kept()).not.toContain('On its way.');
});

it('holds the newest page of calls and the twenty calls read last', async () => {
  await read(['calls'], { pages: [{ items: ['newest'] }, { items: ['older'] }], pageParams: [undefined, 'before'] });
  for (let call = 0; call < 25; call++) {
    client.setQueryData(['call', call], `call ${call} was read`);
    client.setQueryData(['texts', call], [`text of ${call}`]);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(1_500);
  expect(kept()).toContain('newest');
  expect(kept()).not.toContain('older');
  expect(kept()).toContain('call 5 was read');
  expect(kept()).toContain('text of 5');
  expect(kept()).not.toContain('call 4 was read');
  expect(kept()).not.toContain('text of 4');
});

it('is not written once nobody is signed in', async () => {
  session.endSession();
  await read(['texts', 'all'], ['On its way.']);
  expect(kept()).toBe('');
});
