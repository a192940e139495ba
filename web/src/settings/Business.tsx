import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { workspaceSchema, type Workspace } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { Read } from '../ui/States';
import { workspaceQuery } from './queries';
import { Panel, Section } from './Section';

export function Business() {
  const query = useQuery(workspaceQuery);
  const mayChange = useMay('updateWorkspace');
  return (
    <Section title={strings.settings.section.business}>
      <Panel title={strings.settings.businessName}>
        <Read query={query} rows={1}>
          {query.data !== undefined &&
            (mayChange ? (
              <NameForm workspace={query.data} />
            ) : (
              <>
                <p className="wrap-anywhere">{query.data.businessName}</p>
                <p className="text-sm text-ink-soft">{strings.settings.readOnly}</p>
              </>
            ))}
        </Read>
      </Panel>
    </Section>
  );
}

function NameForm({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const [businessName, setBusinessName] = useState(workspace.businessName);
  const saving = useMutation({
    mutationFn: (body: { businessName: string }) =>
      request(workspaceSchema, { method: 'PUT', path: '/workspace', body }),
    onSuccess: (saved) => {
      client.setQueryData(workspaceQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['profile'] });
      notify(strings.common.saved);
    },
  });
  return (
    <Form
      sending={saving}
      submit={strings.common.save}
      busy={strings.common.saving}
      onSubmit={() => saving.mutate({ businessName: businessName.trim() })}
    >
      <TextField
        label={strings.settings.businessName}
        required
        maxLength={100}
        autoComplete="organization"
        value={businessName}
        error={fieldErrors(saving.error)['businessName']}
        onChange={(event) => setBusinessName(event.target.value)}
      />
    </Form>
  );
}
