import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getCountries } from 'libphonenumber-js/min';
import { X } from 'lucide-react';
import { request } from '../api/request';
import { callSettingsSchema, type CallSettings } from '../contract/models';
import { useMay } from '../may';
import { named } from '../numbers/countries';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Read, Refusal } from '../ui/States';
import { callSettingsQuery } from './queries';
import { Panel, Row, Section } from './Section';

/** Where members may call; the less, the less a stolen sign-in can cost. */
export function Countries() {
  const query = useQuery(callSettingsQuery);
  return (
    <Section title={strings.settings.section.countries}>
      <Panel title={strings.countries.title}>
        <p className="text-sm text-ink-soft">{strings.countries.why}</p>
        <Read query={query} rows={3}>
          {query.data !== undefined && <Allowed settings={query.data} />}
        </Read>
      </Panel>
    </Section>
  );
}

function Allowed({ settings }: { settings: CallSettings }) {
  const client = useQueryClient();
  const mayChange = useMay('updateCallSettings');
  const allowed = settings.allowedCountries ?? [];
  const saving = useMutation({
    mutationFn: (countries: string[] | undefined) => {
      const body = { ...settings };
      if (countries === undefined) delete body.countries;
      else body.countries = countries;
      return request(callSettingsSchema, { method: 'PUT', path: '/calls/settings', body });
    },
    onSuccess: (saved) => client.setQueryData(callSettingsQuery.queryKey, saved),
  });
  const more = getCountries().filter((code) => !allowed.includes(code));
  return (
    <>
      <ul aria-label={strings.countries.title} className="divide-y divide-line">
        {named(allowed).map(({ code, name }) => (
          <Row key={code} title={name}>
            {mayChange && (
              <IconButton
                label={strings.countries.remove(name)}
                disabled={saving.isPending}
                onClick={() => saving.mutate(allowed.filter((one) => one !== code))}
              >
                <X aria-hidden className="size-5" />
              </IconButton>
            )}
          </Row>
        ))}
      </ul>
      {allowed.length === 0 && <p>{strings.countries.none}</p>}
      {!mayChange && <p className="text-sm text-ink-soft">{strings.settings.readOnly}</p>}
      {saving.isError && <Refusal error={saving.error} />}
      {mayChange && (
        <SelectField
          label={strings.countries.add}
          value=""
          disabled={saving.isPending}
          onChange={(event) => saving.mutate([...allowed, event.target.value])}
        >
          <option value="">{strings.countries.choose}</option>
          {named(more).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {mayChange && settings.countries !== undefined && (
        <Button className="self-start" disabled={saving.isPending} onClick={() => saving.mutate(undefined)}>
          {strings.countries.usual}
        </Button>
      )}
    </>
  );
}
