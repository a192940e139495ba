import type { Call } from '../contract/models';
import { unreachable } from '../store';

/** How a row looks: one shape, one word and one colour for each. */
export type CallKind =
  | 'ringing'
  | 'calling'
  | 'with-ai'
  | 'with-human'
  | 'answered-ai'
  | 'answered-human'
  | 'called'
  | 'missed'
  | 'blocked'
  | 'unanswered'
  | 'busy'
  | 'declined'
  | 'no-such-number'
  | 'cancelled'
  | 'waiting'
  | 'closed'
  | 'unreachable'
  | 'failed'
  | 'at-voicemail'
  | 'voicemail'
  | 'no-message';

export function kindOf(call: Call): CallKind {
  switch (call.phase) {
    case 'ringing':
    case 'connecting':
    case 'ringing-human':
      return 'ringing';
    case 'calling-member':
    case 'calling':
      return 'calling';
    case 'announcement':
      return call.direction === 'outbound' && call.answeredAt === undefined ? 'calling' : 'with-ai';
    case 'ai':
      return 'with-ai';
    case 'queued':
      return 'waiting';
    case 'human':
    case 'handing-back':
      return 'with-human';
    case 'voicemail':
      return 'at-voicemail';
    case 'ended':
      return endedKind(call);
  }
}

function endedKind(call: Call): CallKind {
  const { outcome } = call;
  switch (outcome) {
    case 'handled-by-ai':
      return 'answered-ai';
    case 'handled-by-human':
      return call.direction === 'outbound' ? 'called' : 'answered-human';
    case 'voicemail':
      return call.message === undefined ? 'no-message' : 'voicemail';
    case 'unreachable':
    case 'failed':
    case 'blocked':
    case 'unanswered':
    case 'busy':
    case 'declined':
    case 'no-such-number':
    case 'cancelled':
    case 'closed':
      return outcome;
    case 'abandoned':
      return 'missed';
    case undefined:
      return kindOfStatus(call.status);
    default:
      return unreachable(outcome);
  }
}

/** An ended call whose outcome is not known yet. */
function kindOfStatus(status: Call['status']): CallKind {
  switch (status) {
    case 'missed':
    case 'failed':
      return status;
    case 'ringing':
    case 'answered':
    case 'completed':
      return 'answered-ai';
  }
}

/** Calls that somebody should look at, because the caller did not get what they rang for. */
export const needsAttention = (kind: CallKind) =>
  ['missed', 'unreachable', 'failed', 'voicemail', 'no-message'].includes(kind);
