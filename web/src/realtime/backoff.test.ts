import { expect, it } from 'vitest';
import { backoff } from './backoff';

it('doubles to a ceiling and never waits less than half of it', () => {
  expect([0, 1, 2, 3].map((attempt) => backoff(attempt, () => 1))).toEqual([500, 1000, 2000, 4000]);
  expect(backoff(3, () => 0)).toBe(2000);
  expect(backoff(50, () => 1)).toBe(15_000);
});
