import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request';
import { recoveryCodesSchema, type SecondFactorSecret } from '../contract/models';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { Sheet } from '../ui/Sheet';
import { grouped } from './grouped';

export function SecondFactorSetup({
  secret: { secret, uri },
  onDone,
  onClose,
}: {
  secret: SecondFactorSecret;
  onDone: (codes: string[]) => void;
  onClose: () => void;
}) {
  const [code, setCode] = useState('');
  const confirming = useMutation({
    mutationFn: () =>
      request(recoveryCodesSchema, { method: 'POST', path: '/auth/second-factor/confirm', body: { code } }),
    onSuccess: ({ codes }) => onDone(codes),
  });
  return (
    <Sheet title={strings.security.secondFactor} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p>{strings.security.scan}</p>
        <QrCode uri={uri} />
        <p className="text-sm text-ink-soft">
          {strings.security.orType}{' '}
          <code className="block pt-1 text-base text-ink tabular-nums wrap-anywhere select-all">{grouped(secret)}</code>
        </p>
        <Form
          sending={confirming}
          submit={strings.security.turnOn}
          busy={strings.common.saving}
          onSubmit={() => confirming.mutate()}
        >
          <TextField
            label={strings.security.firstCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{6}"
            required
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
        </Form>
      </div>
    </Sheet>
  );
}

/** The library is fetched for this one picture. Always dark on light: many scanners read nothing else. */
function QrCode({ uri }: { uri: string }) {
  const { data: svg } = useQuery({
    queryKey: ['qr', uri],
    gcTime: 0,
    queryFn: async () => (await import('uqr')).renderSVG(uri, { border: 2, blackColor: '#000', whiteColor: '#fff' }),
  });
  return (
    <div className="size-52 max-w-full self-center overflow-hidden rounded-xl bg-muted">
      {svg !== undefined && (
        <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={strings.security.qr} className="size-full" />
      )}
    </div>
  );
}
