import { PasskeyError } from '../session/passkey';
import { strings } from '../strings';
import { unreachable } from '../store';
import type { Problem } from '../contract/models';

/** Why a request did not succeed, in the three ways that need different words. */
export type Failure =
  | { kind: 'refused'; problem: Problem; retryAfter?: number | undefined }
  | { kind: 'unreachable' }
  | { kind: 'not-understood'; detail: string };

export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(describe(failure).title);
    this.failure = failure;
  }
}

/** What happened and what to do. */
function describe(failure: Failure): { title: string; detail: string } {
  switch (failure.kind) {
    case 'refused':
      return {
        title: failure.problem.title,
        detail:
          failure.retryAfter === undefined ? (failure.problem.detail ?? '') : strings.errors.wait(failure.retryAfter),
      };
    case 'unreachable':
      return strings.errors.unreachable;
    case 'not-understood':
      return strings.errors.notUnderstood;
    default:
      return unreachable(failure);
  }
}

export function describeError(error: unknown): { title: string; detail: string } {
  if (error instanceof PasskeyError) return { title: strings.session.passkeyFailed[error.why], detail: '' };
  return error instanceof RequestError ? describe(error.failure) : strings.errors.unexpected;
}

/** What happened and what to do, for where there is one line. */
export function inOneLine(error: unknown): string {
  const { title, detail } = describeError(error);
  return detail === '' ? title : `${title.replace(/\.$/, '')}. ${detail}`;
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof RequestError && error.failure.kind === 'refused' ? error.failure.problem.status : undefined;
}

/** Whether what was asked may have been done all the same. */
export function answerIsLost(error: unknown): boolean {
  return error instanceof RequestError && (error.failure.kind === 'unreachable' || (statusOf(error) ?? 0) >= 500);
}

/** The last part of the problem's type, which never changes. */
export function slugOf(error: unknown): string | undefined {
  if (!(error instanceof RequestError) || error.failure.kind !== 'refused') return undefined;
  return error.failure.problem.type.split('/').at(-1);
}

/** What the server said about one field of a form. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof RequestError) || error.failure.kind !== 'refused') return {};
  return Object.fromEntries((error.failure.problem.errors ?? []).map(({ field, message }) => [field, message]));
}
