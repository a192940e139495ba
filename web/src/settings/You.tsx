import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { Read } from '../ui/States';
import { PictureForm } from './PictureForm';
import { PreferencesForm } from './PreferencesForm';
import { ProfileForm } from './ProfileForm';
import { preferencesQuery } from './queries';
import { Panel, Section } from './Section';

export function You() {
  const profile = useQuery(profileQuery);
  const preferences = useQuery(preferencesQuery);
  return (
    <Section title={strings.settings.section.you}>
      <Panel title={strings.settings.profile}>
        <Read query={profile} rows={3}>
          {profile.data !== undefined && (
            <>
              <PictureForm profile={profile.data} />
              <ProfileForm profile={profile.data} />
            </>
          )}
        </Read>
      </Panel>
      <Panel title={strings.preferences.title}>
        <Read query={preferences} rows={3}>
          {preferences.data !== undefined && <PreferencesForm preferences={preferences.data} />}
        </Read>
      </Panel>
    </Section>
  );
}
