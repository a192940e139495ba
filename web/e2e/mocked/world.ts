import type { components } from '../../src/contract/openapi';

export type Schemas = components['schemas'];

export const ME = '0198c0de-0000-7000-8000-000000000001';
export const BUSINESS = { number: '+12125550100', display: '(212) 555-0100' };
const CALLER = { number: '+12125550123', display: '(212) 555-0123' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let nextId = 100;
export const newId = () => `0198c0de-0000-7000-8000-${String(++nextId).padStart(12, '0')}`;
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

type Who = { number: string; display: string };

function endedCall(
  who: Who,
  began: number,
  outcome: Schemas['CallOutcome'],
  summary?: string,
  lasted = 94_000,
): Schemas['CallDetail'] {
  const spoken = outcome === 'handled-by-ai' || outcome === 'handled-by-human';
  return {
    id: newId(),
    direction: 'inbound',
    from: who.number,
    fromDisplay: who.display,
    to: BUSINESS.number,
    toDisplay: BUSINESS.display,
    status: spoken ? 'completed' : outcome === 'abandoned' ? 'missed' : 'failed',
    phase: 'ended',
    outcome,
    startedAt: ago(began),
    ...(outcome === 'abandoned' ? {} : { answeredAt: ago(began - 3_000) }),
    endedAt: ago(began - lasted),
    ...(outcome === 'handled-by-human' ? { handledBy: ME } : {}),
    ...(summary === undefined ? {} : { summary }),
    version: 12,
    tags: [],
    held: false,
    participants: [],
    revision: 0,
    transcript: spoken ? conversation(began) : [],
    timeline: [
      { at: ago(began), event: 'caller-arrived', phase: 'ringing', status: 'ringing' },
      { at: ago(began - 2_000), event: 'ai-prepared', phase: 'connecting', status: 'answered' },
      { at: ago(began - 3_000), event: 'ai-connected', phase: 'ai', status: 'answered' },
      { at: ago(began - lasted), event: 'leg-ended', phase: 'ended', status: 'completed' },
    ],
  };
}

function conversation(began: number): Schemas['Turn'][] {
  return [
    {
      id: '1.1',
      speaker: 'ai',
      text: 'Harbour Dental, this is Ava. How can I help?',
      final: true,
      at: ago(began - 4_000),
    },
    { id: '1.2', speaker: 'caller', text: 'Hi, do you see children as well?', final: true, at: ago(began - 12_000) },
    {
      id: '1.3',
      speaker: 'ai',
      text: 'Yes, we see children from the age of three. The first visit is a short one, so they can get to know us.',
      final: true,
      at: ago(began - 15_000),
      source: { faqId: FAQS[2]?.id ?? '', question: 'Do you treat children?' },
    },
    {
      id: '1.4',
      speaker: 'caller',
      text: 'Lovely, and is there somewhere to park?',
      final: true,
      at: ago(began - 31_000),
    },
    {
      id: '1.5',
      speaker: 'ai',
      text: 'There is a free car park behind the building.',
      final: true,
      at: ago(began - 33_000),
      source: { faqId: FAQS[1]?.id ?? '', question: 'Is there parking?' },
    },
  ];
}

const faq = (question: string, answer: string, phrasings: string[], active = true): Schemas['Faq'] => ({
  id: newId(),
  question,
  answer,
  phrasings,
  active,
  category: 'Visits',
  updatedAt: ago(2 * DAY),
});

export const FAQS: Schemas['Faq'][] = [
  faq(
    'What are your opening hours?',
    'We are open Monday to Friday from eight to six, and on Saturday from nine to one.',
    ['When are you open?', 'Are you open on Saturday?'],
  ),
  faq('Is there parking?', 'There is a free car park behind the building.', ['Where can I park?']),
  faq('Do you treat children?', 'Yes, we see children from the age of three.', []),
  faq('What does a check-up cost?', 'A check-up with cleaning is 120 dollars. Most insurances cover it.', [
    'How much is a cleaning?',
  ]),
  faq('Is the practice closed over the holidays?', 'We are closed from December 24 to January 1.', [], false),
];

export const CALLS = (): Schemas['CallDetail'][] => [
  endedCall({ number: '+16465550187', display: '(646) 555-0187' }, 6 * MINUTE, 'abandoned', undefined, 15_000),
  endedCall({ number: '+16465550187', display: '(646) 555-0187' }, 9 * MINUTE, 'abandoned', undefined, 12_000),
  endedCall(
    { number: '+19175550142', display: '(917) 555-0142' },
    47 * MINUTE,
    'handled-by-ai',
    'Asked whether children are seen and about parking.',
  ),
  endedCall(CALLER, 3 * HOUR, 'handled-by-human', 'Moved the appointment on Thursday to nine in the morning.', 214_000),
  endedCall(CALLER, 3.2 * HOUR, 'handled-by-ai', 'Asked about opening hours.', 41_000),
  endedCall(CALLER, 3.4 * HOUR, 'handled-by-ai', 'Asked about the price of a check-up.', 61_000),
  endedCall({ number: '+442079460018', display: '+44 20 7946 0018' }, 5 * HOUR, 'unreachable', undefined, 20_000),
  endedCall(
    { number: '+13475550166', display: '(347) 555-0166' },
    2 * DAY,
    'handled-by-ai',
    'Asked about opening hours on Saturday.',
  ),
  endedCall({ number: '+19295550119', display: '(929) 555-0119' }, 9 * DAY, 'failed'),
];

export const TEMPLATES: Schemas['Template'][] = [
  {
    id: newId(),
    name: 'Our address',
    body: 'Harbour Dental, 12 Pier Street, 2nd floor. Parking is behind the building.',
    variables: [],
  },
  {
    id: newId(),
    name: 'Appointment',
    body: 'Hello {{name}}, your appointment at Harbour Dental is on {{day}}. Reply to this text if you cannot come.',
    variables: ['name', 'day'],
  },
];

export const TEXTS = (calls: Schemas['CallDetail'][]): Schemas['Text'][] => {
  const call = calls[3];
  const text = (status: Schemas['Text']['status'], body: string, at: number, more: Partial<Schemas['Text']> = {}) => ({
    id: newId(),
    from: BUSINESS.number,
    to: CALLER.number,
    toDisplay: CALLER.display,
    body,
    status,
    createdAt: ago(at),
    ...more,
  });
  return [
    text(
      'delivered',
      'Hello Ms Lindqvist, your appointment at Harbour Dental is on Thursday at 9 am. Reply to this text if you cannot come.',
      2.95 * HOUR,
      call === undefined ? {} : { callId: call.id },
    ),
    text('failed', 'Harbour Dental, 12 Pier Street, 2nd floor. Parking is behind the building.', DAY, {
      to: '+13475550166',
      toDisplay: '(347) 555-0166',
      error: 'The number cannot receive texts.',
    }),
    text('sent', 'Harbour Dental, 12 Pier Street, 2nd floor. Parking is behind the building.', 3 * DAY, {
      to: '+19175550142',
      toDisplay: '(917) 555-0142',
    }),
  ];
};

export function ringingCall(): Schemas['CallDetail'] {
  return {
    id: newId(),
    direction: 'inbound',
    from: CALLER.number,
    fromDisplay: CALLER.display,
    to: BUSINESS.number,
    toDisplay: BUSINESS.display,
    status: 'ringing',
    phase: 'ringing',
    startedAt: ago(0),
    version: 1,
    tags: [],
    held: false,
    participants: [],
    revision: 0,
    transcript: [],
    timeline: [{ at: ago(0), event: 'caller-arrived', phase: 'ringing', status: 'ringing' }],
  };
}
