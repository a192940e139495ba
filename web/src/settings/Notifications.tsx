import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useEffect } from 'react';
import { useMay } from '../may';
import { BrowserCalls } from '../phone/BrowserCalls';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { notify } from '../ui/notices';
import { Read, Refusal } from '../ui/States';
import { Devices } from './Devices';
import { PushError, pushState, subscribe } from './push';
import { devicesQuery, preferencesQuery } from './queries';
import { ReachForm } from './ReachForm';
import { Panel, Section } from './Section';

export function Notifications() {
  const preferences = useQuery(preferencesQuery);
  const mayTalk = useMay('takeOver');
  return (
    <Section title={strings.settings.section.notifications}>
      <Panel title={strings.notifications.title}>
        <ThisDevice />
      </Panel>
      {mayTalk && (
        <Panel title={strings.phone.setting}>
          <BrowserCalls />
        </Panel>
      )}
      <Panel title={strings.notifications.reach}>
        <Read query={preferences} rows={3}>
          {preferences.data !== undefined && <ReachForm preferences={preferences.data} />}
        </Read>
      </Panel>
      <Panel title={strings.notifications.devices}>
        <Devices />
      </Panel>
    </Section>
  );
}

function ThisDevice() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['push-state'], queryFn: pushState, staleTime: 0, gcTime: 0 });
  const devices = useQuery(devicesQuery);
  // A subscription from before the last sign-in tells nobody any more.
  const forgotten = query.data === 'on' && devices.data?.some(({ current }) => current) === false;
  const refresh = () => client.invalidateQueries({ queryKey: ['push-state'] });
  const turningOn = useMutation({
    mutationFn: subscribe,
    onSuccess: (device) => {
      if (device === undefined) return;
      void client.invalidateQueries({ queryKey: ['devices'] });
      notify(strings.notifications.turnedOn);
    },
    onSettled: refresh,
  });
  useEffect(() => {
    // Back from the browser's settings, where a refusal is undone.
    const look = () => void client.invalidateQueries({ queryKey: ['push-state'] });
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [client]);
  switch (forgotten ? 'off' : query.data) {
    case undefined:
      return null;
    case 'not-possible':
      return <Explained title={strings.notifications.notPossible} text={strings.notifications.notPossibleHow} />;
    case 'refused':
      return <Explained title={strings.notifications.refused} text={strings.notifications.refusedHow} />;
    case 'on':
      return <p>{strings.notifications.on}</p>;
    case 'off':
      return (
        <>
          <p>{strings.notifications.ask}</p>
          {turningOn.isError &&
            (turningOn.error instanceof PushError ? (
              <p role="alert" className="text-sm text-danger">
                {strings.notifications.failed}
              </p>
            ) : (
              <Refusal error={turningOn.error} />
            ))}
          <Button
            look="filled"
            className="self-start"
            disabled={turningOn.isPending}
            onClick={() => turningOn.mutate()}
          >
            <BellRing aria-hidden className="size-5" />
            {turningOn.isPending ? strings.notifications.turningOn : strings.notifications.turnOn}
          </Button>
        </>
      );
  }
}

function Explained({ title, text }: { title: string; text: string }) {
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className="font-medium">{title}</p>
      <p className="text-sm text-ink-soft">{text}</p>
    </div>
  );
}
