import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request';
import { LANGUAGES, preferencesSchema, type Language, type Preferences } from '../contract/models';
import { changeLanguage } from '../language';
import { strings } from '../strings';
import { Check, SelectField, TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { notify } from '../ui/notices';
import { choices, toggled } from './choices';
import { Group } from './Group';
import { preferencesQuery } from './queries';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What of the preferences has no field here goes back as it was read. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(preferences);
  const quiet = draft.doNotDisturb;
  const setQuiet = (change: Partial<typeof quiet>) => setDraft({ ...draft, doNotDisturb: { ...quiet, ...change } });
  const saving = useMutation({
    mutationFn: () => request(preferencesSchema, { method: 'PUT', path: '/users/preferences', body: draft }),
    onSuccess: async (saved) => {
      client.setQueryData(preferencesQuery.queryKey, saved);
      await changeLanguage(saved.language);
      notify(strings.common.saved);
    },
  });
  return (
    <Form sending={saving} submit={strings.common.save} busy={strings.common.saving} onSubmit={() => saving.mutate()}>
      <SelectField
        label={strings.preferences.language}
        value={draft.language}
        onChange={(event) => setDraft({ ...draft, language: event.target.value as Language })}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {strings.preferences.languages[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={strings.preferences.timeZone}
        value={draft.timeZone}
        onChange={(event) => setDraft({ ...draft, timeZone: event.target.value })}
      >
        {choices(Intl.supportedValuesOf('timeZone'), draft.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <Group title={strings.preferences.quiet}>
        <Check
          label={strings.preferences.quietOn}
          checked={quiet.enabled}
          onChange={(event) => setQuiet({ enabled: event.target.checked })}
        />
        {quiet.enabled && (
          <>
            <div className="flex flex-wrap gap-3 *:min-w-28 *:flex-1">
              <TextField
                label={strings.preferences.from}
                type="time"
                required
                value={quiet.from}
                onChange={(event) => setQuiet({ from: event.target.value })}
              />
              <TextField
                label={strings.preferences.until}
                hint={quiet.until <= quiet.from ? strings.preferences.pastMidnight : undefined}
                type="time"
                required
                value={quiet.until}
                onChange={(event) => setQuiet({ until: event.target.value })}
              />
            </div>
            <Group title={strings.preferences.days}>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(min(9rem,100%),1fr))]">
                {DAYS.map((day) => (
                  <Check
                    key={day}
                    label={strings.preferences.day[day]}
                    checked={quiet.days.includes(day)}
                    onChange={(event) => setQuiet({ days: toggled(DAYS, quiet.days, day, event.target.checked) })}
                  />
                ))}
              </div>
            </Group>
          </>
        )}
      </Group>
    </Form>
  );
}
