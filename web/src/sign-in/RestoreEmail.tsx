import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { send } from '../api/send';
import { verifiedEmailSchema } from '../contract/models';
import { strings } from '../strings';
import { Button, buttonLook } from '../ui/Button';
import { Refusal } from '../ui/States';
import { useToken } from './fragment';
import { Outside } from './Outside';

/** Only a button takes the account back: programs that look at mails open their links, too. */
export function RestoreEmail() {
  const words = strings.session.restore;
  const token = useToken();
  const restoring = useMutation({
    mutationFn: () => send(verifiedEmailSchema, { method: 'POST', path: '/auth/email/restore', body: { token } }),
  });
  if (restoring.isSuccess) {
    return (
      <Outside title={words.doneTitle} text={words.done(restoring.data.email)}>
        <Link to="/calls" className={buttonLook('plain')}>
          {strings.session.toSignInPlain}
        </Link>
      </Outside>
    );
  }
  return (
    <Outside title={words.title} text={token === undefined ? strings.session.noToken : words.hint}>
      {restoring.isError && <Refusal error={restoring.error} />}
      {token !== undefined && (
        <Button look="filled" disabled={restoring.isPending} onClick={() => restoring.mutate()}>
          {restoring.isPending ? strings.common.saving : words.action}
        </Button>
      )}
    </Outside>
  );
}
