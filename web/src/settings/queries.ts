import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../api/request';
import {
  auditPageSchema,
  callSettingsSchema,
  deviceListSchema,
  invitationListSchema,
  memberListSchema,
  passkeyListSchema,
  preferencesSchema,
  secondFactorSchema,
  sessionListSchema,
  workspaceSchema,
  type AuditPage,
} from '../contract/models';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) =>
    (await request(sessionListSchema, { method: 'GET', path: '/auth/sessions', signal })).items,
});

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => request(secondFactorSchema, { method: 'GET', path: '/auth/second-factor', signal }),
});

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async ({ signal }) =>
    (await request(passkeyListSchema, { method: 'GET', path: '/auth/passkeys', signal })).items,
});

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => request(preferencesSchema, { method: 'GET', path: '/users/preferences', signal }),
});

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: async ({ signal }) =>
    (await request(deviceListSchema, { method: 'GET', path: '/users/devices', signal })).items,
});

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => request(workspaceSchema, { method: 'GET', path: '/workspace', signal }),
});

export const callSettingsQuery = queryOptions({
  queryKey: ['call-settings'],
  queryFn: ({ signal }) => request(callSettingsSchema, { method: 'GET', path: '/calls/settings', signal }),
});

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) =>
    (await request(memberListSchema, { method: 'GET', path: '/team/members', signal })).items,
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) =>
    (await request(invitationListSchema, { method: 'GET', path: '/team/invitations', signal })).items,
});

export const auditQuery = (action: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['audit', action ?? ''],
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: AuditPage) => next,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (pageParam !== null) query.set('before', pageParam);
      if (action !== undefined) query.set('action', action);
      return request(auditPageSchema, { method: 'GET', path: `/audit?${query.toString()}`, signal });
    },
  });
