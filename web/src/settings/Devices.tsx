import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describeError } from '../api/failure';
import { nothing, request } from '../api/request';
import type { Device } from '../contract/models';
import { strings } from '../strings';
import { when } from '../time';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { notify } from '../ui/notices';
import { Read } from '../ui/States';
import { useNow } from '../ui/use-now';
import { unsubscribe } from './push';
import { devicesQuery } from './queries';
import { Badge, Row } from './Section';

const words = strings.notifications;

export function Devices() {
  const client = useQueryClient();
  const query = useQuery(devicesQuery);
  const now = useNow(30_000);
  const [removing, setRemoving] = useState<Device>();
  const testing = useMutation({
    mutationFn: ({ id }: Device) => request(nothing, { method: 'POST', path: `/users/devices/${id}/test` }),
    onSuccess: () => notify(words.tested),
    onError: (error) => {
      const { title, detail } = describeError(error);
      notify(`${title} ${detail}`, 'danger');
    },
  });
  return (
    <>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{words.none}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {query.data?.map((device) => (
            <Row
              key={device.id}
              title={
                <>
                  {device.name}
                  {device.current && <Badge>{strings.security.thisDevice}</Badge>}
                </>
              }
              note={
                device.lastNotifiedAt === undefined
                  ? words.added(when(device.createdAt, now))
                  : words.notified(when(device.lastNotifiedAt, now))
              }
            >
              <span className="-ml-5 flex flex-wrap">
                <Button
                  look="plain"
                  aria-label={words.testOf(device.name)}
                  disabled={testing.isPending}
                  onClick={() => testing.mutate(device)}
                >
                  {words.test}
                </Button>
                <Button look="plain" aria-label={words.removeOf(device.name)} onClick={() => setRemoving(device)}>
                  {words.remove}
                </Button>
              </span>
            </Row>
          ))}
        </ul>
      </Read>
      {removing !== undefined && (
        <ConfirmAct
          title={words.removeOf(removing.name)}
          text={words.removeAsk(removing.name)}
          action={words.remove}
          act={async () => {
            await request(nothing, { method: 'DELETE', path: `/users/devices/${removing.id}` });
            if (removing.current) await unsubscribe();
            await Promise.all([['devices'], ['push-state']].map((queryKey) => client.invalidateQueries({ queryKey })));
            notify(words.removed);
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
