import type { Strings } from './en';
import { announce, common, connection, errors, keys, nav, time, update } from './es/app';
import { audit } from './es/audit';
import { call, calls, liveBar } from './es/call';
import { contacts } from './es/contacts';
import { countries } from './es/countries';
import { history } from './es/history';
import { messages } from './es/messages';
import { notifications } from './es/notifications';
import { numbers } from './es/numbers';
import { phone } from './es/phone';
import { receptionist } from './es/receptionist';
import { recordings } from './es/recordings';
import { routing } from './es/routing';
import { security } from './es/security';
import { session } from './es/session';
import { business, picture, preferences, settings } from './es/settings';
import { team } from './es/team';

export const strings = {
  product: 'ConnexUS',
  tagline: 'El teléfono de tu negocio: contesta una IA y tú tomas la llamada desde tu bolsillo.',
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
} satisfies Strings;
