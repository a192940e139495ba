import type * as Module from './session';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const answer = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));
const pair = (token: string, seconds = 600) => ({
  accessToken: token,
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
});
const problem = (status: number) => ({ type: 'https://x/problems/p', title: 'No.', status });

let fetching: ReturnType<typeof vi.fn<(path: string, init: RequestInit) => Promise<Response>>>;
let module: typeof Module;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  localStorage.clear();
  fetching = vi.fn();
  vi.stubGlobal('fetch', fetching);
  module = await import('./session');
});
afterEach(() => {
  vi.useRealTimers();
});

const signIn = async (name: string) => {
  localStorage.setItem('connexus.signed-in', name);
  vi.resetModules();
  module = await import('./session');
};

describe('at the start', () => {
  it('does not ask the server on a first visit', async () => {
    await module.startSession();
    expect(module.session.get()).toEqual({ kind: 'signed-out', why: 'never' });
    expect(fetching).not.toHaveBeenCalled();
  });

  it('trades the cookie for a token, saying it is a browser', async () => {
    await signIn('mara');
    fetching.mockImplementation(() => answer(200, pair('one')));
    await module.startSession();
    expect(module.session.get()).toMatchObject({ kind: 'signed-in', token: 'one' });
    expect(fetching.mock.calls[0]?.[0]).toBe('/v1/auth/refresh');
    expect(fetching.mock.calls[0]?.[1].headers).toMatchObject({ 'X-Connexus-Client': 'web' });
  });

  it('waits for a server that cannot be reached, and goes on by itself', async () => {
    await signIn('mara');
    fetching.mockRejectedValueOnce(new TypeError('refused'));
    await module.startSession();
    expect(module.session.get().kind).toBe('unreachable');
    fetching.mockImplementation(() => answer(200, pair('one')));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(module.session.get().kind).toBe('signed-in');
  });
});

describe('signing in', () => {
  beforeEach(() => vi.useRealTimers()); // the false ones bring a date format of their own

  const bodyAt = async (timeZone: string | undefined) => {
    const options = new Intl.DateTimeFormat().resolvedOptions();
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
      ...options,
      timeZone: timeZone as string,
    });
    fetching.mockImplementation(() => answer(200, pair('one')));
    await module.signIn({ email: 'a@b.example', password: 'secret' });
    vi.restoreAllMocks();
    return JSON.parse(fetching.mock.lastCall?.[1].body as string) as unknown;
  };

  it('says the time zone of the clock, if there is one', async () => {
    const credentials = { email: 'a@b.example', password: 'secret' };
    expect(await bodyAt('Europe/Madrid')).toEqual({ ...credentials, timeZone: 'Europe/Madrid' });
    expect(await bodyAt('+02:00')).toEqual(credentials);
    expect(await bodyAt(undefined)).toEqual(credentials);
  });
});

