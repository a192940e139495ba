import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { request } from '../api/request';
import { numberOrderSchema, type NumberOffer } from '../contract/models';
import { strings } from '../strings';
import { announce } from '../ui/announcer';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Sheet } from '../ui/Sheet';
import { SkeletonRows } from '../ui/States';
import { countries } from './countries';
import { price } from './order';
import { NUMBERS, searchNumbers, type Wish } from './queries';

const TYPES = ['local', 'toll_free', 'mobile', 'national'] as const;
/** Which countries' numbers are searched by state, and what it is called there. */
function areaOf(country: string): { label: string; hint: string } | undefined {
  const { state, stateHint, province, provinceHint } = strings.numbers.find;
  if (country === 'US') return { label: state, hint: stateHint };
  return country === 'CA' ? { label: province, hint: provinceHint } : undefined;
}
const digits = (typed: string, most: number) => typed.replace(/\D/g, '').slice(0, most);
const letters = (typed: string, most: number) =>
  typed
    .replace(/[^a-z]/gi, '')
    .slice(0, most)
    .toUpperCase();

/** What the carrier sells: looked for, chosen, ordered. */
export function FindNumber({ onClose }: { onClose: () => void }) {
  const [wish, setWish] = useState<Wish>({
    country: 'US',
    type: 'local',
    areaCode: '',
    locality: '',
    administrativeArea: '',
    contains: '',
  });
  const [chosen, setChosen] = useState<NumberOffer>();
  const searching = useMutation({
    mutationFn: searchNumbers,
    onSuccess: (found) =>
      announce(found.length === 0 ? strings.numbers.find.nothing : strings.numbers.find.found(found.length)),
  });
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part });
    searching.reset();
  };
  const area = areaOf(wish.country);
  if (chosen !== undefined) return <Order offer={chosen} onBack={() => setChosen(undefined)} onDone={onClose} />;
  return (
    <Sheet title={strings.numbers.find.title} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <Form
          sending={searching}
          submit={strings.numbers.find.search}
          busy={strings.numbers.find.searching}
          onSubmit={() => searching.mutate(wish)}
        >
          <SelectField
            label={strings.numbers.find.country}
            value={wish.country}
            onChange={(event) => change({ country: event.target.value, administrativeArea: '' })}
          >
            {countries().map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={strings.numbers.find.type}
            value={wish.type}
            onChange={(event) => change({ type: event.target.value as Wish['type'] })}
          >
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {strings.numbers.find.types[type]}
              </option>
            ))}
          </SelectField>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">
            <TextField
              label={strings.numbers.find.locality}
              autoComplete="off"
              maxLength={60}
              value={wish.locality}
              onChange={(event) => change({ locality: event.target.value })}
            />
            {area !== undefined && (
              <TextField
                {...area}
                minLength={2}
                autoCapitalize="characters"
                autoComplete="off"
                value={wish.administrativeArea}
                onChange={(event) => change({ administrativeArea: letters(event.target.value, 2) })}
              />
            )}
          </div>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">
            <TextField
              label={strings.numbers.find.areaCode}
              hint={strings.numbers.find.digits(5)}
              inputMode="numeric"
              autoComplete="off"
              value={wish.areaCode}
              onChange={(event) => change({ areaCode: digits(event.target.value, 5) })}
            />
            <TextField
              label={strings.numbers.find.contains}
              hint={strings.numbers.find.containsHint}
              inputMode="numeric"
              autoComplete="off"
              value={wish.contains}
              onChange={(event) => change({ contains: digits(event.target.value, 10) })}
            />
          </div>
        </Form>
        {searching.isPending && <SkeletonRows rows={3} />}
        {searching.data?.length === 0 && (
          <p className="py-4 text-center text-ink-soft">{strings.numbers.find.nothing}</p>
        )}
        {searching.data !== undefined && searching.data.length > 0 && (
          <ul
            aria-label={strings.numbers.find.results}
            className="divide-y divide-line rounded-2xl bg-card ring-1 ring-line"
          >
            {searching.data.map((offer) => (
              <li key={offer.number}>
                <Offer offer={offer} onChoose={() => setChosen(offer)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}

const placeOf = ({ locality, region }: NumberOffer) =>
  [locality, region].filter((part) => part !== undefined && part !== '').join(', ');

function Offer({ offer, onChoose }: { offer: NumberOffer; onChoose: () => void }) {
  const monthly = price(offer.monthlyCost, offer);
  const about = [
    placeOf(offer),
    ...offer.features.map((feature) => strings.numbers.find.features[feature]),
    monthly === undefined ? undefined : strings.numbers.find.aMonth(monthly),
  ].filter((part) => part !== undefined && part !== '');
  return (
    <button
      type="button"
      data-row
      onClick={onChoose}
      className="flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 hover:bg-muted/60"
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-semibold tabular-nums">{offer.display}</span>
        <span className="text-sm text-ink-soft">{about.join(' · ')}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </button>
  );
}

function Order({ offer, onBack, onDone }: { offer: NumberOffer; onBack: () => void; onDone: () => void }) {
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const ordering = useMutation({
    mutationFn: () =>
      request(numberOrderSchema, {
        method: 'POST',
        path: `${NUMBERS}/orders`,
        body: { number: offer.number, ...(label.trim() === '' ? {} : { label: label.trim() }) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['number-orders'] });
      onDone();
    },
  });
  const [once, monthly] = [price(offer.upfrontCost, offer), price(offer.monthlyCost, offer)];
  return (
    <Sheet title={strings.numbers.find.ask(offer.display)} onClose={onDone}>
      <div className="flex flex-col gap-4">
        <p>
          {placeOf(offer) !== '' && `${placeOf(offer)}. `}
          {once === undefined || monthly === undefined
            ? strings.numbers.find.costUnknown
            : strings.numbers.find.cost(once, monthly)}
        </p>
        <Form
          sending={ordering}
          submit={strings.numbers.find.order}
          busy={strings.numbers.find.ordering}
          wide
          onSubmit={() => ordering.mutate()}
        >
          <TextField
            label={strings.numbers.business.label}
            hint={strings.numbers.business.labelHint}
            maxLength={60}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Form>
        <Button onClick={onBack}>{strings.numbers.find.other}</Button>
      </div>
    </Sheet>
  );
}
