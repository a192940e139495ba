import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request';
import { routingRulesSchema, type RoutingRules } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { strings } from '../strings';
import { Check, SelectField, TextArea, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { EditSheet } from './EditSheet';
import { HoursFields } from './HoursFields';
import { ROUTING, routingQuery } from './queries';
import { draft, forwards } from './routing';
import { RoutingTrial } from './RoutingTrial';

const RING_SECONDS = [10, 15, 20, 25, 30];

/** Who answers a number, and when; and the way to try it. */
export function RoutingSheet({ saved, onClose }: { saved: RoutingRules; onClose: () => void }) {
  const words = strings.routing;
  const client = useQueryClient();
  const [rules, setRules] = useState(saved);
  const change = (part: Partial<RoutingRules>) => setRules((now) => ({ ...now, ...part }));
  const numberOf = useNumber();
  const [checked, setChecked] = useState(false);
  const forwardTo = numberOf(rules.forwardTo ?? '')?.number;
  const whole = !forwards(rules) || forwardTo !== undefined;
  const sent = draft(forwardTo === undefined ? rules : { ...rules, forwardTo });
  const saving = useMutation({
    mutationFn: () => request(routingRulesSchema, { method: 'POST', path: ROUTING, body: sent }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: routingQuery.queryKey });
      notify(strings.common.saved);
      onClose();
    },
  });
  const people = rules.open === 'people' || rules.vipToPeople === true;
  return (
    <EditSheet
      title={words.manage(saved.display ?? saved.number)}
      saving={{
        ...saving,
        mutate: () => {
          setChecked(true);
          if (whole) saving.mutate();
        },
      }}
      removal={undefined}
      onClose={onClose}
    >
      <Choice words={words.open} options={['ai', 'people']} value={rules.open} onChange={(open) => change({ open })} />
      <Check
        label={words.vip}
        checked={rules.vipToPeople === true}
        onChange={(event) => change({ vipToPeople: event.target.checked })}
      />
      <Choice
        words={words.strategy}
        hint={words.strategyHint}
        options={['all', 'in-turn', 'longest-idle']}
        value={rules.strategy}
        onChange={(strategy) => change({ strategy })}
      />
      <SelectField
        label={words.ringSeconds}
        value={rules.ringSeconds}
        onChange={(event) => change({ ringSeconds: Number(event.target.value) })}
      >
        {[...new Set([...RING_SECONDS, saved.ringSeconds])]
          .toSorted((a, b) => a - b)
          .map((seconds) => (
            <option key={seconds} value={seconds}>
              {words.seconds(seconds)}
            </option>
          ))}
      </SelectField>
      {people && (
        <Choice
          words={words.unanswered}
          options={['ai', 'voicemail', 'queue', 'forward']}
          value={rules.unanswered}
          onChange={(unanswered) => change({ unanswered })}
        />
      )}
      <HoursFields
        hours={rules.hours}
        onChange={(hours) => {
          const next = { ...rules };
          if (hours === undefined) delete next.hours;
          else next.hours = hours;
          setRules(next);
        }}
      />
      {rules.hours !== undefined && (
        <Choice
          words={words.closed}
          options={['voicemail', 'ai', 'message', 'forward']}
          value={rules.closed}
          onChange={(closed) => change({ closed })}
        />
      )}
      {rules.hours !== undefined && (rules.closed === 'voicemail' || rules.closed === 'message') && (
        <TextArea
          label={words.closedMessage}
          hint={words.closedMessageHint}
          maxLength={500}
          value={rules.closedMessage ?? ''}
          onChange={(event) => change({ closedMessage: event.target.value })}
        />
      )}
      {forwards(rules) && (
        <TextField
          label={words.forwardTo}
          hint={words.forwardToHint}
          error={checked && !whole ? strings.phone.notANumber : undefined}
          type="tel"
          required
          value={rules.forwardTo ?? ''}
          onChange={(event) => change({ forwardTo: event.target.value })}
        />
      )}
      <Choice
        words={words.anonymous}
        options={['as-anybody', 'voicemail', 'reject']}
        value={rules.anonymous}
        onChange={(anonymous) => change({ anonymous })}
      />
      <RoutingTrial rules={sent} whole={whole} />
    </EditSheet>
  );
}

function Choice<Value extends string>({
  words,
  hint,
  options,
  value,
  onChange,
}: {
  words: { label: string } & Record<Value, string>;
  hint?: string;
  options: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <SelectField
      label={words.label}
      hint={hint}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {words[option]}
        </option>
      ))}
    </SelectField>
  );
}
