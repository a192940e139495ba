import { expect, it } from 'vitest';
import { readWhileListening, tellReadings } from './reading';
import type { News } from './frames';

it('applies what came in during the reading on top of the answer', async () => {
  const news = { event: 'transcript', data: { callId: 'a' } } as unknown as News;
  let finish: (answer: string[]) => void = () => undefined;
  const reading = readWhileListening(
    () => new Promise<string[]>((resolve) => (finish = resolve)),
    (answer, one) => [...answer, one.event],
  );
  tellReadings(news);
  finish(['answer']);
  expect(await reading).toEqual(['answer', 'transcript']);
  tellReadings(news);
  expect(await reading).toHaveLength(2);
});
