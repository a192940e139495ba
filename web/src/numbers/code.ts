import { createStore } from '../store';

const GOOD_FOR_MS = 10 * 60_000;
const PAUSE_MS = 30_000;
const TRIES = 5;

/** A code that this app has had sent. The server never says why it refuses one, so it is counted here. */
export interface SentCode {
  at: number;
  wrong: number;
}

/** By the number's id; a code that was sent elsewhere is not in it. */
export const sentCodes = createStore<ReadonlyMap<string, SentCode>>(new Map());

export function codeSent(number: string): void {
  sentCodes.set((codes) => new Map(codes).set(number, { at: Date.now(), wrong: 0 }));
}

export function codeWrong(number: string): void {
  sentCodes.set((codes) => {
    const code = codes.get(number);
    return code === undefined ? codes : new Map(codes).set(number, { ...code, wrong: code.wrong + 1 });
  });
}

/** Whether trying makes sense. */
export type CodeState = { kind: 'unknown' } | { kind: 'open'; left: number } | { kind: 'spent' } | { kind: 'expired' };

export function codeState(code: SentCode | undefined, now: number): CodeState {
  if (code === undefined) return { kind: 'unknown' };
  if (now - code.at >= GOOD_FOR_MS) return { kind: 'expired' };
  return code.wrong >= TRIES ? { kind: 'spent' } : { kind: 'open', left: TRIES - code.wrong };
}

/** Seconds until the server sends another; 0 for now. */
export function secondsToWait(code: SentCode | undefined, now: number): number {
  return code === undefined ? 0 : Math.max(0, Math.ceil((code.at + PAUSE_MS - now) / 1000));
}

/** The digits of what was typed or pasted, whatever stands between them. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '').slice(0, 6);
