import { announce, common, connection, errors, keys, nav, time, update } from './app';
import { audit } from './audit';
import { call, calls, liveBar } from './call';
import { contacts } from './contacts';
import { countries } from './countries';
import { history } from './history';
import { messages } from './messages';
import { notifications } from './notifications';
import { numbers } from './numbers';
import { phone } from './phone';
import { receptionist } from './receptionist';
import { recordings } from './recordings';
import { routing } from './routing';
import { security } from './security';
import { session } from './session';
import { business, picture, preferences, settings } from './settings';
import type { Same } from './same';
import { team } from './team';

/** Every word the app says, by area, in English; the other languages have the same. */
export const strings = {
  product: 'ConnexUS',
  tagline: 'Your business phone, answered by an AI and taken over from your pocket.',
  nav,
  common,
  errors,
  session,
  connection,
  update,
  calls,
  call,
  liveBar,
  contacts,
  countries,
  history,
  messages,
  receptionist,
  settings,
  picture,
  preferences,
  security,
  team,
  business,
  notifications,
  numbers,
  routing,
  phone,
  recordings,
  audit,
  keys,
  announce,
  time,
} as const;

export type Strings = Same<typeof strings>;
