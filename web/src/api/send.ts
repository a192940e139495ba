import * as z from 'zod/mini';
import { problemSchema } from '../contract/models';
import { language } from '../language';
import { RequestError } from './failure';

export interface Sending {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Sent as JSON; a blob as it is. */
  body?: unknown;
  token?: string | undefined;
  signal?: AbortSignal | undefined;
  /** The same request sent twice with the same key is done once. */
  idempotencyKey?: string | undefined;
}

const TIMEOUT_MS = 15_000;

/** One HTTP exchange: problems and dead networks become RequestError, an answer is parsed and never cast. */
export async function send<Schema extends z.ZodMiniType>(schema: Schema, sending: Sending): Promise<z.output<Schema>> {
  const response = await exchange(sending);
  const parsed = z.safeParse(schema, response.status === 204 ? undefined : await json(response));
  if (parsed.success) return parsed.data;
  throw new RequestError({ kind: 'not-understood', detail: `${sending.path}: ${z.prettifyError(parsed.error)}` });
}

/** A file rather than JSON. */
export async function download(sending: Sending): Promise<Blob> {
  const response = await exchange(sending);
  try {
    return await response.blob();
  } catch {
    throw new RequestError({ kind: 'unreachable' });
  }
}

async function exchange(sending: Sending): Promise<Response> {
  const response = await reach(sending);
  if (response.ok) return response;
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  throw new RequestError({
    kind: 'refused',
    problem: await problemOf(response),
    ...(response.status === 429 && seconds > 0 ? { retryAfter: seconds } : {}),
  });
}

async function reach({ method, path, body, token, signal, idempotencyKey }: Sending): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, */*;q=0.5',
    'Accept-Language': language.get(),
    'X-Connexus-Client': 'web',
  };
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(`/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
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
