import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nothing, request } from '../api/request';
import { recoveryCodesSchema, secondFactorSecretSchema, type SecondFactorSecret } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { ConfirmWithPassword } from '../ui/ConfirmAct';
import { notify } from '../ui/notices';
import { Read } from '../ui/States';
import { secondFactorQuery } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup } from './SecondFactorSetup';

const PATH = '/auth/second-factor';

type Step =
  | { kind: 'nothing' | 'turning-on' | 'turning-off' | 'renewing' }
  | { kind: 'scanning'; secret: SecondFactorSecret }
  | { kind: 'codes'; codes: string[] };

export function SecondFactor() {
  const client = useQueryClient();
  const query = useQuery(secondFactorQuery);
  const [step, setStep] = useState<Step>({ kind: 'nothing' });
  /** Closes what is open, unless it has led on to something else already. */
  const close = (from: Step['kind']) => setStep((now) => (now.kind === from ? { kind: 'nothing' } : now));
  const refresh = () => client.invalidateQueries({ queryKey: ['second-factor'] });
  return (
    <>
      <Read query={query} rows={1}>
        <p className="text-sm text-ink-soft">
          {query.data?.enabled === true
            ? strings.security.secondFactorOn(query.data.recoveryCodesLeft)
            : strings.security.secondFactorOff}
        </p>
        <div className="flex flex-wrap gap-2">
          {query.data?.enabled === true ? (
            <>
              <Button onClick={() => setStep({ kind: 'renewing' })}>{strings.security.newCodes}</Button>
              <Button look="danger" onClick={() => setStep({ kind: 'turning-off' })}>
                {strings.security.turnOff}
              </Button>
            </>
          ) : (
            <Button onClick={() => setStep({ kind: 'turning-on' })}>{strings.security.turnOn}</Button>
          )}
        </div>
      </Read>
      {step.kind === 'turning-on' && (
        <ConfirmWithPassword
          title={strings.security.secondFactor}
          text={strings.security.turnOnAsk}
          action={strings.security.goOn}
          act={async (password) =>
            setStep({
              kind: 'scanning',
              secret: await request(secondFactorSecretSchema, { method: 'POST', path: PATH, body: { password } }),
            })
          }
          onClose={() => close('turning-on')}
        />
      )}
      {step.kind === 'scanning' && (
        <SecondFactorSetup
          secret={step.secret}
          onDone={(codes) => {
            setStep({ kind: 'codes', codes });
            void refresh();
          }}
          onClose={() => close('scanning')}
        />
      )}
      {step.kind === 'codes' && <RecoveryCodes codes={step.codes} onClose={() => close('codes')} />}
      {step.kind === 'renewing' && (
        <ConfirmWithPassword
          title={strings.security.newCodes}
          text={strings.security.newCodesAsk}
          action={strings.security.goOn}
          act={async (password) => {
            const path = `${PATH}/recovery-codes`;
            const { codes } = await request(recoveryCodesSchema, { method: 'POST', path, body: { password } });
            setStep({ kind: 'codes', codes });
            void refresh();
          }}
          onClose={() => close('renewing')}
        />
      )}
      {step.kind === 'turning-off' && (
        <ConfirmWithPassword
          title={strings.security.turnOff}
          text={strings.security.turnOffAsk}
          action={strings.security.turnOff}
          act={async (password) => {
            await request(nothing, { method: 'POST', path: `${PATH}/disable`, body: { password } });
            await refresh();
            notify(strings.security.turnedOff);
          }}
          onClose={() => close('turning-off')}
        />
      )}
    </>
  );
}
