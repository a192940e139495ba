import { useEffect } from 'react';
import { useLiveCalls } from '../call/queries';
import type { Call } from '../contract/models';
import { useMe } from '../profile';
import { createStore, useStore } from '../store';
import { isTalking, lineOf, talkingLine, type Line } from './lines';
import { linesStore, phoneStore } from './phone';
import { isHeld, mine } from './room';
import { createSilence, SILENCE_MS } from './silence';
import { takeOver } from './take-over';
import { softphone } from './telephone';

const LOOK_EVERY_MS = 2_000;

/**
 * What was done about a call without sound in this browser: it is being brought here `anew`, it was (`mended`), which is done
 * once, or it has no sound again (`failed`) and only another telephone helps.
 */
export type Rescue = 'anew' | 'mended' | 'failed';

export const rescueStore = createStore<ReadonlyMap<string, Rescue>>(new Map());

const rescued = (callId: string, rescue: Rescue) => rescueStore.set((all) => new Map(all).set(callId, rescue));

/** The legs of mine that this page has talked on, as the server numbers them. */
const legsStore = createStore<ReadonlyMap<string, number>>(new Map());

/** Brings a call back to whoever talks in this browser and has no sound any more, or has lost the line. */
export function useRescue(): void {
  const me = useMe();
  const lines = useStore(linesStore);
  const calls = useLiveCalls();
  const legs = useStore(legsStore);
  const ready = useStore(phoneStore).kind === 'ready';

  const line = talkingLine(lines);
  const call = calls.find(({ id }) => id === line?.callId);
  const leg = call?.phase === 'human' ? mine(call, me)?.leg : undefined;
  const callId = call?.id;
  const listened = ready && call !== undefined && leg !== undefined && !isHeld(call, line) ? line?.id : undefined;
  useEffect(() => {
    if (callId === undefined || leg === undefined) return;
    legsStore.set((all) => new Map(all).set(callId, leg));
  }, [callId, leg]);
  useEffect(() => {
    if (callId === undefined || listened === undefined) return;
    const silent = createSilence(Date.now());
    const look = async () => {
      const report = await softphone.stats(listened).catch(() => undefined);
      if (silent(report ?? new Map(), Date.now())) await rescue(callId, listened);
      else if (rescueStore.get().has(callId)) rescued(callId, 'mended');
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [callId, listened]);

  const lost = ready ? calls.find((one) => isLost(one, me, lines, legs))?.id : undefined;
  useEffect(() => {
    if (lost === undefined) return;
    const timer = setTimeout(() => void rescue(lost, undefined), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [lost]);
}

/** The server has me in it on the leg that this page talked on, and the line is gone. */
const isLost = (call: Call, me: string | undefined, lines: readonly Line[], legs: ReadonlyMap<string, number>) =>
  call.phase === 'human' &&
  !call.held &&
  legs.has(call.id) &&
  legs.get(call.id) === mine(call, me)?.leg &&
  lineOf(lines, call.id) === undefined;

async function rescue(id: string, line: string | undefined): Promise<void> {
  const before = rescueStore.get().get(id);
  if (before === 'anew' || before === 'failed') return;
  rescued(id, before === undefined ? 'anew' : 'failed');
  if (before !== undefined) return;
  const muted = linesStore.get().some((one) => one.id === line && isTalking(one) && one.muted);
  if (!(await takeOver({ id, phase: 'human' }, 'browser', muted))) rescued(id, 'failed');
  // The server has hung up its end; ours may not hear of it any more.
  else if (line !== undefined) await softphone.hangUp(line);
}
