import type { News } from './frames';

type Listener = (news: News) => void;
const readings = new Set<Listener>();

/**
 * Reads over REST while frames keep coming: an answer may have been written before a frame that arrives ahead of it, so
 * what came in during the reading is applied on top of the answer.
 */
export async function readWhileListening<T>(read: () => Promise<T>, apply: (answer: T, news: News) => T): Promise<T> {
  const meanwhile: News[] = [];
  const listen: Listener = (news) => meanwhile.push(news);
  readings.add(listen);
  try {
    return meanwhile.reduce(apply, await read());
  } finally {
    readings.delete(listen);
  }
}

export function tellReadings(news: News): void {
  for (const listen of readings) listen(news);
}