describe('renewing', () => {
  beforeEach(async () => {
    fetching.mockImplementationOnce(() => answer(200, pair('one')));
    await module.signIn({ email: 'a@b.c', password: 'x' });
  });

  it('shares one exchange among many callers', async () => {
    fetching.mockImplementation(() => answer(200, pair('two')));
    const tokens = await Promise.all([module.renew('one'), module.renew('one'), module.renew()]);
    expect(tokens).toEqual(['two', 'two', 'two']);
    expect(fetching).toHaveBeenCalledTimes(2);
    expect(await module.renew('one')).toBe('two');
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('happens by itself a minute before the end', async () => {
    fetching.mockImplementation(() => answer(200, pair('two')));
    await vi.advanceTimersByTimeAsync(539_000);
    expect(fetching).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(module.session.get()).toMatchObject({ token: 'two' });
  });

  it('ends the sign-in when it is refused', async () => {
    fetching.mockImplementation(() => answer(401, problem(401)));
    await expect(module.renew()).rejects.toThrow();
    expect(module.session.get()).toEqual({ kind: 'signed-out', why: 'ended' });
    expect(localStorage.getItem('connexus.signed-in')).toBeNull();
  });

  it('keeps a token that still works while the server is away', async () => {
    fetching.mockRejectedValueOnce(new TypeError('refused'));
    await expect(module.renew()).rejects.toThrow();
    expect(module.session.get()).toMatchObject({ kind: 'signed-in', token: 'one' });
  });

  it('renews once when a request is refused, and repeats it', async () => {
    const { request, nothing } = await import('../api/request');
    fetching
      .mockImplementationOnce(() => answer(401, problem(401)))
      .mockImplementationOnce(() => answer(200, pair('two')))
      .mockImplementationOnce(() => answer(200, {}));
    await request(nothing, { method: 'GET', path: '/calls/history' });
    expect(fetching.mock.calls.at(-1)?.[1].headers).toMatchObject({ Authorization: 'Bearer two' });
  });

  it('signs out here at once, whatever the server says', async () => {
    fetching.mockRejectedValue(new TypeError('refused'));
    const leaving = module.signOut();
    expect(module.session.get()).toEqual({ kind: 'signed-out', why: 'asked' });
    await leaving;
    await vi.advanceTimersByTimeAsync(700_000);
    expect(module.session.get().kind).toBe('signed-out');
  });

  it('steps aside when another tab signs somebody else in', async () => {
    await module.startSession();
    localStorage.setItem('connexus.signed-in', 'jo');
    window.dispatchEvent(new StorageEvent('storage', { key: 'connexus.signed-in' }));
    expect(module.session.get()).toEqual({ kind: 'signed-out', why: 'ended' });
    expect(localStorage.getItem('connexus.signed-in')).toBe('jo');
  });

  it('does not trade a cookie that another tab replaced', async () => {
    localStorage.setItem('connexus.signed-in', 'jo');
    await expect(module.renew()).rejects.toThrow();
    expect(fetching).toHaveBeenCalledTimes(1);
    expect(module.session.get().kind).toBe('signed-out');
  });
});

describe('signing out', () => {
  const OWED = 'connexus.owed-logout';
  const paths = () => fetching.mock.calls.map(([path]) => path);
  const offline = () => fetching.mockRejectedValue(new TypeError('refused'));
  const online = () => fetching.mockImplementation(() => answer(200, pair('two')));
  const credentials = { email: 'jo@b.c', password: 'x' };

  beforeEach(async () => {
    fetching.mockImplementation(() => answer(200, pair('one')));
    await module.signIn({ email: 'a@b.c', password: 'x' });
    fetching.mockClear();
  });

  it('is told before anybody else signs in, however long the farewells take', async () => {
    let said: (() => void) | undefined;
    module.onLeaving(() => new Promise<void>((resolve) => (said = resolve)));
    const left = module.signOut();
    const entered = module.signIn(credentials);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(paths()).toEqual([]);
    said?.();
    await Promise.all([left, entered]);
    expect(paths()).toEqual(['/v1/auth/logout', '/v1/auth/login']);
    expect(module.session.get().kind).toBe('signed-in');
  });

  it('does not wait for a farewell that is never said', async () => {
    module.onLeaving(() => new Promise(() => undefined));
    const left = module.signOut();
    await vi.advanceTimersByTimeAsync(5_000);
    await left;
    expect(paths()).toEqual(['/v1/auth/logout']);
  });

  it('says farewell with the last token, and without one where there is none', async () => {
    const farewell = vi.fn(() => Promise.resolve());
    module.onLeaving(farewell);
    await module.signOut();
    await module.signOut();
    expect(farewell.mock.calls).toEqual([['one'], [undefined]]);
  });

  it('is told once the network is back', async () => {
    await module.startSession();
    await vi.advanceTimersByTimeAsync(0);
    fetching.mockClear();
    offline();
    await module.signOut();
    expect(localStorage.getItem(OWED)).not.toBeNull();
    fetching.mockClear();
    online();
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    // The modules of the tests before this one hear it as well.
    expect(new Set(paths())).toEqual(new Set(['/v1/auth/logout']));
    expect(localStorage.getItem(OWED)).toBeNull();
    fetching.mockClear();
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(paths()).toEqual([]);
  });

  it('owes nothing of the cookie of somebody who signed in in another tab', async () => {
    localStorage.setItem('connexus.signed-in', 'jo');
    await module.signOut();
    expect(paths()).toEqual([]);
  });

  it('is told at the next start, and is never undone by a refresh', async () => {
    offline();
    await module.signOut();
    fetching.mockReset();
    online();
    vi.resetModules();
    module = await import('./session');
    await module.startSession();
    await vi.advanceTimersByTimeAsync(0);
    expect(paths()).toEqual(['/v1/auth/logout']);
    expect(module.session.get().kind).toBe('signed-out');
  });

  it('is told before the next sign-in, whose cookie it must not be', async () => {
    fetching.mockImplementation(() => answer(503, problem(503)));
    await module.signOut();
    fetching.mockReset();
    online();
    await module.signIn(credentials);
    expect(paths()).toEqual(['/v1/auth/logout', '/v1/auth/login']);
    expect(localStorage.getItem(OWED)).toBeNull();
  });

  it('is owed no more once somebody is signed in, also if it could not be told', async () => {
    offline();
    await module.signOut();
    fetching.mockReset();
    fetching.mockImplementationOnce(() => answer(502, problem(502))).mockImplementation(() => answer(200, pair('two')));
    await module.signIn(credentials);
    expect(localStorage.getItem(OWED)).toBeNull();
  });
});
