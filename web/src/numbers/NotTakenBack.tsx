import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { strings } from '../strings';
import { notTakenBackQuery } from './queries';

/** Released numbers that the carrier goes on charging for. */
export function NotTakenBack() {
  const { data = [] } = useQuery(notTakenBackQuery);
  if (data.length === 0) return null;
  const words = strings.numbers.notTakenBack;
  return (
    <ul aria-label={words.list} className="flex flex-col gap-2">
      {data.map(({ number, display }) => (
        <li key={number} className="flex gap-3 rounded-xl bg-danger-soft px-4 py-3 text-sm">
          <TriangleAlert aria-hidden className="size-5 shrink-0 text-danger" />
          <span>
            <strong className="font-semibold tabular-nums">{words.title(display)}</strong> {words.hint}
          </span>
        </li>
      ))}
    </ul>
  );
}
