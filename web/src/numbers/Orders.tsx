import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { describeError } from '../api/failure';
import { request } from '../api/request';
import { numberOrderSchema, type NumberOrder } from '../contract/models';
import { may } from '../may';
import { useRole } from '../profile';
import { createStore, useStore } from '../store';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { notify } from '../ui/notices';
import { useNow } from '../ui/use-now';
import { justBought, ordersToShow, wayOn } from './order';
import { NUMBERS, ordersQuery } from './queries';

/** Until the app is loaded anew: a failed order is only of interest for a day anyway. */
const dismissed = createStore<ReadonlySet<string>>(new Set());

/** What is being ordered, and what could not be; the rest is in the list of numbers. */
export function Orders({ onSearch }: { onSearch: () => void }) {
  const client = useQueryClient();
  const role = useRole();
  // Only who may order may read them, so wait until that is known.
  const { data } = useQuery({ ...ordersQuery, enabled: role !== undefined && may(role, 'manageNumbers') });
  const now = useNow(60_000);
  const hidden = useStore(dismissed);
  const before = useRef<NumberOrder[]>([]);
  useEffect(() => {
    if (data === undefined) return;
    const bought = justBought(before.current, data);
    before.current = data;
    for (const order of bought) notify(strings.numbers.order.bought(order.display));
    if (bought.length > 0) void client.invalidateQueries({ queryKey: ['numbers'] });
  }, [data, client]);
  const shown = ordersToShow(data ?? [], hidden, now);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={strings.numbers.order.list} className="flex flex-col gap-2">
      {shown.map((order) => (
        <li key={order.id}>
          {order.status === 'pending' ? <Running order={order} /> : <Failed order={order} onSearch={onSearch} />}
        </li>
      ))}
    </ul>
  );
}

function Running({ order }: { order: NumberOrder }) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-xl bg-accent-soft px-4 py-3">
      <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-accent-ink motion-reduce:animate-none" />
      <span className="flex min-w-0 flex-col">
        <span className="font-semibold tabular-nums">{order.display}</span>
        <span className="text-sm text-ink-soft">{strings.numbers.order.pending}</span>
      </span>
    </div>
  );
}

function Failed({ order, onSearch }: { order: NumberOrder; onSearch: () => void }) {
  const client = useQueryClient();
  const words = strings.numbers.order;
  const again = useMutation({
    mutationFn: ({ number, label }: NumberOrder) =>
      request(numberOrderSchema, {
        method: 'POST',
        path: `${NUMBERS}/orders`,
        body: { number, ...(label === undefined ? {} : { label }) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['number-orders'] }),
    onError: (error) => {
      const { title, detail } = describeError(error);
      notify(`${title} ${detail}`, 'danger');
    },
  });
  const dismiss = () => dismissed.set((hidden) => new Set(hidden).add(order.id));
  return (
    <div className="flex flex-col gap-2 rounded-xl bg-danger-soft p-4">
      <div className="flex items-start gap-3">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
        <p role="alert" className="flex min-w-0 flex-1 flex-col">
          <strong className="font-semibold">{words.failed(order.display)}</strong>
          <span className="text-sm">{order.failure?.message}</span>
        </p>
        <IconButton label={words.dismissOf(order.display)} className="-mt-2.5 -mr-2.5" onClick={dismiss}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
      <div className="pl-8">
        {order.failure !== undefined && wayOn(order.failure.code) === 'again' ? (
          <Button disabled={again.isPending} onClick={() => again.mutate(order)}>
            {words.again}
          </Button>
        ) : (
          <Button
            onClick={() => {
              dismiss();
              onSearch();
            }}
          >
            {words.search}
          </Button>
        )}
      </div>
    </div>
  );
}
