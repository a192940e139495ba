import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Delete, Phone } from 'lucide-react';
import { useRef, useState } from 'react';
import { businessNumbersQuery } from '../numbers/queries';
import { useStore } from '../store';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Screen } from '../ui/Screen';
import { Segmented } from '../ui/Segmented';
import { countryName, isEmergency, type Dialled } from './dialled';
import { Keys } from './Keys';
import { MicrophoneNote } from './MicrophoneNote';
import { phoneStore } from './phone';
import { place } from './place';
import { PlaceRefusal } from './PlaceRefusal';
import { useSuggestions } from './suggestions';
import type { Device } from './take-over';
import { useNumber } from './use-number';

const ON = (['browser', 'phone'] as const).map((value) => ({ value, label: strings.phone.on[value] }));

export function DialScreen() {
  const { to } = useSearch({ from: '/dial' });
  const navigate = useNavigate();
  const { data: numbers = [] } = useQuery(businessNumbersQuery);
  const [typed, setTyped] = useState(to ?? '');
  const [from, setFrom] = useState<string>();
  const [wanted, setWanted] = useState<Device>('browser');
  const ready = useStore(phoneStore).kind === 'ready';
  const on = ready ? wanted : 'phone';
  const main = numbers.find(({ primary }) => primary) ?? numbers[0];
  const number = useNumber()(typed);
  const own = numbers.some((one) => one.number === number?.number);
  // One key for each number that is called: whoever presses twice does not call twice.
  const key = useRef({ number: '', key: '' });
  const placing = useMutation({
    mutationFn: (target: string) => {
      if (key.current.number !== target) key.current = { number: target, key: crypto.randomUUID() };
      return place({ to: target, from, on, key: key.current.key });
    },
    onSuccess: ({ id }) => navigate({ to: '/calls/$callId', params: { callId: id } }),
  });
  const change = (next: string) => {
    setTyped(next);
    placing.reset();
  };
  return (
    <Screen title={strings.phone.dial}>
      <form
        className="mx-auto flex w-full max-w-md flex-col gap-4 px-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== undefined && !own) placing.mutate(number.number);
        }}
      >
        <NumberField typed={typed} onChange={change} note={own ? strings.phone.ownNumber : noteOf(typed, number)} />
        <Suggested typed={typed} onChoose={change} />
        {placing.isError && <PlaceRefusal error={placing.error} />}
        {!placing.isError && <MicrophoneNote />}
        <Keys onPress={(digit) => change(typed + digit)} />
        {numbers.length > 1 && (
          <SelectField
            label={strings.phone.callFrom}
            value={from ?? main?.number}
            onChange={(event) => setFrom(event.target.value)}
          >
            {numbers.map((one) => (
              <option key={one.id} value={one.number}>
                {one.label === undefined ? one.display : `${one.display} · ${one.label}`}
              </option>
            ))}
          </SelectField>
        )}
        {ready && <Segmented label={strings.phone.callOn} choices={ON} value={wanted} onChange={setWanted} />}
        {on === 'phone' && <p className="text-sm text-ink-soft">{strings.phone.phoneFirst}</p>}
        <Button
          look="filled"
          type="submit"
          className="min-h-14"
          disabled={number === undefined || own || placing.isPending}
        >
          <Phone aria-hidden className="size-5" />
          {placing.isPending ? strings.phone.calling : strings.phone.call}
        </Button>
      </form>
    </Screen>
  );
}

function NumberField({ typed, onChange, note }: { typed: string; onChange: (next: string) => void; note: string }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <label className="min-w-0 flex-1">
          <span className="sr-only">{strings.phone.number}</span>
          <input
            type="tel"
            autoComplete="off"
            value={typed}
            placeholder={strings.phone.number}
            aria-describedby="dial-note"
            onChange={(event) => onChange(event.target.value)}
            className="min-h-14 w-full rounded-xl border border-line-strong bg-card px-3 text-2xl font-semibold tabular-nums"
          />
        </label>
        <IconButton label={strings.phone.erase} disabled={typed === ''} onClick={() => onChange(typed.slice(0, -1))}>
          <Delete aria-hidden className="size-5" />
        </IconButton>
      </div>
      <p id="dial-note" role="status" className="min-h-5 text-sm text-ink-soft">
        {note}
      </p>
    </div>
  );
}

function noteOf(typed: string, number: Dialled | undefined): string {
  if (typed.trim() === '') return strings.phone.numberHint;
  if (isEmergency(typed)) return strings.phone.emergency;
  if (number === undefined) return strings.phone.notANumber;
  const country = countryName(number.country);
  return country === undefined ? strings.phone.calls(number.display) : strings.phone.callsIn(number.display, country);
}

function Suggested({ typed, onChoose }: { typed: string; onChoose: (number: string) => void }) {
  const found = useSuggestions(typed);
  return (
    <ul aria-label={strings.phone.suggestions} className="flex flex-wrap gap-2 empty:hidden">
      {found.map(({ number, display }) => (
        <li key={number}>
          <Button className="px-4 text-sm tabular-nums" onClick={() => onChoose(number)}>
            {display}
          </Button>
        </li>
      ))}
    </ul>
  );
}
