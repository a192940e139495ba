import { expect, it } from 'vitest';
import { toE164 } from '../phone-number';
import { pieces } from './template';

it('splits a body into words and blanks', () => {
  expect(pieces('Hi {{name}}, see you {{ day }}', { name: 'Jo' })).toEqual([
    { kind: 'words', text: 'Hi ' },
    { kind: 'variable', name: 'name', value: 'Jo' },
    { kind: 'words', text: ', see you ' },
    { kind: 'variable', name: 'day', value: '' },
  ]);
  expect(pieces('No blanks { } {{}}', {})).toEqual([{ kind: 'words', text: 'No blanks { } {{}}' }]);
});

it('understands numbers as people write them, with a country', () => {
  expect(toE164('+1 (212) 555-0123')).toBe('+12125550123');
  expect(toE164('0044 20 7946 0018')).toBe('+442079460018');
  expect([toE164('555-0123'), toE164('+1 abc'), toE164('')]).toEqual([undefined, undefined, undefined]);
});
