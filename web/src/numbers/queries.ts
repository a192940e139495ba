import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request';
import {
  departmentListSchema,
  numberOfferListSchema,
  numberOrderListSchema,
  phoneNumberListSchema,
  routingRulesListSchema,
  type NumberOffer,
  type PhoneNumber,
  type PhoneNumberList,
} from '../contract/models';

export const NUMBERS = '/users/phone-numbers';
export const DEPARTMENTS = '/routing/departments';

const numbersQuery = queryOptions({
  queryKey: ['numbers', 'all'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => request(phoneNumberListSchema, { method: 'GET', path: NUMBERS, signal }),
});

const ofKind =
  (wanted: PhoneNumber['kind']) =>
  ({ items }: PhoneNumberList) =>
    items.filter(({ kind }) => kind === wanted);

export const businessNumbersQuery = { ...numbersQuery, select: ofKind('business') };
export const notTakenBackQuery = {
  ...numbersQuery,
  select: ({ notTakenBack }: PhoneNumberList) => notTakenBack,
};
export const ownNumbersQuery = { ...numbersQuery, select: ofKind('personal') };

export const ordersQuery = queryOptions({
  queryKey: ['number-orders'],
  queryFn: async ({ signal }) =>
    (await request(numberOrderListSchema, { method: 'GET', path: `${NUMBERS}/orders`, signal })).items,
  // The socket tells of the end of an order; this is for when it is cut.
  refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'pending') === true ? 5_000 : false),
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) =>
    (await request(departmentListSchema, { method: 'GET', path: DEPARTMENTS, signal })).items,
});

export const ROUTING = '/routing/rules';

export const routingQuery = queryOptions({
  queryKey: ['routing'],
  queryFn: async ({ signal }) =>
    (await request(routingRulesListSchema, { method: 'GET', path: ROUTING, signal })).items,
});

export interface Wish {
  country: string;
  type: 'local' | 'toll_free' | 'mobile' | 'national';
  areaCode: string;
  locality: string;
  administrativeArea: string;
  contains: string;
}

export async function searchNumbers(wish: Wish): Promise<NumberOffer[]> {
  const query = new URLSearchParams(
    Object.entries(wish).flatMap(([name, value]: [string, string]) =>
      value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );
  const path = `${NUMBERS}/available?${query.toString()}`;
  return (await request(numberOfferListSchema, { method: 'GET', path })).items;
}
