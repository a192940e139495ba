import * as z from 'zod/mini';
import { callSchema, textSchema, turnSchema } from '../contract/models';

/** Frames of contracts/asyncapi.yaml, server to client. */
const seq = z.exactOptional(z.number());
const id = z.exactOptional(z.string());

const helloSchema = z.object({ event: z.literal('hello'), data: z.object({ stream: z.string(), seq: z.number() }) });
const ackSchema = z.object({ event: z.literal('ack'), id });
const errorSchema = z.object({
  event: z.literal('error'),
  id,
  data: z.object({ problem: z.string(), title: z.string() }),
});
const rereadSchema = z.object({ event: z.literal('reread'), id, seq });
const callUpdatedSchema = z.object({
  event: z.literal('call-updated'),
  seq,
  data: z.object({ callId: z.string(), status: z.string(), call: callSchema }),
});
const participantSchema = z.object({
  event: z.enum(['participant-joined', 'participant-left']),
  seq,
  data: z.object({ callId: z.string(), userId: z.string() }),
});
const transcriptSchema = z.object({
  event: z.literal('transcript'),
  seq,
  data: z.object({ callId: z.string(), turn: turnSchema }),
});
const textUpdatedSchema = z.object({ event: z.literal('text-updated'), seq, data: z.object({ text: textSchema }) });

const memberChangedSchema = z.object({
  event: z.literal('member-changed'),
  seq,
  data: z.object({ userId: z.string() }),
});

const readyAskedSchema = z.object({
  event: z.literal('ready-asked'),
  seq,
  data: z.object({ userId: z.string() }),
});

const numbersChangedSchema = z.object({ event: z.literal('phone-numbers-changed'), seq });

const contactsChangedSchema = z.object({ event: z.literal('contacts-changed'), seq });

const frameSchema = z.discriminatedUnion('event', [
  helloSchema,
  ackSchema,
  errorSchema,
  rereadSchema,
  callUpdatedSchema,
  participantSchema,
  transcriptSchema,
  textUpdatedSchema,
  memberChangedSchema,
  numbersChangedSchema,
  contactsChangedSchema,
  readyAskedSchema,
]);
export type Frame = z.output<typeof frameSchema>;

/** The frames that change something a screen shows. */
export type News = Extract<Frame, { event: 'call-updated' | 'transcript' | 'text-updated' }>;

export type Outgoing =
  | { event: 'join-call' | 'leave-call'; data: { callId: string } }
  | { event: 'resume'; data: { stream: string; after: number } };

/** Undefined for what this version of the app does not know: a newer server may say more than we understand. */
export function parseFrame(raw: string): Frame | undefined {
  try {
    const parsed = z.safeParse(frameSchema, JSON.parse(raw));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
