import * as z from 'zod/mini';
import { RequestError, statusOf } from '../api/failure';
import { send } from '../api/send';
import { sessionSchema } from '../contract/models';
import { createStore } from '../store';

/**
 * The sign-in. The access token lives in memory only; the refresh token is a cookie that scripts cannot read.
 * `unreachable`: signed in when last seen, but the server cannot be asked now; what was read before can be shown.
 */
export type Session =
  | { kind: 'starting' }
  | { kind: 'signed-out'; why: 'asked' | 'ended' | 'never' }
  | { kind: 'signed-in'; token: string; renewAt: number }
  | { kind: 'unreachable' };

export const session = createStore<Session>({ kind: 'starting' });

/** Only says that a sign-in may exist, so that a first visit does not ask the server for one. Not a secret. */
const HINT = 'connexus.signed-in';
const LOCK = 'connexus.refresh';
const RENEW_EARLY_MS = 60_000;
const RETRY_MS = 4_000;

const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('connexus.session');
let renewing: Promise<string> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks once at start whether the cookie still stands for somebody. */
export async function startSession(): Promise<void> {
  tabs?.addEventListener('message', (event) => {
    if (event.data === 'signed-out' && session.get().kind !== 'signed-out')
      become({ kind: 'signed-out', why: 'asked' });
  });
  if (localStorage.getItem(HINT) === null) become({ kind: 'signed-out', why: 'never' });
  else await renew().catch(() => undefined);
}

export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  accept(await send(sessionSchema, { method: 'POST', path: '/auth/login', body: credentials }));
}

export interface Registration {
  email: string;
  password: string;
  fullName: string;
  phone: string;
  businessName?: string;
}

export async function register(registration: Registration): Promise<void> {
  accept(await send(sessionSchema, { method: 'POST', path: '/auth/register', body: registration }));
}

/** Signs out here at once; that the server may be out of reach must not keep somebody signed in on this device. */
export async function signOut(): Promise<void> {
  become({ kind: 'signed-out', why: 'asked' });
  tabs?.postMessage('signed-out');
  await send(z.unknown(), { method: 'POST', path: '/auth/logout' }).catch(() => undefined);
}

export function endSession(): void {
  if (session.get().kind !== 'signed-out') become({ kind: 'signed-out', why: 'ended' });
}

export async function accessToken(): Promise<string> {
  const now = session.get();
  return now.kind === 'signed-in' ? now.token : renew();
}

/** A new access token; many callers share one exchange. `refused` is the token that no longer works. */
export function renew(refused?: string): Promise<string> {
  const now = session.get();
  if (refused !== undefined && now.kind === 'signed-in' && now.token !== refused) return Promise.resolve(now.token);
  renewing ??= exclusively(trade).finally(() => (renewing = undefined));
  return renewing;
}

/** Each refresh token works once: tabs take turns, so none presents a cookie that another tab is replacing. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // There are none on a page that came over plain HTTP from another machine, whatever the types say.
  const { locks } = navigator as { locks?: LockManager | null };
  return locks ? (locks.request(LOCK, work) as Promise<T>) : work();
}

async function trade(): Promise<string> {
  try {
    const got = await send(sessionSchema, { method: 'POST', path: '/auth/refresh' });
    // A log-out while this was under way wins.
    if (session.get().kind === 'signed-out') throw new RequestError({ kind: 'unreachable' });
    return accept(got);
  } catch (error) {
    const status = statusOf(error);
    if (status === 400 || status === 401 || status === 403) endSession();
    else if (session.get().kind !== 'signed-out') lostReach();
    throw error;
  }
}

function lostReach(): void {
  const now = session.get();
  // A token that still works is kept; only its renewal is tried again.
  if (now.kind !== 'signed-in' || now.renewAt + RENEW_EARLY_MS < Date.now()) become({ kind: 'unreachable' });
  schedule(RETRY_MS);
}

function accept({ accessToken: token, expiresAt }: z.output<typeof sessionSchema>): string {
  // Never sooner than in five seconds: a device whose clock runs ahead must not renew in a loop.
  const wait = Math.max(Date.parse(expiresAt) - Date.now() - RENEW_EARLY_MS, 5_000);
  become({ kind: 'signed-in', token, renewAt: Date.now() + wait });
  schedule(wait);
  return token;
}

function schedule(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void renew().catch(() => undefined), wait);
}

function become(next: Session): void {
  if (next.kind === 'signed-out') {
    clearTimeout(timer);
    localStorage.removeItem(HINT);
  }
  if (next.kind === 'signed-in') localStorage.setItem(HINT, '1');
  session.set(next);
}
