import { queryOptions } from '@tanstack/react-query';
import { nothing, request } from '../api/request';
import { answerSchema, faqListSchema, faqSchema, receptionistSchema, type Receptionist } from '../contract/models';

export const faqsQuery = queryOptions({
  queryKey: ['faqs'],
  queryFn: async ({ signal }) => (await request(faqListSchema, { method: 'GET', path: '/ai/faqs', signal })).items,
});

export const receptionistQuery = queryOptions({
  queryKey: ['receptionist'],
  queryFn: ({ signal }) => request(receptionistSchema, { method: 'GET', path: '/ai/config', signal }),
});

export interface FaqDraft {
  question: string;
  phrasings: string[];
  answer: string;
  category?: string;
  active: boolean;
}

export const saveFaq = (id: string | undefined, body: FaqDraft) =>
  id === undefined
    ? request(faqSchema, { method: 'POST', path: '/ai/faqs', body })
    : request(faqSchema, { method: 'PUT', path: `/ai/faqs/${id}`, body });

export const deleteFaq = (id: string) => request(nothing, { method: 'DELETE', path: `/ai/faqs/${id}` });

export const saveReceptionist = (body: Receptionist) =>
  request(receptionistSchema, { method: 'PUT', path: '/ai/config', body });

export const ask = (text: string) => request(answerSchema, { method: 'POST', path: '/ai/test', body: { text } });
