import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { OpeningHours } from '../contract/models';
import { choices } from '../settings/choices';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { Segmented } from '../ui/Segmented';
import { another, DAYS, ofDay, usualHours, withSpans, type Day, type Span } from './routing';

const TIME = 'min-h-target min-w-0 flex-1 rounded-xl border border-line-strong bg-card px-2 py-2 tabular-nums';

/** When the business is open; undefined is always. */
export function HoursFields({
  hours,
  onChange,
}: {
  hours: OpeningHours | undefined;
  onChange: (hours: OpeningHours | undefined) => void;
}) {
  const words = strings.routing.hours;
  return (
    <>
      <Segmented
        label={words.label}
        choices={[
          { value: 'always', label: words.always },
          { value: 'set', label: words.set },
        ]}
        value={hours === undefined ? 'always' : 'set'}
        onChange={(choice) =>
          onChange(choice === 'always' ? undefined : usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone))
        }
      />
      {hours !== undefined && (
        <>
          <SelectField
            label={words.timeZone}
            value={hours.timeZone}
            onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
          >
            {choices(Intl.supportedValuesOf('timeZone'), hours.timeZone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <section aria-label={words.week}>
            <h3 className="text-sm font-medium">{words.week}</h3>
            <ul className="divide-y divide-line">
              {DAYS.map((day) => (
                <DayRow
                  key={day}
                  day={day}
                  spans={ofDay(hours, day)}
                  onChange={(spans) => onChange(withSpans(hours, day, spans))}
                />
              ))}
            </ul>
          </section>
          <Holidays hours={hours} onChange={onChange} />
        </>
      )}
    </>
  );
}

function DayRow({
  day,
  spans,
  onChange,
}: {
  day: Day;
  spans: readonly Span[];
  onChange: (spans: readonly Span[]) => void;
}) {
  const words = strings.routing.hours;
  const name = words.day[day];
  return (
    <li className="flex items-start gap-2 py-1">
      <span className="flex min-h-target w-24 shrink-0 items-center text-sm">{name}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {spans.length === 0 && <span className="flex min-h-target items-center text-ink-soft">{words.closed}</span>}
        {spans.map((span, index) => (
          <div key={index} className="flex items-center gap-1">
            <input
              type="time"
              required
              aria-label={words.from(name)}
              value={span.from}
              onChange={(event) => onChange(spans.with(index, { ...span, from: event.target.value }))}
              className={TIME}
            />
            <span aria-hidden>–</span>
            <input
              type="time"
              required
              aria-label={words.to(name)}
              value={span.to}
              onChange={(event) => onChange(spans.with(index, { ...span, to: event.target.value }))}
              className={TIME}
            />
            <IconButton label={words.take(name, span.from)} onClick={() => onChange(spans.toSpliced(index, 1))}>
              <X aria-hidden className="size-5" />
            </IconButton>
          </div>
        ))}
      </div>
      <IconButton label={words.add(name)} onClick={() => onChange([...spans, another(day, spans)])}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </li>
  );
}

function Holidays({ hours, onChange }: { hours: OpeningHours; onChange: (hours: OpeningHours) => void }) {
  const words = strings.routing.hours;
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const holidays = hours.holidays.toSorted((a, b) => a.date.localeCompare(b.date));
  const add = () => {
    const others = hours.holidays.filter((day) => day.date !== date);
    onChange({ ...hours, holidays: [...others, { date, name: name.trim() }] });
    setDate('');
    setName('');
  };
  return (
    <section aria-label={words.holidays} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{words.holidays}</h3>
      {holidays.length === 0 && <p className="text-sm text-ink-soft">{words.noHolidays}</p>}
      <ul className="divide-y divide-line empty:hidden">
        {holidays.map((day) => (
          <li key={day.date} className="flex min-h-target items-center gap-3">
            <span className="text-sm text-ink-soft tabular-nums">{day.date}</span>
            <span className="min-w-0 flex-1 wrap-anywhere">{day.name}</span>
            <IconButton
              label={words.takeHoliday(day.name)}
              onClick={() => onChange({ ...hours, holidays: hours.holidays.filter((one) => one !== day) })}
            >
              <X aria-hidden className="size-5" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-36 flex-1">
          <TextField label={words.date} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </div>
        <div className="min-w-36 flex-1">
          <TextField label={words.name} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <Button onClick={add} disabled={date === '' || name.trim() === ''}>
          {words.addHoliday}
        </Button>
      </div>
    </section>
  );
}
