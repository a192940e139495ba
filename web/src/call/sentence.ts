import { whoIs } from './who';
import type { Call, Turn } from '../contract/models';
import { unreachable } from '../store';
import { strings } from '../strings';
import { isMine } from './speaker';

const say = strings.call.sentence;

/** What is going on, in words. `me` is the signed-in member. */
export function sentence(call: Call, turns: Turn[], me: string | undefined): string {
  const mine = isMine(call, me);
  switch (call.phase) {
    case 'ringing':
      return say.ringing;
    case 'calling-member':
      return mine ? say.callingYou : say.callingColleague;
    case 'calling':
      return say.calling(whoIs(call));
    case 'connecting':
      return say.connecting;
    case 'ai':
      return withAi(turns.at(-1));
    case 'ringing-human':
      return mine ? say.ringingYou : say.ringingColleague;
    case 'human':
      if (call.direction === 'outbound') return mine ? say.talking : say.colleagueTalking;
      return mine ? say.withYou : say.withColleague;
    case 'handing-back':
      return say.handingBack;
    case 'announcement':
      return say.announcement;
    case 'ended':
      return outcomeSentence(call, mine);
    default:
      return unreachable(call.phase);
  }
}

function withAi(turn: Turn | undefined): string {
  if (turn === undefined) return say.greeting;
  switch (turn.speaker) {
    case 'caller':
      return turn.final ? say.thinking : say.callerSpeaks;
    case 'human':
      return say.aiBack;
    case 'ai':
      if (turn.source !== undefined)
        return turn.final ? say.answered(turn.source.question) : say.answering(turn.source.question);
      return turn.final ? say.listening : say.aiSpeaks;
    default:
      return unreachable(turn.speaker);
  }
}

function outcomeSentence(call: Call, mine: boolean): string {
  switch (call.outcome) {
    case 'handled-by-ai':
      return say.handledByAi;
    case 'handled-by-human':
      if (call.direction === 'outbound') return mine ? say.calledByYou : say.calledByColleague;
      return mine ? say.handledByYou : say.handledByColleague;
    case 'unanswered':
      return say.unanswered;
    case 'cancelled':
      return mine ? say.cancelledByYou : say.cancelledByColleague;
    case 'abandoned':
      return say.abandoned;
    case 'unreachable':
      return say.unreachable;
    case 'failed':
      return say.failed;
    case undefined:
      return say.ended;
    default:
      return unreachable(call.outcome);
  }
}
