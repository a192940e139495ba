import { QueryClient } from '@tanstack/react-query';
import { statusOf } from './api/failure';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 24 * 60 * 60_000,
      // What the server refused it will refuse again; only a lost answer is worth asking twice for.
      retry: (failures, error) => failures < 2 && (statusOf(error) ?? 500) >= 500,
      // The browser's own idea of being online says nothing about a server on the same network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
