import { expect, it } from 'vitest';
import { duration, when } from './time';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const before = (ms: number) => new Date(NOW - ms).toISOString();

it('is relative for a day, then absolute', () => {
  expect(when(before(5_000), NOW)).toBe('now');
  expect(when(before(-5_000), NOW)).toBe('now');
  expect(when(before(5 * 60_000), NOW)).toBe('5 min ago');
  expect(when(before(23 * 3_600_000), NOW)).toBe('23 h ago');
  expect(when(before(3 * 86_400_000), NOW)).toMatch(/^Sat/);
  expect(when(before(20 * 86_400_000), NOW)).toMatch(/18/);
  expect(when(before(400 * 86_400_000), NOW)).toMatch(/2025/);
});

it('writes durations like a phone, and never a negative one', () => {
  const from = '2026-03-10T12:00:00Z';
  expect([-4_000, 9_000, 64_000, 3_729_000].map((ms) => duration(from, NOW + ms))).toEqual([
    '0:00',
    '0:09',
    '1:04',
    '1:02:09',
  ]);
});
