import { useStore } from '../store';
import { strings } from '../strings';
import { Check } from '../ui/Field';
import { choose, deviceStore } from './device';
import { MicrophoneNote } from './MicrophoneNote';
import { phoneStore, type Phone } from './phone';
import { softphone } from './telephone';

/** Whether this device is a telephone, and what keeps it from being one. */
export function BrowserCalls() {
  const { off } = useStore(deviceStore);
  const phone = useStore(phoneStore);
  return (
    <>
      <Check
        label={strings.phone.settingOn}
        checked={!off}
        onChange={(event) => {
          const on = event.target.checked;
          if (!on && phone.kind !== 'off') void softphone.disconnect().catch(() => undefined);
          choose({ off: !on });
        }}
      />
      <MicrophoneNote />
      {phone.kind !== 'no-microphone' && (
        <p role="status" className="text-sm text-ink-soft">
          {strings.phone.state[stateOf(phone, off)]}
        </p>
      )}
    </>
  );
}

function stateOf(phone: Exclude<Phone, { kind: 'no-microphone' }>, off: boolean): keyof typeof strings.phone.state {
  if (off) return 'not-wanted';
  return phone.kind === 'off' || phone.kind === 'failed' ? phone.why : phone.kind;
}
