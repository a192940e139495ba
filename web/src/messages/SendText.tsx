import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronRight, MessageSquareText } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Call, Template } from '../contract/models';
import { useNumber } from '../phone/use-number';
import { showText } from '../realtime/live';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Empty, Read, Refusal } from '../ui/States';
import { Preview } from './Preview';
import { sendText, templatesQuery, type TextRequest } from './queries';
import { whoGot, whoIs } from '../call/who';

/** Choose a template, fill in its blanks, see it, send it. To the caller of `call`, or to a number. */
export function SendText({ call, onClose }: { call?: Call; onClose: () => void }) {
  const [template, setTemplate] = useState<Template>();
  // One key for each text that is wanted: whoever tries again after a lost answer does not send twice.
  const last = useRef({ wish: '', key: '' });
  const keyFor = (request: TextRequest) => {
    const wish = JSON.stringify(request);
    if (last.current.wish !== wish) last.current = { wish, key: crypto.randomUUID() };
    return last.current.key;
  };
  if (template === undefined) return <ChooseTemplate onChoose={setTemplate} onClose={onClose} />;
  return (
    <FillIn
      template={template}
      keyFor={keyFor}
      onBack={() => setTemplate(undefined)}
      onClose={onClose}
      {...(call === undefined ? {} : { call })}
    />
  );
}

function ChooseTemplate({ onChoose, onClose }: { onChoose: (template: Template) => void; onClose: () => void }) {
  const query = useQuery(templatesQuery);
  return (
    <Sheet title={strings.messages.chooseTemplate} onClose={onClose}>
      <Read query={query} rows={3}>
        {query.data?.length === 0 && (
          <Empty icon={<MessageSquareText className="size-7" />} title={strings.messages.noTemplatesTitle}>
            <p>{strings.messages.noTemplates}</p>
          </Empty>
        )}
        <ul className="-mx-2 flex flex-col">
          {query.data?.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                onClick={() => onChoose(template)}
                className="flex min-h-14 w-full items-center gap-3 rounded-xl px-2 py-2.5 text-left hover:bg-muted"
              >
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="font-semibold">{template.name}</span>
                  <span className="line-clamp-2 text-sm text-ink-soft">{template.body}</span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
              </button>
            </li>
          ))}
        </ul>
      </Read>
    </Sheet>
  );
}

function FillIn({
  template,
  call,
  keyFor,
  onBack,
  onClose,
}: {
  template: Template;
  call?: Call;
  keyFor: (request: TextRequest) => string;
  onBack: () => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [to, setTo] = useState('');
  const numberOf = useNumber();
  const [toWrong, setToWrong] = useState(false);
  const sending = useMutation({
    mutationFn: (wanted: TextRequest) => sendText({ ...wanted, key: keyFor(wanted) }),
    onSuccess: (text) => {
      showText(text);
      notify(strings.messages.sentTo(whoGot(text)));
      onClose();
    },
  });

  function submit() {
    const whole = { templateId: template.id, variables: values };
    if (call !== undefined) {
      sending.mutate({ ...whole, callId: call.id });
      return;
    }
    const number = numberOf(to)?.number;
    setToWrong(number === undefined);
    if (number !== undefined) sending.mutate({ ...whole, to: number });
  }

  return (
    <Sheet
      title={template.name}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>{strings.common.back}</Button>
          <Button look="filled" type="submit" form="send-text" disabled={sending.isPending}>
            {sending.isPending ? strings.messages.sending : strings.messages.send}
          </Button>
        </>
      }
    >
      <form
        id="send-text"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {call === undefined ? (
          <TextField
            label={strings.messages.to}
            hint={strings.messages.toHint}
            error={toWrong ? strings.phone.notANumber : undefined}
            type="tel"
            required
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        ) : (
          <p className="text-ink-soft">
            {strings.messages.to} <span className="font-semibold text-ink tabular-nums">{whoIs(call)}</span>
          </p>
        )}
        {template.variables.map((name) => (
          <TextField
            key={name}
            label={name}
            required
            maxLength={300}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        ))}
        <Preview body={template.body} values={values} />
        {sending.isError && <Refusal error={sending.error} />}
      </form>
    </Sheet>
  );
}
