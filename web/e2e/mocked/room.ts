import type { Answer, Body } from './answer';
import { ME, type Schemas } from './world';

type Call = Schemas['CallDetail'];

/** The server's part of a call with more than two in it. */
export class Room {
  /** What the next who want to ring somebody are told. */
  refusal: Answer | undefined;
  private readonly tell: (call: Call, change: Partial<Call>) => void;

  constructor(tell: (call: Call, change: Partial<Call>) => void) {
    this.tell = tell;
  }

  /** Undefined if this is none of a room's. */
  answer(call: Call, what: string, body: Body): Answer | undefined {
    switch (what) {
      case 'hold':
        return this.changed(call, { held: body['held'] === true });
      case 'recording':
        return this.changed(call, { recording: call.recording !== true });
      case 'mute':
      case 'dtmf':
        return this.changed(call, {});
      case 'transfer':
        if (this.refusal !== undefined) return this.refusal;
        return body['warm'] === true ? this.changed(call, { held: true, ...rung(call, body) }) : undefined;
      case 'participants':
        if (this.refusal !== undefined) return this.refusal;
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
      ...(typeof body['phone'] === 'string'
        ? { number: body['phone'] }
        : { userId: String(body['member'] ?? body['department']) }),
      invitedBy: ME,
      standing: 'ringing',
      muted: false,
    },
  ],
});
