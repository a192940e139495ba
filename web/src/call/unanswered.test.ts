import { expect, test } from 'vitest';
import type { Turn } from '../contract/models';
import { unanswered } from './unanswered';

const at = '2026-11-23T09:00:00Z';
const turn = (id: string, speaker: Turn['speaker'], source?: Turn['source']): Turn => ({
  id,
  speaker,
  text: id,
  final: true,
  at,
  ...(source === undefined ? {} : { source }),
});
const source = { faqId: '0198c0de-0000-7000-8000-000000000001', question: 'Is there parking?' };

test('only what the AI could not answer from a FAQ is worth teaching', () => {
  const turns = [
    turn('greeting', 'ai'),
    turn('known', 'caller'),
    turn('answer', 'ai', source),
    turn('unknown', 'caller'),
    turn('sorry', 'ai'),
    turn('to a person', 'caller'),
    turn('person', 'human'),
    turn('last', 'caller'),
  ];
  expect([...unanswered(turns)]).toEqual(['unknown']);
});
