import { describeError } from '../api/failure';
import type { Call } from '../contract/models';
import { onNews, showCall } from '../realtime/live';
import { createStore } from '../store';
import { tell } from './tell';

export type Order = 'take-over' | 'give-back' | 'end' | 'transfer' | 'decline';

/** What a person asked of a call and how far that has come. One at a time a call. */
export type Command =
  | { kind: 'none' }
  | { kind: 'asked'; order: Order; from: Call['phase'] }
  | { kind: 'refused'; order: Order; title: string; detail: string }
  | { kind: 'unanswered' };

export type Happening =
  | { kind: 'ask'; order: Order; phase: Call['phase'] }
  | { kind: 'refuse'; order: Order; title: string; detail: string }
  | { kind: 'settle' }
  | { kind: 'move'; before: Call['phase'] | undefined; phase: Call['phase'] }
  | { kind: 'dismiss' };

const NONE: Command = { kind: 'none' };

export function after(command: Command, happening: Happening): Command {
  switch (happening.kind) {
    case 'ask':
      return command.kind === 'asked' ? command : { kind: 'asked', order: happening.order, from: happening.phase };
    case 'refuse':
      return { kind: 'refused', order: happening.order, title: happening.title, detail: happening.detail };
    case 'settle':
      return command.kind === 'asked' ? NONE : command;
    case 'dismiss':
      return NONE;
    case 'move':
      return moved(command, happening.before, happening.phase);
  }
}

function moved(command: Command, before: Call['phase'] | undefined, phase: Call['phase']): Command {
  if (before === phase) return command;
  if (phase === 'ended') return NONE;
  // Back with the AI straight from ringing: nobody picked up.
  if (before === 'ringing-human' && phase === 'ai') return { kind: 'unanswered' };
  if (command.kind === 'asked') return phase === command.from ? command : NONE;
  return phase === 'ringing-human' || phase === 'human' ? NONE : command;
}

const commands = createStore<ReadonlyMap<string, Command>>(new Map());
const seen = new Map<string, Pick<Call, 'phase' | 'version'>>();
const patience = new Map<string, ReturnType<typeof setTimeout>>();
export const commandStore = commands;

export const commandOf = (all: ReadonlyMap<string, Command>, callId: string): Command => all.get(callId) ?? NONE;

const PATHS: Record<Order, string> = {
  'take-over': 'takeover',
  'give-back': 'give-back',
  end: 'end',
  transfer: 'transfer',
  decline: 'decline',
};
/** Long enough for a slow carrier; after that the buttons come back and the person can ask again. */
const PATIENCE_MS = 8_000;

/** Says whether the server took it; if not, the command tells why. */
export async function order(call: Pick<Call, 'id' | 'phase'>, what: Order, body?: object): Promise<boolean> {
  if (commandOf(commands.get(), call.id).kind === 'asked') return false;
  happen(call.id, { kind: 'ask', order: what, phase: call.phase });
  try {
    const answer = await tell(call.id, 'POST', PATHS[what], body);
    noticePhase(answer);
    showCall(answer);
    clearTimeout(patience.get(call.id));
    patience.set(
      call.id,
      setTimeout(() => happen(call.id, { kind: 'settle' }), PATIENCE_MS),
    );
    return true;
  } catch (error) {
    happen(call.id, { kind: 'refuse', order: what, ...describeError(error) });
    return false;
  }
}

export function dismiss(callId: string): void {
  happen(callId, { kind: 'dismiss' });
}

/** Orders are answered by the call moving on; an older state that arrives late says nothing. */
function noticePhase(call: Call): void {
  const before = seen.get(call.id);
  if (before !== undefined && before.version >= call.version) return;
  happen(call.id, { kind: 'move', before: before?.phase, phase: call.phase });
  seen.set(call.id, call);
}

/** Commands of somebody who signed out are nobody's business. */
export function forgetCommands(): void {
  commands.set(new Map());
  seen.clear();
}

export function watchPhases(): void {
  onNews((news) => {
    if (news.event === 'call-updated') noticePhase(news.data.call);
  });
}

function happen(callId: string, happening: Happening): void {
  const next = after(commandOf(commands.get(), callId), happening);
  const all = new Map(commands.get());
  if (next.kind === 'none') all.delete(callId);
  else all.set(callId, next);
  commands.set(all);
}
