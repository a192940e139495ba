import { isTalking, type Line } from './lines';

// Which of the server's calls a line is, over a reload of this tab: the wire gives the line back, but need not know that.
const KEY = 'connexus.phone.lines';

interface Known {
  callId?: string | undefined;
  muted: boolean;
}

/** Those that this page has had. Lines of the page before come back one by one, and wait until they do. */
const seen = new Set<string>();

export function remember(lines: readonly Line[]): void {
  for (const { id } of lines) seen.add(id);
  const waiting = Object.entries(kept()).filter(([id]) => !seen.has(id));
  const here = lines.filter(isTalking).map(({ id, callId, muted }) => [id, { callId, muted }] as const);
  const all = Object.fromEntries([...waiting, ...here]);
  if (Object.keys(all).length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(all));
}

function kept(): Record<string, Known | undefined> {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, Known>;
}

export const recalled = (id: string): string | undefined => kept()[id]?.callId;

/** Whether this line was talked on before the reload. */
export const wasTalked = (id: string): boolean => kept()[id] !== undefined;

/** Whether the microphone was closed on this line before the reload. */
export const wasMuted = (id: string): boolean => kept()[id]?.muted === true;
