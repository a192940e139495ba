import { strings } from '../strings';
import { Refusal } from '../ui/States';
import { MicrophoneNote } from './MicrophoneNote';
import { NoMicrophone } from './place';

/** Why a call could not be placed. */
export function PlaceRefusal({ error }: { error: unknown }) {
  if (!(error instanceof NoMicrophone)) return <Refusal error={error} />;
  return (
    <>
      <p className="sr-only">{strings.phone.noMicrophone}</p>
      <MicrophoneNote />
    </>
  );
}
