import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { nothing, request } from '../api/request';
import { passkeyCeremonySchema, passkeySchema, type Passkey } from '../contract/models';
import { canUsePasskeys, makePasskey } from '../session/passkey';
import { strings } from '../strings';
import { when } from '../time';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Read } from '../ui/States';
import { useNow } from '../ui/use-now';
import { browserName } from './browser-name';
import { passkeysQuery } from './queries';
import { Row } from './Section';

const PATH = '/auth/passkeys';

export function Passkeys() {
  const client = useQueryClient();
  const query = useQuery(passkeysQuery);
  const now = useNow(30_000);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey>();
  return (
    <>
      <p className="text-sm text-ink-soft">{strings.security.passkeysHint}</p>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{strings.security.noPasskeys}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {query.data?.map((passkey) => (
            <Row
              key={passkey.id}
              title={passkey.name}
              note={
                passkey.lastUsedAt === undefined
                  ? strings.security.passkeyUnused(when(passkey.createdAt, now))
                  : strings.security.passkeyUsed(when(passkey.lastUsedAt, now))
              }
            >
              <Button
                look="plain"
                aria-label={strings.security.removePasskeyOf(passkey.name)}
                onClick={() => setRemoving(passkey)}
              >
                {strings.security.remove}
              </Button>
            </Row>
          ))}
        </ul>
      </Read>
      {canUsePasskeys() ? (
        <Button className="self-start" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-5" />
          {strings.security.addPasskey}
        </Button>
      ) : (
        <p className="text-sm text-ink-soft">{strings.security.noPasskeySupport}</p>
      )}
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
      {removing !== undefined && (
        <ConfirmAct
          title={strings.security.removePasskey}
          text={strings.security.removePasskeyAsk(removing.name)}
          action={strings.security.remove}
          act={async () => {
            await request(nothing, { method: 'DELETE', path: `${PATH}/${removing.id}` });
            await client.invalidateQueries({ queryKey: ['passkeys'] });
            notify(strings.security.removed);
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

function AddPasskey({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(browserName);
  const [password, setPassword] = useState('');
  const adding = useMutation({
    mutationFn: async () => {
      const { id: ceremony, publicKey } = await request(passkeyCeremonySchema, {
        method: 'POST',
        path: `${PATH}/options`,
        body: { password },
      });
      const credential = await makePasskey(publicKey);
      const body = { ceremony, name: name.trim(), credential };
      return request(passkeySchema, { method: 'POST', path: PATH, body });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['passkeys'] });
      notify(strings.security.passkeyAdded);
      onClose();
    },
  });
  return (
    <Sheet title={strings.security.addPasskey} onClose={onClose}>
      <Form
        sending={adding}
        submit={strings.security.goOn}
        busy={strings.session.passkeyAsking}
        onSubmit={() => adding.mutate()}
      >
        <TextField
          label={strings.security.passkeyName}
          hint={strings.security.addPasskeyAsk}
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={strings.security.yourPassword}
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form>
    </Sheet>
  );
}
