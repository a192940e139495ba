import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { request } from '../api/request';
import { routingDecisionSchema, type RoutingDecision, type RoutingRules } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Refusal } from '../ui/States';
import { ROUTING } from './queries';

/** Who would be rung for a caller at a time, by the rules on the screen, which may not be `whole` yet. */
export function RoutingTrial({ rules, whole }: { rules: RoutingRules; whole: boolean }) {
  const words = strings.routing.test;
  const [from, setFrom] = useState('');
  const [at, setAt] = useState('');
  const [wrong, setWrong] = useState<'from' | 'rules'>();
  const numberOf = useNumber();
  const answer = useRef<HTMLDivElement>(null);
  const asking = useMutation({
    mutationFn: (caller: string | undefined) =>
      request(routingDecisionSchema, {
        method: 'POST',
        path: `${ROUTING}/try`,
        body: {
          number: rules.number,
          rules,
          ...(caller === undefined ? {} : { from: caller }),
          ...(at === '' ? {} : { at: new Date(at).toISOString() }),
        },
      }),
  });
  // It comes in below the button, where the sheet may end.
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [asking.status, wrong]);
  const ask = () => {
    const caller = numberOf(from)?.number;
    const fault = from.trim() !== '' && caller === undefined ? 'from' : whole ? undefined : 'rules';
    setWrong(fault);
    if (fault === undefined) asking.mutate(caller);
  };
  return (
    <section aria-label={words.title} className="flex flex-col gap-3 rounded-2xl p-4 ring-1 ring-line">
      <h3 className="font-semibold">{words.title}</h3>
      <p className="text-sm text-ink-soft">{words.hint}</p>
      <TextField
        label={words.from}
        hint={words.fromHint}
        error={wrong === 'from' ? strings.phone.notANumber : undefined}
        type="tel"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label={words.at}
        hint={words.atHint}
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <Button onClick={ask} disabled={asking.isPending}>
        {asking.isPending ? words.asking : words.ask}
      </Button>
      <div ref={answer}>
        <div role="status" aria-label={words.result}>
          {asking.isSuccess && <Decision decision={asking.data} />}
        </div>
        {asking.error !== null && <Refusal error={asking.error} />}
        {wrong === 'rules' && (
          <p role="alert" className="text-sm text-danger">
            {strings.routing.forwardTo}: {strings.phone.notANumber}
          </p>
        )}
      </div>
    </section>
  );
}

function Decision({ decision }: { decision: RoutingDecision }) {
  const words = strings.routing.test;
  const { first, because, rounds, unanswered, message, people } = decision;
  const someone = first === 'people' || first === 'ai';
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-base font-semibold">{words.first[first]}</p>
      <ul className="list-inside list-disc text-ink-soft">
        {because.map((reason) => (
          <li key={reason}>{words.because[reason]}</li>
        ))}
      </ul>
      {message !== undefined && <p className="italic">“{message}”</p>}
      {someone &&
        rounds.map((round, index) => (
          <div key={index}>
            {first === 'ai' ? (
              index === 0 && <p className="font-medium">{words.reserve}</p>
            ) : (
              <p className="font-medium">{words.rings(index + 1)}</p>
            )}
            <ul>
              {round.map(({ memberId, name, softphone, display }) => (
                <li key={`${memberId}${display ?? ''}`}>
                  {softphone || display === undefined ? words.softphone(name) : words.phone(name, display)}
                </li>
              ))}
            </ul>
          </div>
        ))}
      {unanswered !== undefined && <p>{words.then[unanswered]}</p>}
      {someone && (
        <ul className="text-ink-soft">
          {people.map(({ memberId, name, reachable, busy }) =>
            reachable && !busy ? null : (
              <li key={memberId}>{reachable ? words.busy(name) : words.unreachable(name)}</li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}
