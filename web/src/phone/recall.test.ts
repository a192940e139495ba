import { beforeEach, expect, it, vi } from 'vitest';
import type { Line } from './lines';

const line = (id: string, muted = false): Line => ({
  id,
  callId: `call-${id}`,
  from: '+1',
  kind: 'talking',
  since: 0,
  muted,
  held: false,
});

/** As in a page that has just been read. */
async function page() {
  vi.resetModules();
  return import('./recall');
}

beforeEach(() => sessionStorage.clear());

it('knows both calls of the page before, whichever comes back first', async () => {
  (await page()).remember([line('a'), line('b', true)]);
  const { remember, recalled, wasMuted, wasTalked } = await page();
  remember([line('a')]);
  expect([recalled('a'), recalled('b')]).toEqual(['call-a', 'call-b']);
  expect([wasTalked('a'), wasTalked('b'), wasTalked('c')]).toEqual([true, true, false]);
  expect([wasMuted('a'), wasMuted('b')]).toEqual([false, true]);
  remember([line('a'), line('b')]);
  expect(wasMuted('b')).toBe(false);
  remember([line('a')]);
  expect(recalled('b')).toBeUndefined();
  remember([]);
  expect(sessionStorage).toHaveLength(0);
});
