import type { Call, Turn } from '../contract/models';
import { strings } from '../strings';

export function speakerName(speaker: Turn['speaker'], mine: boolean): string {
  if (speaker === 'human') return mine ? strings.call.speaker.human : strings.call.speaker.colleague;
  return strings.call.speaker[speaker];
}

/** Whether the person who has the call, or is being rung for it, is the signed-in member `me`. */
export const isMine = ({ handledBy }: Pick<Call, 'handledBy'>, me: string | undefined) =>
  handledBy === undefined || handledBy === me;
