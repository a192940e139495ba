import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';

/** The second step: a code of the authenticator app or a recovery code, in the same field. */
export function CodeStep({ enter, onBack }: { enter: (code: string) => Promise<void>; onBack: () => void }) {
  const [code, setCode] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const entering = useMutation({ mutationFn: () => enter(code.trim()) });
  useEffect(() => {
    if (!entering.isPending) place.current?.querySelector('input')?.select();
  }, [entering.isPending]);
  return (
    <div ref={place} className="flex flex-col gap-4">
      <Form
        sending={entering}
        submit={strings.session.confirmCode}
        busy={strings.session.signingIn}
        wide
        onSubmit={() => entering.mutate()}
      >
        <TextField
          label={strings.session.code}
          hint={strings.session.codeHint}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Form>
      <Button look="plain" onClick={onBack}>
        {strings.session.otherAccount}
      </Button>
    </div>
  );
}
