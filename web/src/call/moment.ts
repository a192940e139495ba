import type { CallDetail } from '../contract/models';

/** A past call as it looked at a moment, in milliseconds since the epoch; before it came in, as it came in. */
export function callAt(call: CallDetail, moment: number): CallDetail {
  const before = (at: string | undefined) => at !== undefined && Date.parse(at) <= moment;
  const timeline = call.timeline.filter(({ at }) => before(at));
  const now = timeline.at(-1) ?? call.timeline[0];
  if (now === undefined || now.phase === 'ended') return call;
  const then: CallDetail = {
    ...call,
    phase: now.phase,
    status: now.status,
    transcript: call.transcript.filter(({ at }) => before(at)),
    timeline,
  };
  delete then.outcome;
  delete then.endedAt;
  delete then.summary;
  if (!before(call.answeredAt)) delete then.answeredAt;
  if (now.handledBy === undefined) delete then.handledBy;
  else then.handledBy = now.handledBy;
  return then;
}

/** From when to when a call can be looked at, in milliseconds since the epoch. */
export function span(call: CallDetail): { from: number; to: number } {
  const from = Date.parse(call.startedAt);
  return { from, to: Math.max(from, Date.parse(call.endedAt ?? call.timeline.at(-1)?.at ?? call.startedAt)) };
}
