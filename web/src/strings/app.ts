import { plural } from './plural';

export const nav = {
  label: 'Main',
  calls: 'Calls',
  contacts: 'Contacts',
  dial: 'Dial',
  messages: 'Messages',
  receptionist: 'Receptionist',
  settings: 'Settings',
  skip: 'Skip to content',
} as const;

export const common = {
  save: 'Save',
  saved: 'Saved',
  saving: 'Saving…',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  delete: 'Delete',
  edit: 'Edit',
  add: 'Add',
  retry: 'Try again',
  required: 'This is needed.',
  loading: 'Loading…',
  more: 'Show earlier',
  you: 'You',
  notFound: 'There is nothing here.',
  goToCalls: 'Go to Calls',
} as const;

export const errors = {
  unreachable: {
    title: 'The server cannot be reached.',
    detail:
      'Check the connection. What you see may be out of date. If you were changing something, it is not known whether that was done.',
  },
  notUnderstood: {
    title: 'The server gave an answer this app does not understand.',
    detail: 'Reload the app to get the version that belongs to the server.',
  },
  wait: (seconds: number) =>
    seconds < 90
      ? `Try again in ${plural(Math.ceil(seconds), 'second', 'seconds')}.`
      : `Try again in ${plural(Math.ceil(seconds / 60), 'minute', 'minutes')}.`,
  unexpected: {
    title: 'Something went wrong in the app.',
    detail: 'Reload it. If that does not help, sign in again.',
  },
  phone: 'Begin with + and the country, for example +1 212 555 0123.',
  offlineCopy: (since: string) => `Offline. This is what was here ${since}.`,
} as const;

export const connection = {
  reconnecting: (since: string) => `Reconnecting… Last news at ${since}.`,
  outOfReach: 'The server is out of reach.',
  back: 'Back online.',
  updates: (count: number) => `Back online. ${plural(count, 'update', 'updates')} came in meanwhile.`,
  reread: 'Back online. Everything was read again.',
} as const;

export const update = { ready: 'A new version is ready.', reload: 'Reload' } as const;

export const keys = {
  title: 'Keyboard',
  next: 'Next in the list',
  previous: 'Previous in the list',
  search: 'Search',
  filter: 'Filter the calls',
  open: 'Open',
  takeOver: 'Take over the live call',
  answer: 'Answer the call that rings',
  decline: 'Decline the call that rings',
  mute: 'Mute or unmute',
  hold: 'Hold or go on',
  digits: 'Press a key in the call',
  giveBack: 'Give back to AI',
  help: 'Show all keys',
} as const;

export const announce = {
  newCall: (who: string) => `New call from ${who}.`,
  outgoing: (who: string) => `Calling ${who}.`,
  ended: (who: string) => `The call with ${who} ended.`,
  turn: (speaker: string, text: string) => `${speaker}: ${text}`,
} as const;

export const time = {
  now: 'now',
  minutes: (count: number) => `${count} min ago`,
  hours: (count: number) => `${count} h ago`,
} as const;
