import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { describeError, slugOf } from '../api/failure';
import { send } from '../api/send';
import { verifiedEmailSchema } from '../contract/models';
import { strings } from '../strings';
import { Button, buttonLook } from '../ui/Button';
import { useToken } from './fragment';
import { Outside } from './Outside';

export function VerifyEmail() {
  const token = useToken();
  const client = useQueryClient();
  const verifying = useQuery({
    queryKey: ['verified', token],
    enabled: token !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const path = `/auth/verify-email?token=${encodeURIComponent(token ?? '')}`;
      const verified = await send(verifiedEmailSchema, { method: 'GET', path, signal });
      void client.invalidateQueries({ queryKey: ['profile'] });
      return verified;
    },
  });
  return (
    <Outside title={strings.session.verifyTitle} text={said(token, verifying)}>
      {verifying.isError && slugOf(verifying.error) === undefined && (
        <Button onClick={() => void verifying.refetch()}>{strings.common.retry}</Button>
      )}
      <Link to="/calls" className={buttonLook(verifying.isSuccess ? 'filled' : 'plain')}>
        {strings.session.goOn}
      </Link>
    </Outside>
  );
}

function said(
  token: string | undefined,
  { data, error }: { data: { email: string } | undefined; error: unknown },
): string {
  if (token === undefined) return strings.session.noToken;
  if (data !== undefined) return strings.session.verified(data.email);
  if (error === null) return strings.session.verifying;
  const { title, detail } = describeError(error);
  return `${title} ${detail}`;
}
