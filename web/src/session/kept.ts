import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { session } from './session';

// What was read last, kept on the device so that lists are there before the network is, and without it.
// It belongs to one sign-in: it is forgotten with it.
const KEY = 'connexus.kept.1';
const DETAILS = 30;
const WRITE_EVERY_MS = 1_000;
const MAX_CHARS = 2_000_000;

const KEPT = new Set(['calls', 'call', 'texts', 'templates', 'faqs', 'receptionist', 'profile', 'numbers']);

export function restoreKept(client: QueryClient): void {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null) hydrate(client, JSON.parse(kept) as DehydratedState);
  } catch {
    localStorage.removeItem(KEY);
  }
}

export function keep(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      write(client);
    }, WRITE_EVERY_MS);
  });
}

export function forgetKept(client: QueryClient): void {
  client.clear();
  localStorage.removeItem(KEY);
}

function write(client: QueryClient): void {
  if (session.get().kind === 'signed-out') return;
  // Nothing in memory means that nobody is signed in: a late timer must not bring anything back.
  if (client.getQueryCache().getAll().length === 0) return;
  const recent = client
    .getQueryCache()
    .findAll({ queryKey: ['call'] })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .slice(0, DETAILS);
  const state = dehydrate(client, {
    shouldDehydrateMutation: () => false,
    shouldDehydrateQuery: (query) =>
      query.state.data !== undefined &&
      KEPT.has(String(query.queryKey[0])) &&
      (query.queryKey[0] !== 'call' || recent.includes(query)),
  });
  try {
    const text = JSON.stringify(state);
    if (text.length <= MAX_CHARS) localStorage.setItem(KEY, text);
  } catch {
    // Full or blocked storage costs the offline copy, nothing else.
  }
}
