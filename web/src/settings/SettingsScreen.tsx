import { useQuery } from '@tanstack/react-query';
import { Keyboard, LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { profileQuery } from '../profile';
import { signOut } from '../session/session';
import { KeyboardHelp } from '../shell/KeyboardHelp';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Screen } from '../ui/Screen';
import { Segmented } from '../ui/Segmented';
import { Read } from '../ui/States';
import { Numbers } from './Numbers';
import { ProfileForm } from './ProfileForm';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const THEMES = (['system', 'light', 'dark'] as const).map((value) => ({
  value,
  label: strings.settings.themes[value],
}));

export function SettingsScreen() {
  const query = useQuery(profileQuery);
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const [keys, setKeys] = useState(false);
  return (
    <Screen className="mx-auto max-w-2xl" title={strings.settings.title}>
      <div className="flex flex-col gap-6 px-4">
        <Panel title={strings.settings.profile}>
          <Read query={query} rows={3}>
            {query.data !== undefined && <ProfileForm profile={query.data} />}
          </Read>
        </Panel>
        <Panel title={strings.settings.numbers}>
          <Numbers />
        </Panel>
        <Panel title={strings.settings.theme}>
          <Segmented
            label={strings.settings.theme}
            choices={THEMES}
            value={theme}
            onChange={(next) => {
              chooseTheme(next);
              setTheme(next);
            }}
          />
        </Panel>
        <Panel title={strings.settings.keyboard}>
          <Button className="self-start" onClick={() => setKeys(true)}>
            <Keyboard aria-hidden className="size-5" />
            {strings.settings.showKeys}
          </Button>
        </Panel>
        <div className="flex flex-col items-start gap-2 px-1 pb-4">
          <Button look="danger" onClick={() => void signOut()}>
            <LogOut aria-hidden className="size-5" />
            {strings.settings.signOut}
          </Button>
          <p className="text-sm text-ink-soft">{strings.settings.signOutHint}</p>
        </div>
      </div>
      {keys && <KeyboardHelp onClose={() => setKeys(false)} />}
    </Screen>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 rounded-2xl bg-card p-4 ring-1 ring-line">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}
