import { isTalking, type Line } from './lines';

// Which of the server's calls a line is, over a reload of this tab: the wire gives the line back, but need not know that.
const KEY = 'connexus.phone.lines';

export function remember(lines: readonly Line[]): void {
  const known = lines.filter(isTalking).flatMap(({ id, callId }) => (callId === undefined ? [] : [[id, callId]]));
  if (known.length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(known)));
}

export function recalled(id: string): string | undefined {
  const callId = (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, unknown>)[id];
  return typeof callId === 'string' ? callId : undefined;
}
