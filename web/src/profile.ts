import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from './api/request';
import { profileSchema, type Role } from './contract/models';

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => request(profileSchema, { method: 'GET', path: '/users/profile', signal }),
});

/** The signed-in member's id, once known. */
export function useMe(): string | undefined {
  return useQuery(profileQuery).data?.userId;
}

export function useRole(): Role | undefined {
  return useQuery(profileQuery).data?.role;
}
