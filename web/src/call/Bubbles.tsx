import { useMay } from '../may';
import { useMe } from '../profile';
import type { CallDetail, Text, Turn } from '../contract/models';
import { Bubble } from './Bubble';
import { isMine } from './speaker';
import { TextBubble } from './TextBubble';
import { unanswered } from './unanswered';

type Item = { kind: 'turn'; turn: Turn; at: string } | { kind: 'text'; text: Text; at: string };

/** What was said and what was texted, in the order in which it happened. */
export function Bubbles({ call, texts }: { call: CallDetail; texts: Text[] }) {
  const me = useMe();
  const mine = isMine(call, me);
  const mayTeach = useMay('editFaqs');
  const teachable = call.phase === 'ended' && mayTeach ? unanswered(call.transcript) : new Set<string>();
  return (
    <ol className="flex flex-col gap-3">
      {inOrder(call.transcript, texts).map((item) =>
        item.kind === 'turn' ? (
          <Bubble
            key={`turn-${item.turn.id}`}
            turn={item.turn}
            mine={mine}
            speaking={isSpeaking(call, item.turn)}
            offerFaq={teachable.has(item.turn.id)}
          />
        ) : (
          <TextBubble key={`text-${item.text.id}`} text={item.text} />
        ),
      )}
    </ol>
  );
}

/** A sentence that was cut off, by a takeover or the end of the call, stays unfinished without anybody speaking it. */
function isSpeaking({ phase, transcript }: CallDetail, turn: Turn): boolean {
  if (turn.final || phase === 'ended' || turn !== transcript.at(-1)) return false;
  return turn.speaker !== 'ai' || (phase !== 'ringing-human' && phase !== 'human');
}

function inOrder(turns: Turn[], texts: Text[]): Item[] {
  const items: Item[] = [
    ...turns.map((turn) => ({ kind: 'turn', turn, at: turn.at }) as const),
    ...texts.map((text) => ({ kind: 'text', text, at: text.createdAt }) as const),
  ];
  // By the instant, not by the letters: one time may carry milliseconds and the next one not.
  return items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
