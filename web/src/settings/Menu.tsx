import { Link } from '@tanstack/react-router';
import {
  Bell,
  Building2,
  ChevronRight,
  Globe,
  Keyboard,
  LogOut,
  Phone,
  ScrollText,
  ShieldCheck,
  UserRound,
  Users,
  Voicemail,
} from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../may';
import { signOut } from '../session/session';
import { KeyboardHelp } from '../shell/KeyboardHelp';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { Screen } from '../ui/Screen';
import { Segmented } from '../ui/Segmented';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const SECTIONS = [
  { name: 'you', to: '/settings/you', icon: UserRound },
  { name: 'security', to: '/settings/security', icon: ShieldCheck },
  { name: 'notifications', to: '/settings/notifications', icon: Bell },
  { name: 'team', to: '/settings/team', icon: Users },
  { name: 'business', to: '/settings/business', icon: Building2 },
  { name: 'numbers', to: '/settings/numbers', icon: Phone },
  { name: 'recording', to: '/settings/recording', icon: Voicemail },
  { name: 'countries', to: '/settings/countries', icon: Globe },
  { name: 'audit', to: '/settings/audit', icon: ScrollText },
] as const;

const THEMES = ['system', 'light', 'dark'] as const;

export function Menu() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const [keys, setKeys] = useState(false);
  const mayReadAudit = useMay('readAudit');
  const sections = SECTIONS.filter(({ name }) => name !== 'audit' || mayReadAudit);
  return (
    <Screen title={strings.settings.title}>
      <div className="flex flex-col gap-6 px-4">
        <nav aria-label={strings.settings.sections} className="@container">
          <ul className="divide-y divide-line overflow-hidden rounded-2xl bg-card ring-1 ring-line">
            {sections.map(({ name, to, icon: Icon }) => (
              <li key={name}>
                <Link
                  to={to}
                  data-row
                  className="flex min-h-14 items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-muted/60"
                  activeProps={{ className: 'bg-accent-soft' }}
                >
                  <Icon aria-hidden className="size-5 shrink-0 text-accent-ink @max-[15rem]:hidden" />
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className="font-medium">{strings.settings.section[name]}</span>
                    <span className="text-sm text-ink-soft">{strings.settings.about[name]}</span>
                  </span>
                  <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft md:hidden @max-[15rem]:hidden" />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-label={strings.settings.theme} className="flex flex-col gap-3">
          <h2 className="font-semibold">{strings.settings.theme}</h2>
          <Segmented
            label={strings.settings.theme}
            choices={THEMES.map((value) => ({ value, label: strings.settings.themes[value] }))}
            value={theme}
            onChange={(next) => {
              chooseTheme(next);
              setTheme(next);
            }}
          />
        </section>
        <section aria-label={strings.settings.keyboard} className="flex flex-col gap-3">
          <h2 className="font-semibold">{strings.settings.keyboard}</h2>
          <Button className="self-start" onClick={() => setKeys(true)}>
            <Keyboard aria-hidden className="size-5" />
            {strings.settings.showKeys}
          </Button>
        </section>
        <div className="flex flex-col items-start gap-2 pb-4">
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
