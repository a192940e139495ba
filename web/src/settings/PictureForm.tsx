import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { nothing, request } from '../api/request';
import type { Profile } from '../contract/models';
import { strings } from '../strings';
import { Button } from '../ui/Button';
import { ConfirmAct } from '../ui/ConfirmAct';
import { Refusal } from '../ui/States';
import { Avatar, useAddressOf } from './Avatar';
import { pictureFault } from './picture';

const PATH = '/users/profile/avatar';

export function PictureForm({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File>();
  const [removing, setRemoving] = useState(false);
  const preview = useAddressOf(chosen);
  const fault = chosen === undefined ? undefined : pictureFault(chosen);
  const refresh = () =>
    Promise.all([['profile'], ['members']].map((queryKey) => client.invalidateQueries({ queryKey })));
  const saving = useMutation({
    mutationFn: (body: File) => request(nothing, { method: 'PUT', path: PATH, body }),
    onSuccess: async () => {
      await refresh();
      setChosen(undefined);
    },
  });
  const me = { ...profile, id: profile.userId };
  return (
    <div className="flex flex-wrap items-center gap-4">
      {preview !== undefined && fault === undefined ? (
        <img src={preview} alt={strings.picture.preview} className="size-20 rounded-full object-cover" />
      ) : (
        <Avatar of={me} className="size-20 text-2xl" />
      )}
      <div className="flex min-w-0 flex-1 basis-52 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          {chosen !== undefined && fault === undefined && (
            <Button look="filled" disabled={saving.isPending} onClick={() => saving.mutate(chosen)}>
              {saving.isPending ? strings.common.saving : strings.picture.use}
            </Button>
          )}
          <Button onClick={() => chooser.current?.click()}>
            {profile.avatar === undefined && chosen === undefined ? strings.picture.choose : strings.picture.other}
          </Button>
          {chosen !== undefined ? (
            <Button look="plain" onClick={() => setChosen(undefined)}>
              {strings.common.cancel}
            </Button>
          ) : (
            profile.avatar !== undefined && (
              <Button look="plain" onClick={() => setRemoving(true)}>
                {strings.picture.remove}
              </Button>
            )
          )}
        </div>
        <p role={fault === undefined ? undefined : 'alert'} className="text-sm text-ink-soft">
          {fault === undefined ? strings.picture.hint : strings.picture[fault]}
        </p>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={strings.picture.choose}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          saving.reset();
          setChosen(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {saving.isError && <Refusal error={saving.error} className="basis-full" />}
      {removing && (
        <ConfirmAct
          title={strings.picture.title}
          text={strings.picture.removeAsk}
          action={strings.picture.remove}
          act={async () => {
            await request(nothing, { method: 'DELETE', path: PATH });
            await refresh();
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  );
}
