import { useEffect } from 'react';
import { useLiveCalls } from '../call/queries';
import { may } from '../may';
import { useMe, useRole } from '../profile';
import { session } from '../session/session';
import { useStore } from '../store';
import { useHotkey, useHotkeys } from '../ui/hotkeys';
import { deviceStore } from './device';
import { KEYS } from './keys';
import { lineOf, talkingLine, type Line } from './lines';
import { linesStore } from './phone';
import { press, toggleHold, toggleMute } from './room';
import { beTelephone } from './telephone';

/**
 * This page is a telephone while somebody who may talk is signed in and has not turned it off on this device. That the
 * server is out of reach ends no call: the line is the carrier's.
 */
export function usePhone(): void {
  const role = useRole();
  const { kind } = useStore(session);
  const signedIn = kind === 'signed-in' || kind === 'unreachable';
  const { off } = useStore(deviceStore);
  // Unlike buttons, this waits for the role: registering for nothing costs the server a credential.
  const wanted = signedIn && !off && role !== undefined && may(role, 'takeOver');
  useEffect(() => (wanted ? beTelephone() : undefined), [wanted]);
}

/** Keys that work in a call, wherever on the screen one is. */
export function usePhoneKeys(): void {
  const line = talkingLine(useStore(linesStore));
  const call = useLiveCalls().find(({ id }) => id === line?.callId);
  const me = useMe();
  useHotkey('m', line && call && (() => toggleMute(call, line, me)));
  useHotkey('h', line && call && (() => void toggleHold(call, line)));
  useHotkeys(KEYS, call && ((key) => void press(call.id, key)));
}

export function useLine(callId: string): Line | undefined {
  return lineOf(useStore(linesStore), callId);
}
