import type { Call, Turn } from '../contract/models';
import { strings } from '../strings';

export function speakerName(speaker: Turn['speaker'], mine: boolean): string {
  if (speaker === 'human') return mine ? strings.call.speaker.human : strings.call.speaker.colleague;
  return strings.call.speaker[speaker];
}

/**
 * Whether the person who has the call, or is being rung for it, is the signed-in member `me`. A call that nobody has is
 * nobody's, but of those who talk in it.
 */
export const isMine = ({ handledBy, participants }: Pick<Call, 'handledBy' | 'participants'>, me: string | undefined) =>
  me !== undefined &&
  (handledBy === undefined
    ? participants.some(({ userId, standing }) => userId === me && standing === 'joined')
    : handledBy === me);

/** Whether somebody beside the member `me` talks in it with whoever is outside. */
export const hasOthers = ({ participants }: Pick<Call, 'participants'>, me: string | undefined) =>
  me !== undefined && participants.some(({ userId, standing }) => userId !== me && standing !== 'ringing');

/** Whether colleagues talk with whoever is outside, or call them, without the member `me`. */
export function isColleagues(call: Call, me: string | undefined): boolean {
  if (me === undefined) return false;
  const callsOut = call.phase === 'announcement' && call.direction === 'outbound' && call.answeredAt === undefined;
  if (callsOut || call.phase === 'calling-member' || call.phase === 'calling') return call.handledBy !== me;
  const talking = call.participants.filter(({ userId, standing }) => userId !== undefined && standing !== 'ringing');
  return talking.length > 0 && talking.every(({ userId }) => userId !== me);
}

/** Whether nobody of the team talks with the caller, but somebody to whom they were passed on. */
export const onlyOutside = ({ phase, participants }: Pick<Call, 'phase' | 'participants'>) =>
  phase === 'human' && participants.length > 0 && participants.every(({ userId }) => userId === undefined);
