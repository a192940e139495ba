import { infiniteQueryOptions, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { callDetailSchema, callPageSchema, type Call } from '../contract/models';
import { queryClient } from '../query-client';
import { newsInDetail, newsInPage } from '../realtime/news';
import { readWhileListening } from '../realtime/reading';

const callsQuery = infiniteQueryOptions({
  queryKey: ['calls'],
  // Not undefined: what is kept on the device is JSON, which knows only null.
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    readWhileListening(
      () =>
        request(callPageSchema, {
          method: 'GET',
          path: `/calls/history?limit=50${pageParam === null ? '' : `&before=${pageParam}`}`,
          signal,
        }),
      pageParam === null ? newsInPage : (page) => page,
    ),
  getNextPageParam: (last) => last.next,
});

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: ({ signal }) =>
      readWhileListening(
        () => request(callDetailSchema, { method: 'GET', path: `/calls/${id}`, signal }),
        newsInDetail,
      ),
  });

export const isLive = (call: Call) => call.phase !== 'ended';

const NO_CALLS: Call[] = [];

export function useCalls() {
  const query = useInfiniteQuery(callsQuery);
  const calls = query.data?.pages.flatMap((page) => page.items) ?? NO_CALLS;
  return { ...query, calls };
}

/** As it is known now, if it is among those read. */
export const knownCall = (id: string): Call | undefined =>
  queryClient
    .getQueryData(callsQuery.queryKey)
    ?.pages.flatMap((page) => page.items)
    .find((call) => call.id === id);

export function useLiveCalls(): Call[] {
  return useCalls().calls.filter(isLive);
}
