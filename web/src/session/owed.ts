import * as z from 'zod/mini';
import { statusOf } from '../api/failure';
import { send } from '../api/send';

/** Somebody signed out here and the server has not heard of it: their cookie still stands for them. Not a secret. */
const OWED = 'connexus.owed-logout';

export const oweLogout = () => localStorage.setItem(OWED, '1');

/** A new sign-in has put its cookie in the place of the former one. */
export const forgetOwedLogout = () => localStorage.removeItem(OWED);

/** To be called by whoever has the exclusive use of the cookie, before any other use of it. */
export async function payLogout(): Promise<void> {
  if (localStorage.getItem(OWED) === null) return;
  try {
    await send(z.unknown(), { method: 'POST', path: '/auth/logout' });
  } catch (error) {
    const status = statusOf(error) ?? 500;
    // It may have not been done, and is tried again.
    if (status >= 500 || status === 429) return;
  }
  forgetOwedLogout();
}
