import { useEffect } from 'react';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { onNews } from '../realtime/live';
import { strings } from '../strings';
import { notify } from '../ui/notices';
import { ask, holdWatch } from './ask';

/** The server's hold: whoever is outside hears music, and all in the call see it. */
export const hold = ({ id }: Pick<Call, 'id'>, held: boolean, quiet = false) =>
  ask(id, 'POST', 'hold', { held }, quiet);

/** Says that the caller is, or is not, on hold any more without me having asked for it: they might hear me. */
export function useHoldNews(): void {
  const me = useMe();
  useEffect(
    () =>
      onNews((news) => {
        if (news.event !== 'call-updated') return;
        const { call } = news.data;
        const inIt = call.participants.some(({ userId, standing }) => userId === me && standing !== 'ringing');
        if (!holdWatch.changedByItself(call) || !inIt) return;
        notify(call.held ? strings.phone.heldByItself : strings.phone.unheldByItself, call.held ? 'plain' : 'danger');
      }),
    [me],
  );
}
