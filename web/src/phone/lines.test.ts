import { expect, it } from 'vitest';
import { isBusy, ringingLine, talkingLine, withEvent, type Line, type LineEvent } from './lines';

const at = 1_000;
const invited = (id: string): LineEvent => ({ kind: 'invited', id, callId: `call-${id}`, from: '+1' });
const active = (id: string): LineEvent => ({ kind: 'active', id, callId: undefined, from: '+1', at });
const held = (id: string): LineEvent => ({ kind: 'held', id, callId: undefined, from: '+1', at });
const after = (...events: LineEvent[]) => events.reduce<readonly Line[]>(withEvent, []);

it('rings only once it is known that nobody here asked for the call', () => {
  expect(ringingLine(after(invited('a')))).toBeUndefined();
  expect(ringingLine(after(invited('a'), { kind: 'rings', id: 'a' }))?.callId).toBe('call-a');
  expect(ringingLine(after(invited('a'), { kind: 'answering', id: 'a' }, { kind: 'rings', id: 'a' }))).toBeUndefined();
});

it('shows one card for a call that is rung for anew', () => {
  const again: LineEvent = { kind: 'invited', id: 'b', callId: 'call-a', from: '+1' };
  const lines = after(invited('a'), { kind: 'rings', id: 'a' }, again, { kind: 'rings', id: 'b' });
  expect(lines).toMatchObject([{ kind: 'ringing', id: 'b' }]);
  expect(after(invited('a'), active('a'), again)).toHaveLength(2);
});

it('keeps which call it is when the wire no longer says so', () => {
  expect(after(invited('a'), active('a'))).toMatchObject([{ kind: 'talking', callId: 'call-a', since: at }]);
});

it('shows a call that the wire gives back after a reload, though it never rang', () => {
  expect(after({ ...active('a'), callId: 'kept' } as LineEvent)).toMatchObject([{ kind: 'talking', callId: 'kept' }]);
});

it('stays muted through hold and through the connection being found again', () => {
  const muted = after(invited('a'), active('a'), { kind: 'muted', id: 'a', muted: true }, held('a'), active('a'));
  expect(muted).toMatchObject([{ muted: true, held: false }]);
});

it('does not begin anew when an invitation or an end is told twice', () => {
  const twice = after(invited('a'), active('a'), invited('a'), { kind: 'answering', id: 'a' });
  expect(twice).toMatchObject([{ kind: 'talking' }]);
  expect(after(invited('a'), { kind: 'over', id: 'a' }, { kind: 'over', id: 'a' })).toEqual([]);
});

it('points at the line that is not on hold', () => {
  const lines = after(invited('a'), active('a'), held('a'), invited('b'), active('b'));
  expect(talkingLine(lines)?.id).toBe('b');
  expect(isBusy(lines)).toBe(true);
});
