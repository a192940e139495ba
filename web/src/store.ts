import { useSyncExternalStore } from 'react';

/** State that lives outside React; screens only draw it. */
export interface Store<State> {
  get: () => State;
  set: (next: State | ((now: State) => State)) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      const value = typeof next === 'function' ? (next as (now: State) => State)(state) : next;
      if (Object.is(value, state)) return;
      state = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Makes a switch over a union fail to compile when the union grows. */
export function unreachable(value: never): never {
  throw new Error(`Not expected: ${JSON.stringify(value)}`);
}
