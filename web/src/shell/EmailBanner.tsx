import { useMutation, useQuery } from '@tanstack/react-query';
import { MailWarning } from 'lucide-react';
import { describeError } from '../api/failure';
import { nothing, request } from '../api/request';
import { profileQuery } from '../profile';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { notify } from '../ui/notices';

/** Until the address is confirmed, nothing sent to it can be relied on. */
export function EmailBanner() {
  const { data: profile } = useQuery(profileQuery);
  const sending = useMutation({
    mutationFn: () => request(nothing, { method: 'POST', path: '/auth/verify-email/send' }),
    onSuccess: () => notify(strings.session.sentAgain),
    onError: (error) => {
      const { title, detail } = describeError(error);
      notify(`${title} ${detail}`, 'danger');
    },
  });
  if (profile?.emailVerified !== false) return null;
  return (
    <aside
      aria-label={strings.session.verifyTitle}
      className="safe-top flex flex-wrap items-center gap-x-2 border-b border-line bg-accent-soft py-1 pr-2 pl-4 text-sm"
    >
      <MailWarning aria-hidden className="size-5 shrink-0 text-accent-ink" />
      <p className="min-w-0 flex-1 basis-36 py-1 wrap-break-word">{strings.session.unverified(profile.email)}</p>
      <Button
        look="plain"
        className="shrink-0 px-2 text-sm"
        disabled={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {strings.session.sendAgain}
      </Button>
    </aside>
  );
}
