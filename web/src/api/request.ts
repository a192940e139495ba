import * as z from 'zod/mini';
import { accessToken, renew } from '../session/session';
import { slugOf, statusOf } from './failure';
import { download, send, type Sending } from './send';

/** An exchange as the signed-in member; a token that was refused is renewed once. */
export async function request<Schema extends z.ZodMiniType>(
  schema: Schema,
  sending: Omit<Sending, 'token'>,
): Promise<z.output<Schema>> {
  return asMember((token) => send(schema, { ...sending, token }));
}

/** A file, as the signed-in member. */
export function requestFile(path: string, signal?: AbortSignal): Promise<Blob> {
  return asMember((token) => download({ method: 'GET', path, token, signal }));
}

async function asMember<Answer>(exchange: (token: string) => Promise<Answer>): Promise<Answer> {
  const token = await accessToken();
  try {
    return await exchange(token);
  } catch (error) {
    // A wrong password or code answers 401 too, and no new token would change that.
    if (statusOf(error) !== 401 || OF_THE_ENTRY.has(slugOf(error) ?? '')) throw error;
    return exchange(await renew(token));
  }
}

const OF_THE_ENTRY = new Set(['wrong-credentials', 'wrong-code']);

export const nothing = z.unknown();
