import type { Call, CallParticipant } from '../contract/models';
import { ask } from './ask';
import { hold } from './hold';
import type { TalkingLine } from './lines';
import { softphone } from './telephone';

/** A member, everybody of a department, or a number. */
export type Guest = { member: string } | { department: string } | { phone: string };

export const add = (call: Call, guest: Guest) => ask(call.id, 'POST', 'participants', guest);
export const askFirst = (call: Call, guest: Guest) => ask(call.id, 'POST', 'transfer', { ...guest, warm: true });
const removed = new Set<string>();

/** Whether this page had somebody taken out, who then did not stay away by themselves. */
export const takenOut = (callId: string, leg: number) => removed.has(`${callId} ${leg}`);

export function remove(call: Call, leg: number): Promise<unknown> {
  removed.add(`${call.id} ${leg}`);
  return ask(call.id, 'DELETE', `participants/${leg}`);
}

export const leave = (call: Call) => ask(call.id, 'POST', 'leave', {});

/** Ends the private word: the other goes, the caller is back. */
export async function backToCaller(call: Call, others: CallParticipant[]): Promise<void> {
  for (const { leg } of others) await remove(call, leg);
  await hold(call, false);
}

/** On hold by the server, or by this page because of another call. */
export const isHeld = (call: Call, line: TalkingLine | undefined) => call.held || line?.held === true;

/** The server's hold, which all in the call hear and see. One by this page is ended by this page. */
export async function toggleHold(call: Call, line: TalkingLine | undefined): Promise<void> {
  if (!isHeld(call, line)) {
    await hold(call, true);
    return;
  }
  if (line !== undefined) await softphone.resume(line.id);
  if (call.held) await hold(call, false);
}

export const mine = (call: Call, me: string | undefined) =>
  call.participants.find(({ userId, standing }) => userId === me && standing !== 'ringing');

export const isMuted = (call: Call, line: TalkingLine | undefined, me: string | undefined) =>
  line?.muted === true || mine(call, me)?.muted === true;

/** A browser's own microphone is closed here, at once; the others are told if there are any. */
export function toggleMute(call: Call, line: TalkingLine | undefined, me: string | undefined): void {
  const muted = !isMuted(call, line, me);
  if (line !== undefined) softphone.mute(line.id, muted);
  const others = call.participants.length > 1;
  if (line === undefined || others || mine(call, me)?.muted === true) void ask(call.id, 'POST', 'mute', { muted });
}

const waiting = new Map<string, string>();

/** Keys go to the server in the order in which they were pressed, those pressed meanwhile together. */
export async function press(callId: string, key: string): Promise<void> {
  const before = waiting.get(callId);
  waiting.set(callId, (before ?? '') + key);
  if (before !== undefined) return;
  for (let digits = key; digits !== ''; digits = (waiting.get(callId) ?? '').slice(digits.length)) {
    waiting.set(callId, digits);
    if ((await ask(callId, 'POST', 'dtmf', { digits })) === undefined) break;
  }
  waiting.delete(callId);
}
