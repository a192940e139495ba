import { whoIs } from './who';
import type { Call, CallParticipant, Turn } from '../contract/models';
import { unreachable } from '../store';
import { strings } from '../strings';
import { kindOf } from './kind';
import { hasOthers, isMine, onlyOutside } from './speaker';

/** What is going on, in words. `me` is the signed-in member. */
export function sentence(call: Call, turns: Turn[], me: string | undefined, nameOf = bareName): string {
  const mine = isMine(call, me);
  const nobodys = call.handledBy === undefined;
  switch (call.phase) {
    case 'ringing':
      return strings.call.sentence.ringing;
    case 'calling-member':
      return mine ? strings.call.sentence.callingYou : strings.call.sentence.callingColleague;
    case 'calling':
      return strings.call.sentence.calling(whoIs(call));
    case 'connecting':
      return strings.call.sentence.connecting;
    case 'ai':
      return withAi(turns.at(-1));
    case 'ringing-human':
      if (nobodys) return strings.call.sentence.seeking;
      return mine ? strings.call.sentence.ringingYou : strings.call.sentence.ringingColleague;
    case 'human':
      if (onlyOutside(call)) return strings.call.sentence.withOutside(call.participants.map(nameOf)[0] ?? '');
      // Who talked outside the team at a moment that is past is not told, only that no member did.
      if (nobodys && call.participants.length === 0) return strings.call.sentence.withSomebodyOutside;
      if (mine && (call.held || hasOthers(call, me))) return withSeveral(call, me, nameOf);
      if (call.direction === 'outbound')
        return mine ? strings.call.sentence.talking : strings.call.sentence.colleagueTalking;
      return mine ? strings.call.sentence.withYou : strings.call.sentence.withColleague;
    case 'handing-back':
      return strings.call.sentence.handingBack;
    case 'queued':
      return strings.call.sentence.queued;
    case 'announcement':
      if (kindOf(call) === 'calling') return strings.call.sentence.toldWhy(whoIs(call));
      return strings.call.sentence.announcement;
    case 'voicemail':
      return strings.call.sentence.atVoicemail;
    case 'ended':
      return outcomeSentence(call, mine);
    default:
      return unreachable(call.phase);
  }
}

const bareName = ({ number }: CallParticipant) => number ?? strings.call.speaker.colleague;

function withSeveral(call: Call, me: string | undefined, nameOf: (one: CallParticipant) => string): string {
  const who = call.direction === 'outbound' ? whoIs(call) : strings.call.sentence.theCaller;
  const others = call.participants.filter(({ userId, standing }) => userId !== me && standing !== 'ringing');
  const names = others.map(nameOf).join(', ');
  if (!call.held) return strings.call.sentence.together(names, who);
  return names === '' ? strings.call.sentence.held(who) : strings.call.sentence.aWordWith(names, who);
}

function withAi(turn: Turn | undefined): string {
  if (turn === undefined) return strings.call.sentence.greeting;
  switch (turn.speaker) {
    case 'caller':
      return turn.final ? strings.call.sentence.thinking : strings.call.sentence.callerSpeaks;
    case 'human':
      return strings.call.sentence.aiBack;
    case 'ai':
      if (turn.source !== undefined)
        return turn.final
          ? strings.call.sentence.answered(turn.source.question)
          : strings.call.sentence.answering(turn.source.question);
      return turn.final ? strings.call.sentence.listening : strings.call.sentence.aiSpeaks;
    default:
      return unreachable(turn.speaker);
  }
}

function outcomeSentence(call: Call, mine: boolean): string {
  switch (call.outcome) {
    case 'handled-by-ai':
      return strings.call.sentence.handledByAi;
    case 'handled-by-human':
      if (call.handledBy === undefined) return strings.call.sentence.handledByPerson;
      if (call.direction === 'outbound')
        return mine ? strings.call.sentence.calledByYou : strings.call.sentence.calledByColleague;
      return mine ? strings.call.sentence.handledByYou : strings.call.sentence.handledByColleague;
    case 'blocked':
      return strings.call.sentence.blocked;
    case 'unanswered':
      return strings.call.sentence.unanswered;
    case 'busy':
      return strings.call.sentence.busy;
    case 'declined':
      return strings.call.sentence.declined;
    case 'no-such-number':
      return strings.call.sentence.noSuchNumber;
    case 'cancelled':
      if (call.handledBy === undefined) return strings.call.sentence.cancelled;
      return mine ? strings.call.sentence.cancelledByYou : strings.call.sentence.cancelledByColleague;
    case 'closed':
      return strings.call.sentence.closed;
    case 'abandoned':
      return strings.call.sentence.abandoned;
    case 'unreachable':
      return strings.call.sentence.unreachable;
    case 'failed':
      return strings.call.sentence.failed;
    case 'voicemail':
      return call.message === undefined ? strings.call.sentence.noMessage : strings.call.sentence.message;
    case undefined:
      return strings.call.sentence.ended;
    default:
      return unreachable(call.outcome);
  }
}
