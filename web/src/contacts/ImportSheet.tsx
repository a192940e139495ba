import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { request } from '../api/request';
import { contactImportSchema, type ContactImport } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { contactFileType } from './file-type';
import { CONTACTS } from './queries';

/** A file is chosen, taken, and what was not taken is said line by line. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File>();
  const taking = useMutation({
    mutationFn: async (file: File) =>
      request(contactImportSchema, {
        method: 'POST',
        path: `${CONTACTS}/import`,
        body: new Blob([await file.arrayBuffer()], { type: contactFileType(file) }),
      }),
    onSuccess: () => {
      setChosen(undefined);
      for (const one of ['contacts', 'calls', 'call', 'found-calls', 'texts'])
        void client.invalidateQueries({ queryKey: [one] });
    },
  });
  return (
    <Sheet
      title={strings.contacts.importing}
      onClose={onClose}
      footer={
        chosen === undefined ? (
          <Button onClick={onClose}>{strings.common.close}</Button>
        ) : (
          <Button look="filled" disabled={taking.isPending} onClick={() => taking.mutate(chosen)}>
            {taking.isPending ? strings.contacts.taking : strings.contacts.take}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">{strings.contacts.importHint}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => chooser.current?.click()}>
            {chosen === undefined && !taking.isSuccess ? strings.contacts.choose : strings.contacts.other}
          </Button>
          {chosen !== undefined && <span className="min-w-0 wrap-anywhere">{chosen.name}</span>}
        </div>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.vcf,text/csv,text/vcard,text/x-vcard"
          aria-label={strings.contacts.choose}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            taking.reset();
            setChosen(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {taking.isError && <Refusal error={taking.error} />}
        {taking.isSuccess && chosen === undefined && <Report report={taking.data} />}
      </div>
    </Sheet>
  );
}

function Report({ report: { added, updated, unchanged, refused } }: { report: ContactImport }) {
  return (
    <section role="status" className="flex flex-col gap-3">
      <p className="font-medium">{strings.contacts.report(added, updated, unchanged)}</p>
      {refused.length === 0 ? (
        <p className="text-ink-soft">{strings.contacts.allTaken}</p>
      ) : (
        <>
          <h3 className="text-sm font-medium">{strings.contacts.refused(refused.length)}</h3>
          <ul className="divide-y divide-line text-sm">
            {refused.map(({ line, message }, index) => (
              <li key={index} className="flex gap-3 py-2">
                <span className="w-20 shrink-0 text-ink-soft tabular-nums">{strings.contacts.refusedLine(line)}</span>
                <span className="min-w-0 wrap-anywhere">{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
