import { Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LiveBar } from '../call/LiveBar';
import { useCallAnnouncements } from '../call/use-call-announcements';
import { Incoming } from '../phone/Incoming';
import { useHoldNews } from '../phone/hold';
import { useRescue } from '../phone/rescue';
import { usePhone, usePhoneKeys } from '../phone/use-phone';
import { strings } from '../strings';
import { cn } from '../ui/class-names';
import { useHotkey } from '../ui/hotkeys';
import { ConnectionNote } from './ConnectionNote';
import { EmailBanner } from './EmailBanner';
import { KeyboardHelp } from './KeyboardHelp';
import { Navigation } from './Navigation';
import { useArrival } from './use-arrival';

export function Shell() {
  const { callId } = useParams({ strict: false });
  const [help, setHelp] = useState(false);
  useHotkey('?', () => setHelp(true));
  useCallAnnouncements();
  useArrival();
  usePhone();
  usePhoneKeys();
  useHoldNews();
  useRescue();
  return (
    <div className="flex h-dvh flex-col-reverse overflow-hidden md:flex-row">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-full focus:bg-raised focus:px-4 focus:py-3"
      >
        {strings.nav.skip}
      </a>
      {/* Inside a call the whole screen of a phone belongs to it, as in every phone app. */}
      <Navigation className={cn(callId !== undefined && 'max-md:hidden')} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {callId === undefined && <EmailBanner />}
        <main id="content" tabIndex={-1} className="relative min-h-0 flex-1 outline-none">
          <Outlet />
        </main>
        <LiveBar openCall={callId} />
      </div>
      {/* Who is on the line stays readable. */}
      <ConnectionNote className={callId === undefined ? undefined : 'max-md:top-25'} />
      <Incoming />
      {help && <KeyboardHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
