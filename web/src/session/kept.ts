import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import type { CallPages } from '../realtime/news';
import { session, signInName } from './session';

// What was read last, kept on the device so that lists are there before the network is, and without it.
// It belongs to one sign-in, is forgotten with it, and is no more than a person looks back at (docs/adr/0005).
const KEY = 'connexus.kept.1';
const DETAILS = 20;
const DAYS = 7;
const WRITE_EVERY_MS = 1_000;
const MAX_CHARS = 2_000_000;

const KEPT = new Set(['calls', 'call', 'texts', 'templates', 'faqs', 'receptionist', 'profile', 'numbers']);

interface Kept {
  signIn: string;
  state: DehydratedState;
}

export function restoreKept(client: QueryClient): void {
  try {
    const { signIn, state } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
    localStorage.removeItem(KEY);
    if (state === undefined || signIn !== signInName()) return;
    hydrate(client, { ...state, queries: state.queries.filter((query) => isRecent(query.state.dataUpdatedAt)) });
    write(client);
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

const isRecent = (updatedAt: number) => updatedAt > Date.now() - DAYS * 24 * 60 * 60_000;

function write(client: QueryClient): void {
  const signIn = signInName();
  if (signIn === undefined || session.get().kind === 'signed-out') return;
  const cache = client.getQueryCache();
  // Nothing in memory means that nobody is signed in: a late timer must not bring anything back.
  if (cache.getAll().length === 0) return;
  const details = cache
    .findAll({ queryKey: ['call'] })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .slice(0, DETAILS)
    .map(({ queryKey }) => queryKey[1]);
  const state = dehydrate(client, {
    shouldDehydrateMutation: () => false,
    shouldDehydrateQuery: ({ queryKey: [what, which], state: { data, dataUpdatedAt } }) =>
      data !== undefined &&
      KEPT.has(String(what)) &&
      isRecent(dataUpdatedAt) &&
      (which === undefined || which === 'all' || details.includes(which)),
  });
  for (const query of state.queries) {
    if (query.queryKey[0] === 'calls')
      query.state = { ...query.state, data: newestPage(query.state.data as CallPages) };
  }
  try {
    const text = JSON.stringify({ signIn, state } satisfies Kept);
    if (text.length <= MAX_CHARS) localStorage.setItem(KEY, text);
  } catch {
    // Full or blocked storage costs the offline copy, nothing else.
  }
}

const newestPage = ({ pages, pageParams }: CallPages): CallPages => ({
  pages: pages.slice(0, 1),
  pageParams: pageParams.slice(0, 1),
});
