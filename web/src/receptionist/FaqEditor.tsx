import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { fieldErrors } from '../api/failure';
import type { Faq } from '../contract/models';
import { strings } from '../strings';
import { Button, IconButton } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { TextArea, TextField } from '../ui/Field';
import { notify } from '../ui/notices';
import { Sheet } from '../ui/Sheet';
import { Refusal } from '../ui/States';
import { deleteFaq, saveFaq } from './queries';

const MOST_PHRASINGS = 20;

export function FaqEditor({ faq, question, onClose }: { faq: Faq | undefined; question: string; onClose: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    question,
    phrasings: faq?.phrasings ?? [],
    answer: faq?.answer ?? '',
    category: faq?.category ?? '',
    active: faq?.active ?? true,
  });
  const [asking, setAsking] = useState(false);
  const done = (said: string) => {
    void client.invalidateQueries({ queryKey: ['faqs'] });
    notify(said);
    onClose();
  };
  const saving = useMutation({
    mutationFn: () => {
      const category = draft.category.trim();
      return saveFaq(faq?.id, {
        question: draft.question.trim(),
        phrasings: draft.phrasings.map((phrasing) => phrasing.trim()).filter((phrasing) => phrasing !== ''),
        answer: draft.answer.trim(),
        active: draft.active,
        ...(category === '' ? {} : { category }),
      });
    },
    onSuccess: () => done(strings.receptionist.saved),
  });
  const removing = useMutation({
    mutationFn: deleteFaq,
    onSuccess: () => done(strings.receptionist.deleted),
    onError: () => setAsking(false),
  });
  const refused = fieldErrors(saving.error);

  if (asking && faq !== undefined) {
    return (
      <Confirm
        title={strings.receptionist.deleteFaq}
        text={strings.receptionist.deleteAsk(faq.question)}
        onConfirm={() => removing.mutate(faq.id)}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <Sheet
      title={faq === undefined ? strings.receptionist.newFaq : strings.receptionist.editFaq}
      onClose={onClose}
      footer={
        <>
          {faq !== undefined && (
            <Button look="danger" className="mr-auto" onClick={() => setAsking(true)}>
              <Trash2 aria-hidden className="size-5" />
              {strings.common.delete}
            </Button>
          )}
          <Button look="filled" type="submit" form="faq" disabled={saving.isPending}>
            {saving.isPending ? strings.common.saving : strings.common.save}
          </Button>
        </>
      }
    >
      <form
        id="faq"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <TextField
          label={strings.receptionist.question}
          required
          maxLength={300}
          value={draft.question}
          error={refused['question']}
          onChange={(event) => setDraft({ ...draft, question: event.target.value })}
        />
        <TextArea
          label={strings.receptionist.answer}
          hint={strings.receptionist.answerHint}
          required
          maxLength={1500}
          value={draft.answer}
          error={refused['answer']}
          onChange={(event) => setDraft({ ...draft, answer: event.target.value })}
        />
        <Phrasings
          phrasings={draft.phrasings}
          error={refused['phrasings']}
          onChange={(phrasings) => setDraft({ ...draft, phrasings })}
        />
        <TextField
          label={strings.receptionist.category}
          maxLength={60}
          value={draft.category}
          error={refused['category']}
          onChange={(event) => setDraft({ ...draft, category: event.target.value })}
        />
        <label className="flex min-h-target items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={draft.active}
            onChange={(event) => setDraft({ ...draft, active: event.target.checked })}
          />
          {strings.receptionist.active}
        </label>
        {(saving.isError || removing.isError) && <Refusal error={saving.error ?? removing.error} />}
      </form>
    </Sheet>
  );
}

function Phrasings({
  phrasings,
  error,
  onChange,
}: {
  phrasings: string[];
  error: string | undefined;
  onChange: (phrasings: string[]) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{strings.receptionist.phrasings}</legend>
      {phrasings.map((phrasing, index) => (
        <div key={index} className="flex gap-1">
          <input
            aria-label={strings.receptionist.phrasing(index + 1)}
            maxLength={300}
            value={phrasing}
            onChange={(event) => onChange(phrasings.with(index, event.target.value))}
            className="min-h-target w-full min-w-0 rounded-xl border border-line-strong bg-card px-3 py-2"
          />
          <IconButton
            label={strings.receptionist.removePhrasing(index + 1)}
            onClick={() => onChange(phrasings.toSpliced(index, 1))}
          >
            <X aria-hidden className="size-5" />
          </IconButton>
        </div>
      ))}
      {error !== undefined && <p className="text-sm text-danger">{error}</p>}
      {phrasings.length < MOST_PHRASINGS && (
        <Button look="plain" className="self-start" onClick={() => onChange([...phrasings, ''])}>
          <Plus aria-hidden className="size-5" />
          {strings.receptionist.addPhrasing}
        </Button>
      )}
    </fieldset>
  );
}
