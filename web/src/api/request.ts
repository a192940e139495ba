import * as z from 'zod/mini';
import { accessToken, renew } from '../session/session';
import { statusOf } from './failure';
import { send, type Sending } from './send';

/** An exchange as the signed-in member; a token that was refused is renewed once. */
export async function request<Schema extends z.ZodMiniType>(
  schema: Schema,
  sending: Omit<Sending, 'token'>,
): Promise<z.output<Schema>> {
  const token = await accessToken();
  try {
    return await send(schema, { ...sending, token });
  } catch (error) {
    if (statusOf(error) !== 401) throw error;
    return send(schema, { ...sending, token: await renew(token) });
  }
}

export const nothing = z.unknown();
