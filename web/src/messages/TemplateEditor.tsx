import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { nothing, request } from '../api/request';
import { templateSchema, type Template } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { TextArea, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { Preview } from './Preview';

export function TemplateEditor({ template, onClose }: { template: Template | undefined; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(template?.name ?? '');
  const [body, setBody] = useState(template?.body ?? '');
  const [asking, setAsking] = useState(false);
  const done = (said: string) => {
    void client.invalidateQueries({ queryKey: ['templates'] });
    notify(said);
    onClose();
  };
  const saving = useMutation({
    mutationFn: () =>
      request(templateSchema, {
        method: template === undefined ? 'POST' : 'PUT',
        path: template === undefined ? '/sms/templates' : `/sms/templates/${template.id}`,
        body: { name: name.trim(), body: body.trim() },
      }),
    onSuccess: () => done(strings.common.saved),
  });
  const removing = useMutation({
    mutationFn: (id: string) => request(nothing, { method: 'DELETE', path: `/sms/templates/${id}` }),
    onSuccess: () => done(strings.receptionist.deleted),
    onError: () => setAsking(false),
  });
  const refused = fieldErrors(saving.error);

  if (asking && template !== undefined) {
    return (
      <Confirm
        title={strings.messages.deleteTemplate}
        text={strings.messages.deleteTemplateAsk(template.name)}
        onConfirm={() => removing.mutate(template.id)}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <Sheet
      title={template === undefined ? strings.messages.newTemplate : strings.messages.editTemplate}
      onClose={onClose}
      footer={
        <>
          {template !== undefined && (
            <Button look="danger" className="mr-auto" onClick={() => setAsking(true)}>
              <Trash2 aria-hidden className="size-5" />
              {strings.common.delete}
            </Button>
          )}
          <Button look="filled" type="submit" form="template" disabled={saving.isPending}>
            {saving.isPending ? strings.common.saving : strings.common.save}
          </Button>
        </>
      }
    >
      <form
        id="template"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <TextField
          label={strings.messages.name}
          required
          maxLength={60}
          value={name}
          error={refused['name']}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={strings.messages.body}
          hint={strings.messages.bodyHint}
          required
          maxLength={1000}
          value={body}
          error={refused['body']}
          onChange={(event) => setBody(event.target.value)}
        />
        {body.trim() !== '' && <Preview body={body} values={{}} />}
        {(saving.isError || removing.isError) && <Refusal error={saving.error ?? removing.error} />}
      </form>
    </Sheet>
  );
}
