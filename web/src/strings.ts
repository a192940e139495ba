import { announce, common, connection, errors, keys, nav, time, update } from './strings/app';
import { audit } from './strings/audit';
import { call, calls, liveBar } from './strings/call';
import { contacts } from './strings/contacts';
import { history } from './strings/history';
import { messages } from './strings/messages';
import { notifications } from './strings/notifications';
import { numbers } from './strings/numbers';
import { phone } from './strings/phone';
import { receptionist } from './strings/receptionist';
import { security } from './strings/security';
import { session } from './strings/session';
import { business, picture, preferences, settings } from './strings/settings';
import { team } from './strings/team';

/** Every word the app says, by area. */
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
  phone,
  audit,
  keys,
  announce,
  time,
} as const;
