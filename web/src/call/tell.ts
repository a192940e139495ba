import { request } from '../api/request';
import { answerIsLost } from '../api/failure';
import { callSchema, type Call } from '../contract/models';

/** For so long the same wish after a lost answer is the same one; then it is meant anew, of keys sooner. */
const REPEATED_WITHIN_MS = 20_000;
const PRESSED_WITHIN_MS = 5_000;

/** Of each call, what was wished last if nobody knows what became of it. */
const unanswered = new Map<string, { wish: string; key: string; at: number }>();

/** Commands something of a call. What is repeated because the answer was lost is done once. */
export async function tell(callId: string, method: 'POST' | 'DELETE', what: string, body?: object): Promise<Call> {
  const wish = JSON.stringify([method, what, body]);
  const last = unanswered.get(callId);
  const repeated =
    last?.wish === wish && Date.now() - last.at < (what === 'dtmf' ? PRESSED_WITHIN_MS : REPEATED_WITHIN_MS);
  const key = repeated ? last.key : crypto.randomUUID();
  unanswered.delete(callId);
  try {
    return await request(callSchema, { method, path: `/calls/${callId}/${what}`, body, idempotencyKey: key });
  } catch (error) {
    if (answerIsLost(error)) unanswered.set(callId, { wish, key, at: Date.now() });
    throw error;
  }
}
