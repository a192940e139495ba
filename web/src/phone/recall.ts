import { isTalking, type Line } from './lines';

// Which of the server's calls a line is, over a reload of this tab: the wire gives the line back, but need not know that.
const KEY = 'connexus.phone.lines';
const MUTED = 'connexus.phone.muted';

export function remember(lines: readonly Line[]): void {
  const known = lines.filter(isTalking).flatMap(({ id, callId }) => (callId === undefined ? [] : [[id, callId]]));
  const muted = lines.filter((line) => isTalking(line) && line.muted).map(({ id }) => id);
  sessionStorage.setItem(MUTED, JSON.stringify(muted));
  if (known.length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(known)));
}

export function recalled(id: string): string | undefined {
  const callId = (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, unknown>)[id];
  return typeof callId === 'string' ? callId : undefined;
}

/** Whether the microphone was closed on this line before the reload. */
export const wasMuted = (id: string): boolean =>
  (JSON.parse(sessionStorage.getItem(MUTED) ?? '[]') as unknown[]).includes(id);
