import { expect, it } from 'vitest';
import { pictureFault } from './picture';

it('takes the kinds and the size that the server takes', () => {
  expect(pictureFault({ type: 'image/png', size: 1_000_000 })).toBeUndefined();
  expect(pictureFault({ type: 'image/png', size: 1_000_001 })).toBe('tooLarge');
  expect(pictureFault({ type: 'image/svg+xml', size: 100 })).toBe('wrongKind');
});
