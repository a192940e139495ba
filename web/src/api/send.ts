import * as z from 'zod/mini';
import { problemSchema } from '../contract/models';
import { RequestError } from './failure';

export interface Sending {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  token?: string | undefined;
  signal?: AbortSignal | undefined;
}

const TIMEOUT_MS = 15_000;

/** One HTTP exchange: problems and dead networks become RequestError, an answer is parsed and never cast. */
export async function send<Schema extends z.ZodMiniType>(schema: Schema, sending: Sending): Promise<z.output<Schema>> {
  const response = await exchange(sending);
  if (!response.ok) throw new RequestError({ kind: 'refused', problem: await problemOf(response) });
  const parsed = z.safeParse(schema, response.status === 204 ? undefined : await json(response));
  if (parsed.success) return parsed.data;
  throw new RequestError({ kind: 'not-understood', detail: `${sending.path}: ${z.prettifyError(parsed.error)}` });
}

async function exchange({ method, path, body, token, signal }: Sending): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Connexus-Client': 'web' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(`/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new RequestError({ kind: 'unreachable' });
  }
}

async function problemOf(response: Response) {
  const parsed = z.safeParse(problemSchema, await json(response));
  if (parsed.success) return parsed.data;
  // A proxy in between answers in its own words; 502 to 504 from one of those means the server was not reached.
  if (response.status >= 502 && response.status <= 504) throw new RequestError({ kind: 'unreachable' });
  return { type: 'about:blank', title: `The server answered ${response.status}.`, status: response.status };
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
