import type * as z from 'zod/mini';
import { RequestError, statusOf } from '../api/failure';
import { send } from '../api/send';
import { passkeyCeremonySchema, sessionSchema } from '../contract/models';
import { createStore } from '../store';
import { forgetOwedLogout, oweLogout, payLogout } from './owed';
import { askPasskey } from './passkey';

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

/**
 * This browser's sign-in has a name, new with each: it says that one may exist, so that a first visit does not ask the
 * server, and whether this tab and what is kept on the device still belong to it. Not a secret.
 */
const NAME = 'connexus.signed-in';
const LOCK = 'connexus.refresh';
const RENEW_EARLY_MS = 60_000;
const RETRY_MS = 4_000;
/** Whoever wants to sign in next waits for the farewells no longer than this. */
const FAREWELL_MS = 5_000;

let name = localStorage.getItem(NAME);
let renewing: Promise<string> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks once at start whether the cookie still stands for somebody. */
export async function startSession(): Promise<void> {
  window.addEventListener('storage', stepAside);
  document.addEventListener('visibilitychange', stepAside);
  window.addEventListener('online', () => void exclusively(payLogout));
  void exclusively(payLogout);
  if (name === null) become({ kind: 'signed-out', why: 'never' });
  else await renew().catch(() => undefined);
}

/** `code` is of the authenticator app or a recovery code. */
export const signIn = (credentials: { email: string; password: string; code?: string }) =>
  enter('/auth/login', credentials);

export interface Registration {
  email: string;
  password: string;
  fullName: string;
  phone: string;
  businessName?: string;
}

export const register = (registration: Registration) => enter('/auth/register', registration);

export interface Acceptance {
  token: string;
  fullName: string;
  phone: string;
  password: string;
}

export const acceptInvitation = (acceptance: Acceptance) => enter('/auth/invitation/accept', acceptance);

export async function signInWithPasskey(): Promise<void> {
  const { id, publicKey } = await send(passkeyCeremonySchema, {
    method: 'POST',
    path: '/auth/passkeys/sign-in/options',
  });
  const credential = await askPasskey(publicKey);
  await enter('/auth/passkeys/sign-in', { ceremony: id, credential });
}

async function enter(path: string, body: object): Promise<void> {
  const said = { ...body, ...clock() };
  await exclusively(async () => {
    await payLogout();
    begin(await send(sessionSchema, { method: 'POST', path, body: said }));
  });
}

/** The time zone by which people tell their sign-ins apart; a browser may know none, or a mere offset. */
function clock(): { timeZone?: string } {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string };
  return timeZone !== undefined && /^[a-z]/i.test(timeZone) ? { timeZone } : {};
}

type Farewell = (token: string | undefined) => Promise<unknown>;

const leaving: Farewell[] = [];

/** For what is to be done before the sign-in ends, with its last token if there still is one. */
export function onLeaving(say: Farewell): void {
  leaving.push(say);
}

/**
 * Signs out here at once; that the server may be out of reach must not keep somebody signed in on this device, and it is
 * told later. Whoever signs in meanwhile does so after it was told: it must not be their cookie that is given up.
 */
export async function signOut(): Promise<void> {
  const now = session.get();
  const farewells = leaving.map((say) => say(now.kind === 'signed-in' ? now.token : undefined));
  // The cookie may be that of somebody who signed in elsewhere in this browser.
  if (signInName() !== undefined) oweLogout();
  become({ kind: 'signed-out', why: 'asked' });
  await exclusively(async () => {
    await Promise.race([Promise.allSettled(farewells), pause(FAREWELL_MS)]);
    await payLogout();
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The server says that this sign-in ended or changed, as a role does: a new token, or the way out. */
export function reconsiderSession(): void {
  const now = session.get();
  void renew(now.kind === 'signed-in' ? now.token : undefined).catch(() => undefined);
}

export function endSession(): void {
  if (session.get().kind !== 'signed-out') become({ kind: 'signed-out', why: 'ended' });
}

/** The name of the sign-in this tab belongs to; undefined when that is no longer the browser's. */
export function signInName(): string | undefined {
  return name !== null && localStorage.getItem(NAME) === name ? name : undefined;
}

/** Another tab signed out or signed somebody else in: nothing of the former may stay on this tab's screen. */
function stepAside(): void {
  if (signInName() === undefined) endSession();
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

let turn: Promise<unknown> = Promise.resolve();

/** Each refresh token works once: tabs take turns, so none presents a cookie that another tab is replacing. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // There are none on a page that came over plain HTTP from another machine, whatever the types say: there, only the
  // page's own work takes turns.
  const { locks } = navigator as { locks?: LockManager | null };
  if (locks) return locks.request(LOCK, work) as Promise<T>;
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

async function trade(): Promise<string> {
  // The cookie may be somebody else's by now.
  stepAside();
  const mine = name;
  if (mine === null) throw new RequestError({ kind: 'unreachable' });
  try {
    const got = await send(sessionSchema, { method: 'POST', path: '/auth/refresh' });
    // A log-out while this was under way wins, also when somebody else signed in after it.
    if (name !== mine) throw new RequestError({ kind: 'unreachable' });
    return accept(got);
  } catch (error) {
    const status = statusOf(error);
    if (name !== mine) throw error;
    if (status === 400 || status === 401 || status === 403) endSession();
    else lostReach();
    throw error;
  }
}

function lostReach(): void {
  const now = session.get();
  // A token that still works is kept; only its renewal is tried again.
  if (now.kind !== 'signed-in' || now.renewAt + RENEW_EARLY_MS < Date.now()) become({ kind: 'unreachable' });
  schedule(RETRY_MS);
}

type Grant = z.output<typeof sessionSchema>;

function begin(grant: Grant): void {
  name = `${Date.now()}.${Math.random()}`;
  localStorage.setItem(NAME, name);
  forgetOwedLogout();
  accept(grant);
}

function accept({ accessToken: token, expiresAt }: Grant): string {
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
    if (signInName() !== undefined) localStorage.removeItem(NAME);
    name = null;
  }
  session.set(next);
}
