import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import { request } from '../api/request';
import { callSettingsSchema, LANGUAGES, type CallSettings, type Language } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { Check, SelectField, TextArea, TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { Read } from '../ui/States';
import { callSettingsQuery } from './queries';
import { Panel, Section } from './Section';

const POLICIES = ['announce', 'one-party', 'never'] as const;

/** Whether and how conversations are recorded, how long for, and what a caller hears before the beep. */
export function Recording() {
  const query = useQuery(callSettingsQuery);
  const mayChange = useMay('updateCallSettings');
  return (
    <Section title={strings.settings.section.recording}>
      <Panel title={strings.settings.section.recording}>
        <Read query={query} rows={4}>
          {query.data !== undefined &&
            (mayChange ? (
              <SettingsForm settings={query.data} />
            ) : (
              <>
                <p>{strings.recordings.policies[query.data.recordingPolicy]}</p>
                <p className="text-sm text-ink-soft">{strings.settings.readOnly}</p>
              </>
            ))}
        </Read>
      </Panel>
    </Section>
  );
}

function SettingsForm({ settings }: { settings: CallSettings }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const set = (change: Partial<CallSettings>) => setDraft({ ...draft, ...change });
  const saving = useMutation({
    mutationFn: () => request(callSettingsSchema, { method: 'PUT', path: '/calls/settings', body: draft }),
    onSuccess: (saved) => {
      client.setQueryData(callSettingsQuery.queryKey, saved);
      notify(strings.common.saved);
    },
  });
  const errors = fieldErrors(saving.error);
  const records = draft.recordingPolicy !== 'never';
  return (
    <Form sending={saving} submit={strings.common.save} busy={strings.common.saving} onSubmit={() => saving.mutate()}>
      <SelectField
        label={strings.recordings.policy}
        hint={strings.recordings.policyHint}
        value={draft.recordingPolicy}
        onChange={(event) => set({ recordingPolicy: event.target.value as CallSettings['recordingPolicy'] })}
      >
        {POLICIES.map((policy) => (
          <option key={policy} value={policy}>
            {strings.recordings.policies[policy]}
          </option>
        ))}
      </SelectField>
      {records && (
        <Check
          label={strings.recordings.automatic}
          checked={draft.automatic}
          onChange={(event) => set({ automatic: event.target.checked })}
        />
      )}
      {draft.recordingPolicy === 'announce' && (
        <TextArea
          label={strings.recordings.announcement}
          hint={strings.recordings.usualWords}
          maxLength={500}
          value={draft.announcement ?? ''}
          error={errors['announcement']}
          onChange={(event) => set({ announcement: event.target.value })}
        />
      )}
      <TextField
        label={strings.recordings.retention}
        hint={strings.recordings.retentionHint}
        type="number"
        min={1}
        max={3650}
        value={draft.retentionDays ?? ''}
        error={errors['retentionDays']}
        onChange={(event) => {
          const next = { ...draft };
          if (event.target.value === '') delete next.retentionDays;
          else next.retentionDays = Number(event.target.value);
          setDraft(next);
        }}
      />
      <SelectField
        label={strings.recordings.language}
        hint={strings.recordings.languageHint}
        value={draft.language ?? 'en'}
        onChange={(event) => set({ language: event.target.value as Language })}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {strings.preferences.languages[one]}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={strings.recordings.greeting}
        hint={strings.recordings.greetingHint}
        maxLength={500}
        value={draft.voicemailGreeting ?? ''}
        error={errors['voicemailGreeting']}
        onChange={(event) => set({ voicemailGreeting: event.target.value })}
      />
    </Form>
  );
}
