import type { Call } from '../contract/models';

type Held = Pick<Call, 'id' | 'held' | 'version'>;

/** Tells a hold that this page asked for from one that came about without it: the carrier turned it back, or somebody else did it. */
export function createHoldWatch() {
  const known = new Map<string, Held>();
  const asking = new Set<string>();

  /** What this page asked of a call, until it is `answered`. */
  function asked(id: string): void {
    asking.add(id);
  }

  /** As the server has it now; undefined if it refused. */
  function answered(id: string, call: Held | undefined): void {
    asking.delete(id);
    if (call !== undefined && isNewer(call)) known.set(id, call);
  }

  /** Whether the hold of this call, of which there is news, has changed by itself. */
  function changedByItself(call: Held): boolean {
    if (!isNewer(call)) return false;
    const before = known.get(call.id);
    known.set(call.id, call);
    return !asking.has(call.id) && before !== undefined && before.held !== call.held;
  }

  const isNewer = ({ id, version }: Held) => version > (known.get(id)?.version ?? -1);

  return { asked, answered, changedByItself };
}
