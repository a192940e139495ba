import type { Call, Text } from '../contract/models';

/** The number on the other side, as people write it. */
export const numberOf = (call: Call) => (call.direction === 'inbound' ? call.fromDisplay : call.toDisplay);

/** The same as E.164. */
export const outsideOf = (call: Call) => (call.direction === 'inbound' ? call.from : call.to);

/** The business number of the call. */
export const businessOf = (call: Call) => (call.direction === 'inbound' ? call.to : call.from);

/** Who is on the other side: the name of the contact, or else the number. */
export const whoIs = (call: Call) => call.contact?.name ?? numberOf(call);

export const whoGot = (text: Text) => text.contact?.name ?? text.toDisplay;

/** Stands for a caller who withholds their number (ANONYMOUS on a keypad). */
export const WITHHELD = '+266696687';
