import { describe, expect, it } from 'vitest';
import type { Call, CallDetail, Turn } from '../contract/models';
import { groupCalls, matches } from './group';
import { kindOf } from './kind';
import { callAt } from './moment';
import { sentence } from './sentence';
import { isMine } from './speaker';

const call = (more: Partial<Call> = {}): Call => ({
  id: 'a',
  direction: 'inbound',
  from: '+12125550123',
  fromDisplay: '(212) 555-0123',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'answered',
  phase: 'ai',
  startedAt: '2026-03-01T10:00:00Z',
  version: 1,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
  ...more,
});
const ended = (outcome: NonNullable<Call['outcome']>, more: Partial<Call> = {}) =>
  call({ status: 'completed', phase: 'ended', outcome, ...more });
const turn = (more: Partial<Turn>): Turn => ({
  id: '1',
  speaker: 'ai',
  text: 'x',
  final: true,
  at: '2026-03-01T10:00:05Z',
  ...more,
});

describe('the sentence about a call', () => {
  it.each([
    [[], 'The AI is greeting the caller.'],
    [[turn({ speaker: 'caller', final: false })], 'The caller is speaking.'],
    [[turn({ speaker: 'caller' })], 'The AI is about to answer.'],
    [[turn({ final: false })], 'The AI is speaking.'],
    [[turn({})], 'The AI is listening.'],
  ])('tells who is speaking', (turns, said) => expect(sentence(call(), turns, 'me')).toBe(said));

  it('names the question that is being answered', () => {
    const source = { faqId: 'f', question: 'When are you open?' };
    expect(sentence(call(), [turn({ source, final: false })], 'me')).toBe('The AI is answering “When are you open?”');
  });

  it('knows whether it is me or a colleague', () => {
    expect(sentence(call({ phase: 'human', handledBy: 'me' }), [], 'me')).toBe('You are talking with the caller.');
    expect(sentence(call({ phase: 'human', handledBy: 'x' }), [], 'me')).toBe(
      'A colleague is talking with the caller.',
    );
    const participants = [{ leg: 3, number: '+13125550133', standing: 'joined' as const, muted: false }];
    expect(sentence(call({ phase: 'human', participants }), [], 'me')).toBe('The caller is talking with +13125550133.');
  });
});

describe('a call that nobody of the team has', () => {
  it.each(['me', 'jo', undefined])('is not theirs, whoever looks (%s)', (me) => {
    const outside = call({ phase: 'human' });
    expect(isMine(outside, me)).toBe(false);
    expect(sentence(outside, [], me)).toBe('Passed on to somebody outside the team, who is talking.');
    expect(sentence(ended('cancelled', { direction: 'outbound' }), [], me)).toBe(
      'It was hung up before anyone picked up.',
    );
    expect(sentence(ended('handled-by-human'), [], me)).toBe('A person took this call.');
    expect(sentence(call({ phase: 'ringing-human' }), [], me)).toBe(
      'Looking for somebody to answer. The AI is silent.',
    );
  });

  it('is theirs who talk in it', () => {
    const participants = [{ leg: 4, userId: 'me', standing: 'joined' as const, muted: false }];
    const shared = call({ phase: 'human', participants });
    expect(sentence(shared, [], 'me')).toBe('You are talking with the caller.');
    expect(sentence(shared, [], 'jo')).toBe('A colleague is talking with the caller.');
  });

  it('is the member’s whose telephone is the only one that is rung', () => {
    const ringing = call({ phase: 'ringing-human', handledBy: 'me' });
    expect(sentence(ringing, [], 'me')).toBe('Pick up your phone. The AI is silent.');
    expect(sentence(ringing, [], 'jo')).toBe('Ringing a colleague. The AI is silent.');
    const placed = call({ phase: 'calling-member', direction: 'outbound', handledBy: 'me' });
    expect(sentence(placed, [], 'me')).toBe('Calling you first. Pick up to be connected.');
    expect(sentence(ended('cancelled', { handledBy: 'me' }), [], 'me')).toBe('You hung up before anyone picked up.');
  });

  it('stays somebody else’s when a past moment of it is looked at', () => {
    const at = (second: number) => `2026-03-01T10:00:0${second}Z`;
    const passedOn: CallDetail = {
      ...ended('handled-by-human', { handledBy: 'jo' }),
      transcript: [],
      timeline: [
        { at: at(1), event: 'leg-bridged', phase: 'human', status: 'answered' },
        { at: at(9), event: 'leg-ended', phase: 'ended', status: 'completed', handledBy: 'jo' },
      ],
    };
    const then = callAt(passedOn, Date.parse(at(5)));
    expect(sentence(then, [], 'jo')).toBe('Passed on to somebody outside the team, who is talking.');
  });
});

describe('the list', () => {
  it('groups neighbours of one number, but never hides a missed call behind an answered one', () => {
    const other = { from: '+13475550166' };
    const groups = groupCalls([
      ended('abandoned', { id: '1' }),
      ended('unreachable', { id: '2' }),
      ended('handled-by-ai', { id: '3' }),
      ended('handled-by-human', { id: '4' }),
      ended('handled-by-ai', { id: '5', ...other }),
      ended('handled-by-ai', { id: '6' }),
    ]);
    expect(groups.map(({ latest, count }) => [latest.id, count])).toEqual([
      ['1', 2],
      ['3', 2],
      ['5', 1],
      ['6', 1],
    ]);
  });

  it('keeps a live call on its own', () => {
    expect(groupCalls([call(), ended('handled-by-ai')])).toHaveLength(2);
  });

  it('finds by number in any spelling and by words of the summary', () => {
    const one = ended('handled-by-ai', { summary: 'Asked about Parking.' });
    expect(['555-0123', '(212) 555', '+1 212', 'parking', ''].every((search) => matches(one, search))).toBe(true);
    expect(['0199', 'hours', '555 x'].some((search) => matches(one, search))).toBe(false);
  });

  it('has a word for each end', () => {
    expect(
      [ended('abandoned'), ended('unreachable'), ended('failed'), call({ phase: 'ended', status: 'missed' })].map(
        kindOf,
      ),
    ).toEqual(['missed', 'unreachable', 'failed', 'missed']);
  });
});

it('tells what I do with the caller: hold them, talk aside, or with several', () => {
  const self = { leg: 1, userId: 'me', standing: 'joined', muted: false } as const;
  const ben = { leg: 2, userId: 'ben', standing: 'joined', muted: false } as const;
  const said = (more: Partial<Call>) =>
    sentence(call({ phase: 'human', handledBy: 'me', participants: [self], ...more }), [], 'me', () => 'Ben');
  expect(said({ held: true })).toBe('You put the caller on hold.');
  expect(said({ held: true, participants: [self, ben] })).toBe('A word with Ben; the caller hears music.');
  expect(said({ participants: [self, ben] })).toBe('You, Ben and the caller.');
  expect(said({ participants: [self, { ...ben, standing: 'ringing' }] })).toBe('You are talking with the caller.');
});

it('shows a robot only while the AI has the call, and no message where none was left', () => {
  expect(kindOf(call({ phase: 'ringing-human' }))).toBe('ringing');
  expect(kindOf(ended('voicemail'))).toBe('no-message');
  expect(kindOf(ended('voicemail', { message: 'unheard' }))).toBe('voicemail');
});
