import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request';
import { templateListSchema, textListSchema, textSchema, type Text } from '../contract/models';
import { newsInTexts } from '../realtime/news';
import { readWhileListening } from '../realtime/reading';

/** The texts of one call, or `all`. */
export const textsQuery = (callId: string) => {
  const only = callId === 'all' ? undefined : callId;
  return queryOptions({
    queryKey: ['texts', callId],
    queryFn: ({ signal }): Promise<Text[]> =>
      readWhileListening(
        async () =>
          (
            await request(textListSchema, {
              method: 'GET',
              path: `/sms/history?limit=100${only === undefined ? '' : `&callId=${only}`}`,
              signal,
            })
          ).items,
        (texts, news) => newsInTexts(texts, news, only),
      ),
  });
};

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) =>
    (await request(templateListSchema, { method: 'GET', path: '/sms/templates', signal })).items,
});

export interface TextRequest {
  templateId: string;
  callId?: string;
  to?: string;
  variables: Record<string, string>;
}

/** Sent with the same key again, it is sent once. */
export const sendText = ({ key, ...body }: TextRequest & { key: string }) =>
  request(textSchema, { method: 'POST', path: '/sms/send', body, idempotencyKey: key });
