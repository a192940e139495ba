import { expect, it } from 'vitest';
import { tokenIn } from './fragment';

it('finds the token of a mail behind the #', () => {
  expect(tokenIn('#token=a-B_9')).toBe('a-B_9');
});

it('finds none where a mail program cut it off', () => {
  expect(tokenIn('')).toBeUndefined();
  expect(tokenIn('#token=')).toBeUndefined();
});
