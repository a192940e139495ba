import { useQuery } from '@tanstack/react-query';
import { UserPlus, UserRound } from 'lucide-react';
import { useState } from 'react';
import { outsideOf, WITHHELD } from '../call/who';
import type { Call } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { ContactSheet } from './ContactSheet';
import { contactQuery } from './queries';

/** Opens the contact whose number it is, or makes one of it. */
export function CallerContact({ call, inWords = false }: { call: Call; inWords?: boolean }) {
  const [open, setOpen] = useState(false);
  const mayEdit = useMay('editContacts');
  if (!mayEdit || outsideOf(call) === WITHHELD) return null;
  const Icon = call.contact === undefined ? UserPlus : UserRound;
  const label = call.contact === undefined ? strings.contacts.addCaller : strings.contacts.openCaller;
  return (
    <>
      {inWords ? (
        <Button className="self-start" onClick={() => setOpen(true)}>
          <Icon aria-hidden className="size-5" />
          {label}
        </Button>
      ) : (
        <IconButton label={label} onClick={() => setOpen(true)}>
          <Icon aria-hidden className="size-5" />
        </IconButton>
      )}
      {open && call.contact === undefined && (
        <ContactSheet contact={undefined} number={outsideOf(call)} onClose={() => setOpen(false)} />
      )}
      {open && call.contact !== undefined && <Known id={call.contact.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function Known({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(contactQuery(id));
  return data === undefined ? null : <ContactSheet contact={data} onClose={onClose} />;
}
