import { WITHHELD, businessOf, outsideOf } from '../call/who';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Phone } from 'lucide-react';
import { useRef } from 'react';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { phoneStore } from './phone';
import { place } from './place';
import { PlaceRefusal } from './PlaceRefusal';

/** Calls whoever that call was with, from the number they know. */
export function CallBack({ call }: { call: Call }) {
  const on = useStore(phoneStore).kind === 'ready' ? 'browser' : 'phone';
  const navigate = useNavigate();
  const key = useRef(crypto.randomUUID());
  const placing = useMutation({
    mutationFn: () => place({ to: outsideOf(call), from: businessOf(call), on, key: key.current }),
    onSuccess: ({ id }) => navigate({ to: '/calls/$callId', params: { callId: id } }),
  });
  if (!useMay('placeCall') || outsideOf(call) === WITHHELD) return null;
  return (
    <>
      <Button look="filled" disabled={placing.isPending} onClick={() => placing.mutate()}>
        <Phone aria-hidden className="size-5" />
        {placing.isPending
          ? strings.phone.calling
          : call.direction === 'inbound'
            ? strings.phone.callBack
            : strings.phone.callAgain}
      </Button>
      {on === 'phone' && <p className="basis-full text-sm text-ink-soft">{strings.phone.phoneFirst}</p>}
      {placing.isError && (
        <div className="basis-full">
          <PlaceRefusal error={placing.error} />
        </div>
      )}
    </>
  );
}
