import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { request } from '../api/request';
import { preferencesSchema, type Preferences } from '../contract/models';
import { strings } from '../strings';
import { Check } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { toggled } from './choices';
import { Group } from './Group';
import { preferencesQuery } from './queries';

const KINDS = ['incomingCalls', 'missedCalls', 'texts'] as const;
const RINGS = ['phone', 'browser'] as const;

/** What of the preferences has no field here goes back as it was read. */
export function ReachForm({ preferences }: { preferences: Preferences }) {
  const client = useQueryClient();
  const [notifications, setNotifications] = useState(preferences.notifications);
  const [ringDevices, setRingDevices] = useState(preferences.ringDevices);
  const [acceptByKey, setAcceptByKey] = useState(preferences.acceptByKey);
  const saving = useMutation({
    mutationFn: () =>
      request(preferencesSchema, {
        method: 'PUT',
        path: '/users/preferences',
        body: { ...preferences, notifications, ringDevices, acceptByKey },
      }),
    onSuccess: (saved) => {
      client.setQueryData(preferencesQuery.queryKey, saved);
      notify(strings.common.saved);
    },
  });
  return (
    <Form sending={saving} submit={strings.common.save} busy={strings.common.saving} onSubmit={() => saving.mutate()}>
      <Group title={strings.notifications.notifyMe}>
        {KINDS.map((kind) => (
          <Check
            key={kind}
            label={strings.notifications.kinds[kind]}
            checked={notifications[kind]}
            onChange={(event) => setNotifications({ ...notifications, [kind]: event.target.checked })}
          />
        ))}
      </Group>
      <Group title={strings.notifications.ring}>
        {RINGS.map((device) => (
          <Fragment key={device}>
            <Check
              label={strings.notifications.rings[device]}
              checked={ringDevices.includes(device)}
              onChange={(event) => setRingDevices(toggled(RINGS, ringDevices, device, event.target.checked))}
            />
            {device === 'phone' && ringDevices.includes('phone') && (
              <Check
                label={strings.notifications.acceptByKey}
                hint={strings.notifications.acceptByKeyHow}
                checked={acceptByKey}
                onChange={(event) => setAcceptByKey(event.target.checked)}
              />
            )}
          </Fragment>
        ))}
        {ringDevices.length === 0 && <p className="text-sm text-ink-soft">{strings.notifications.ringNothing}</p>}
      </Group>
    </Form>
  );
}
