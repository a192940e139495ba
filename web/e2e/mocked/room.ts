import { problem, type Answer, type Body } from './answer';
import { ME, type Schemas } from './world';

type Call = Schemas['CallDetail'];

/** The server's part of a call with more than two in it. */
export class Room {
  refusesHold = false;
  private readonly tell: (call: Call, change: Partial<Call>) => void;

  constructor(tell: (call: Call, change: Partial<Call>) => void) {
    this.tell = tell;
  }

  /** Undefined if this is none of a room's. */
  answer(call: Call, what: string, body: Body): Answer | undefined {
    switch (what) {
      case 'hold':
        if (this.refusesHold) return problem(409, 'call-state', 'Only who is in the call can do this');
        return this.changed(call, { held: body['held'] === true });
      case 'mute':
      case 'dtmf':
        return this.changed(call, {});
      case 'transfer':
        return body['warm'] === true ? this.changed(call, { held: true, ...rung(call, body) }) : undefined;
      case 'participants':
        return this.changed(call, rung(call, body));
      case 'leave':
        return this.changed(call, {
          held: false,
          participants: call.participants.filter(({ userId }) => userId !== ME),
        });
      default:
        return undefined;
    }
  }

  without(call: Call, leg: number): Answer {
    return this.changed(call, { participants: call.participants.filter((one) => one.leg !== leg) });
  }

  private changed(call: Call, change: Partial<Call>): Answer {
    this.tell(call, change);
    return { status: 202, body: call };
  }
}

const rung = (call: Call, body: Body): Partial<Call> => ({
  participants: [
    ...call.participants,
    {
      leg: 4,
      ...(typeof body['member'] === 'string' ? { userId: body['member'] } : { number: String(body['phone']) }),
      invitedBy: ME,
      standing: 'ringing',
      muted: false,
    },
  ],
});
