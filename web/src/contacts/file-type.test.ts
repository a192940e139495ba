import { expect, it } from 'vitest';
import { contactFileType } from './file-type';

it.each([
  ['Contacts.VCF', '', 'text/vcard'],
  ['people', 'text/x-vcard', 'text/vcard'],
  ['people.csv', 'application/vnd.ms-excel', 'text/csv'],
  ['people.txt', 'text/plain', 'text/csv'],
])('%s of type “%s” is %s', (name, type, wanted) => expect(contactFileType({ name, type })).toBe(wanted));
