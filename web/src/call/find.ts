import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { callPageSchema, type Call } from '../contract/models';

/** What calls are looked for by; undefined is anything. */
export interface CallFilter {
  q?: string | undefined;
  status?: string | undefined;
  outcome?: string | undefined;
  handledBy?: string | undefined;
  number?: string | undefined;
  tag?: string | undefined;
  /** Days of the person's calendar, `2026-03-01`; the last one counts whole. */
  fromDay?: string | undefined;
  toDay?: string | undefined;
}

export const isSet = (filter: CallFilter) => Object.values(filter).some((value) => value !== undefined && value !== '');

export function filterQuery({ fromDay, toDay, ...rest }: CallFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>(rest)) {
    if (value !== undefined && value.trim() !== '') query.set(name, value.trim());
  }
  if (fromDay !== undefined && fromDay !== '') query.set('from', midnight(fromDay, 0));
  if (toDay !== undefined && toDay !== '') query.set('to', midnight(toDay, 1));
  return query;
}

function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

const findQuery = (filter: CallFilter, limit: number) => {
  const wanted = filterQuery(filter).toString();
  return infiniteQueryOptions({
    queryKey: ['found-calls', wanted, limit],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(wanted);
      query.set('limit', String(limit));
      if (pageParam !== null) query.set('before', pageParam);
      return request(callPageSchema, { method: 'GET', path: `/calls/history?${query.toString()}`, signal });
    },
    getNextPageParam: (last) => last.next,
  });
};

const NO_CALLS: Call[] = [];

/** The calls that the server finds, in everything there is. */
export function useFoundCalls(filter: CallFilter, limit = 50) {
  const query = useInfiniteQuery({
    ...findQuery(filter, limit),
    enabled: isSet(filter),
    placeholderData: keepPreviousData,
  });
  return { ...query, calls: query.data?.pages.flatMap((page) => page.items) ?? NO_CALLS };
}
