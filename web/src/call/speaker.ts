import type { Turn } from '../contract/models';
import { strings } from '../strings';

export function speakerName(speaker: Turn['speaker'], mine: boolean): string {
  if (speaker === 'human') return mine ? strings.call.speaker.human : strings.call.speaker.colleague;
  return strings.call.speaker[speaker];
}
