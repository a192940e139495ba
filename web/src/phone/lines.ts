/**
 * A call that this page is in, or is being asked into. `id` is the wire's name for it, `callId` the server's.
 * `arriving`: not yet known whether this page asked for it.
 */
export type Line = { id: string; callId: string | undefined; from: string } & (
  | { kind: 'arriving' }
  | { kind: 'ringing' }
  | { kind: 'answering' }
  | { kind: 'talking'; since: number; muted: boolean; held: boolean }
);
export type TalkingLine = Extract<Line, { kind: 'talking' }>;

/** What the wire says of a call, and what a person does with it. */
export type LineEvent =
  | { kind: 'invited'; id: string; callId: string | undefined; from: string }
  | { kind: 'rings'; id: string }
  | { kind: 'answering'; id: string }
  | { kind: 'active'; id: string; callId: string | undefined; from: string; at: number }
  | { kind: 'held'; id: string; callId: string | undefined; from: string; at: number }
  | { kind: 'muted'; id: string; muted: boolean }
  | { kind: 'over'; id: string };

/** Pure: events that come late or twice change nothing. */
export function withEvent(lines: readonly Line[], event: LineEvent): readonly Line[] {
  const line = lines.find(({ id }) => id === event.id);
  switch (event.kind) {
    case 'invited': {
      if (line !== undefined) return lines;
      const { id, callId, from } = event;
      const others = lines.filter((one) => !isRingingFor(one, callId));
      return [...others, { kind: 'arriving', id, callId, from }];
    }
    case 'rings':
      return line?.kind === 'arriving' ? replaced(lines, { ...line, kind: 'ringing' }) : lines;
    case 'answering':
      return line === undefined || line.kind === 'talking' ? lines : replaced(lines, { ...line, kind: 'answering' });
    case 'active':
    case 'held':
      return talking(lines, line, event);
    case 'muted':
      return line?.kind === 'talking' ? replaced(lines, { ...line, muted: event.muted }) : lines;
    case 'over':
      return line === undefined ? lines : lines.filter((one) => one !== line);
  }
}

/** A line may be active without ever having rung: after a reload the wire gives it back. */
function talking(
  lines: readonly Line[],
  line: Line | undefined,
  event: Extract<LineEvent, { kind: 'active' | 'held' }>,
): readonly Line[] {
  const held = event.kind === 'held';
  if (line?.kind === 'talking') return line.held === held ? lines : replaced(lines, { ...line, held });
  const { id, callId = line?.callId, from, at } = event;
  const began: Line = { kind: 'talking', id, callId, from: line?.from ?? from, since: at, muted: false, held };
  return line === undefined ? [...lines, began] : replaced(lines, began);
}

/** The carrier rings anew where the line that rang was lost. */
const isRingingFor = ({ kind, ...line }: Line, callId: string | undefined) =>
  callId !== undefined && line.callId === callId && (kind === 'arriving' || kind === 'ringing');

const replaced = (lines: readonly Line[], line: Line) => lines.map((one) => (one.id === line.id ? line : one));

export const lineOf = (lines: readonly Line[], callId: string): Line | undefined =>
  lines.find((line) => line.callId === callId);

export const isTalking = (line: Line | undefined): line is TalkingLine => line?.kind === 'talking';

/** The one whose microphone is open, or that was talked on last. */
export const talkingLine = (lines: readonly Line[]): TalkingLine | undefined => {
  const all = lines.filter(isTalking);
  return all.find(({ held }) => !held) ?? all.at(-1);
};

export const ringingLine = (lines: readonly Line[]): Line | undefined => lines.find(({ kind }) => kind === 'ringing');

/** Not to be disturbed: somebody talks, or is about to. */
export const isBusy = (lines: readonly Line[]) => lines.some(({ kind }) => kind === 'talking' || kind === 'answering');
