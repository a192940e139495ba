import { useMutation } from '@tanstack/react-query';
import { BookUser, Download, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { requestFile } from '../api/request';
import type { Contact } from '../contract/models';
import { useMay } from '../may';
import { OpenRow } from '../numbers/OpenRow';
import { saveFile } from '../settings/save-file';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { Screen } from '../ui/Screen';
import { Search } from '../ui/Search';
import { Empty, Read, Refusal } from '../ui/States';
import { useLater } from '../ui/use-later';
import { ContactSheet } from './ContactSheet';
import { ImportSheet } from './ImportSheet';
import { useContacts } from './queries';

const SEARCH_AFTER_MS = 250;

/** What is being done: a contact is open, a new one is made, a file is taken. */
type Doing = { contact: Contact | undefined } | 'importing' | undefined;

export function ContactsScreen() {
  const [search, setSearch] = useState('');
  const [doing, setDoing] = useState<Doing>();
  const wanted = useLater(search.trim(), SEARCH_AFTER_MS);
  const query = useContacts(wanted);
  const mayEdit = useMay('editContacts');
  const close = () => setDoing(undefined);
  return (
    <Screen
      title={strings.contacts.title}
      action={
        mayEdit && (
          <div className="flex shrink-0">
            <IconButton label={strings.contacts.importing} onClick={() => setDoing('importing')}>
              <Upload aria-hidden className="size-5" />
            </IconButton>
            <IconButton
              label={strings.contacts.add}
              className="text-accent-ink"
              onClick={() => setDoing({ contact: undefined })}
            >
              <Plus aria-hidden className="size-6" />
            </IconButton>
          </div>
        )
      }
      top={<Search label={strings.contacts.search} value={search} onChange={setSearch} />}
    >
      <Read query={query}>
        {query.contacts.length === 0 && wanted === '' && (
          <Empty
            icon={<BookUser className="size-7" />}
            title={strings.contacts.emptyTitle}
            action={mayEdit && <Button onClick={() => setDoing('importing')}>{strings.contacts.importing}</Button>}
          >
            <p>{strings.contacts.empty}</p>
          </Empty>
        )}
        {query.contacts.length === 0 && wanted !== '' && (
          <div className="flex flex-col items-center gap-3 px-6 py-12 text-center text-ink-soft">
            <p role="status">{strings.contacts.nothingFound(wanted)}</p>
            <Button onClick={() => setSearch('')}>{strings.contacts.clearSearch}</Button>
          </div>
        )}
        <ul aria-label={strings.contacts.list} className="divide-y divide-line px-4 empty:hidden">
          {query.contacts.map((contact) => (
            <OpenRow
              key={contact.id}
              label={strings.contacts.open(contact.name)}
              title={<Title contact={contact} />}
              note={[contact.company, ...contact.numbers.map(({ display }) => display)]
                .filter((part) => part !== undefined)
                .join(' · ')}
              onOpen={mayEdit ? () => setDoing({ contact }) : undefined}
            />
          ))}
        </ul>
        {query.isFetchNextPageError && <Refusal error={query.error} className="mx-4" />}
        <div className="flex flex-wrap justify-center gap-2 p-4">
          {query.hasNextPage && (
            <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage ? strings.common.loading : strings.contacts.more}
            </Button>
          )}
          {query.contacts.length > 0 && <Export />}
        </div>
      </Read>
      {doing === 'importing' && <ImportSheet onClose={close} />}
      {typeof doing === 'object' && <ContactSheet contact={doing.contact} onClose={close} />}
    </Screen>
  );
}

function Title({ contact }: { contact: Contact }) {
  return (
    <>
      {contact.name}
      {contact.vip && <Badge>{strings.contacts.vipShort}</Badge>}
      {contact.blocked && <Badge>{strings.contacts.blockedShort}</Badge>}
    </>
  );
}

function Badge({ children }: { children: string }) {
  return <span className="rounded-full bg-muted px-2 py-0.5 text-xs text-ink-soft">{children}</span>;
}

function Export() {
  const exporting = useMutation({
    mutationFn: async () => saveFile(await requestFile('/contacts/export'), strings.contacts.file),
  });
  return (
    <>
      <Button look="plain" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        <Download aria-hidden className="size-5" />
        {exporting.isPending ? strings.contacts.downloading : strings.contacts.download}
      </Button>
      {exporting.isError && <Refusal error={exporting.error} />}
    </>
  );
}
