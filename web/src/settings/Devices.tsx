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

export function Devices() {
  const client = useQueryClient();
  const query = useQuery(devicesQuery);
  const now = useNow(30_000);
  const [removing, setRemoving] = useState<Device>();
  const testing = useMutation({
    mutationFn: ({ id }: Device) => request(nothing, { method: 'POST', path: `/users/devices/${id}/test` }),
    onSuccess: () => notify(strings.notifications.tested),
    onError: (error) => {
      const { title, detail } = describeError(error);
      notify(`${title} ${detail}`, 'danger');
    },
  });
  return (
    <>
      <Read query={query} rows={1}>
        {query.data?.length === 0 && <p>{strings.notifications.none}</p>}
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
                  ? strings.notifications.added(when(device.createdAt, now))
                  : strings.notifications.notified(when(device.lastNotifiedAt, now))
              }
            >
              <span className="-ml-5 flex flex-wrap">
                <Button
                  look="plain"
                  aria-label={strings.notifications.testOf(device.name)}
                  disabled={testing.isPending}
                  onClick={() => testing.mutate(device)}
                >
                  {strings.notifications.test}
                </Button>
                <Button
                  look="plain"
                  aria-label={strings.notifications.removeOf(device.name)}
                  onClick={() => setRemoving(device)}
                >
                  {strings.notifications.remove}
                </Button>
              </span>
            </Row>
          ))}
        </ul>
      </Read>
      {removing !== undefined && (
        <ConfirmAct
          title={strings.notifications.removeOf(removing.name)}
          text={strings.notifications.removeAsk(removing.name)}
          action={strings.notifications.remove}
          act={async () => {
            await request(nothing, { method: 'DELETE', path: `/users/devices/${removing.id}` });
            if (removing.current) await unsubscribe();
            await Promise.all([['devices'], ['push-state']].map((queryKey) => client.invalidateQueries({ queryKey })));
            notify(strings.notifications.removed);
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
