import type { Turn } from '../contract/models';

/** The caller's turns that the AI replied to without a FAQ: what it may be worth teaching it. */
export function unanswered(turns: Turn[]): Set<string> {
  return new Set(
    turns
      .filter((turn, at) => {
        const next = turns[at + 1];
        return turn.speaker === 'caller' && next?.speaker === 'ai' && next.source === undefined;
      })
      .map((turn) => turn.id),
  );
}
