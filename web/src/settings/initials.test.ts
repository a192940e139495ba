import { expect, it } from 'vitest';
import { initials } from './initials';

it.each([
  ['Mara Lindqvist', 'ML'],
  ['Ana María de la Cruz', 'AC'],
  ['  prince ', 'P'],
  ['👩‍⚕️ doctor', '👩D'],
  ['', ''],
])('makes of “%s” the initials “%s”', (name, wanted) => {
  expect(initials(name)).toBe(wanted);
});
