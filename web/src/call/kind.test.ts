import { expect, it } from 'vitest';
import type { Call } from '../contract/models';
import { kindOf } from './kind';

const ended: Call = {
  id: 'a',
  direction: 'inbound',
  from: '+12125550123',
  fromDisplay: '(212) 555-0123',
  to: '+12125550100',
  toDisplay: '(212) 555-0100',
  status: 'missed',
  phase: 'ended',
  outcome: 'voicemail',
  startedAt: '2026-03-01T10:00:00Z',
  version: 1,
  tags: [],
  held: false,
  participants: [],
  revision: 0,
};

it('tells who left a message from who hung up before the tone', () => {
  expect(kindOf({ ...ended, message: 'unheard' })).toBe('voicemail');
  expect(kindOf({ ...ended, message: 'heard' })).toBe('voicemail');
  expect(kindOf(ended)).toBe('missed');
});
