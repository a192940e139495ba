import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { contactPageSchema, contactSchema, type Contact } from '../contract/models';

export const CONTACTS = '/contacts';

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => request(contactSchema, { method: 'GET', path: `${CONTACTS}/${id}`, signal }),
  });

const contactsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (search !== '') query.set('q', search);
      if (pageParam !== null) query.set('after', pageParam);
      return request(contactPageSchema, { method: 'GET', path: `${CONTACTS}?${query.toString()}`, signal });
    },
    getNextPageParam: (last) => last.next,
  });

const NOBODY: Contact[] = [];

export function useContacts(search: string) {
  const query = useInfiniteQuery({ ...contactsQuery(search), placeholderData: keepPreviousData });
  return { ...query, contacts: query.data?.pages.flatMap((page) => page.items) ?? NOBODY };
}
