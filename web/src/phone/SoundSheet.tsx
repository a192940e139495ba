import { useQuery } from '@tanstack/react-query';
import { strings } from '../strings';
import { useStore } from '../store';
import { SelectField, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { choose, deviceStore } from './device';
import { audioDevices } from './microphone';
import { softphone } from './telephone';

/** Which microphone and loudspeaker, and how loud. Kept on this device. */
export function SoundSheet({ onClose }: { onClose: () => void }) {
  const chosen = useStore(deviceStore);
  const { data: devices } = useQuery({ queryKey: ['audio-devices'], queryFn: audioDevices, staleTime: 0, gcTime: 0 });
  return (
    <Sheet title={strings.phone.sound} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Choice
          label={strings.phone.microphone}
          devices={devices?.microphones ?? []}
          value={chosen.microphone}
          onChange={(microphone) => {
            choose({ microphone });
            void softphone.useMicrophone(microphone);
          }}
        />
        {(devices?.speakers.length ?? 0) > 0 && (
          <Choice
            label={strings.phone.speaker}
            devices={devices?.speakers ?? []}
            value={chosen.speaker}
            onChange={(speaker) => {
              choose({ speaker });
              void softphone.useSpeaker(speaker);
            }}
          />
        )}
        <TextField
          label={strings.phone.volume}
          type="range"
          min={0}
          max={100}
          className="border-0 px-0 accent-accent"
          value={Math.round(chosen.volume * 100)}
          onChange={(event) => {
            const volume = Number(event.target.value) / 100;
            choose({ volume });
            softphone.setVolume(volume);
          }}
        />
      </div>
    </Sheet>
  );
}

function Choice({
  label,
  devices,
  value,
  onChange,
}: {
  label: string;
  devices: MediaDeviceInfo[];
  value: string | undefined;
  onChange: (deviceId: string) => void;
}) {
  const known = devices.some(({ deviceId }) => deviceId === value);
  return (
    <SelectField label={label} value={known ? value : 'default'} onChange={(event) => onChange(event.target.value)}>
      {!devices.some(({ deviceId }) => deviceId === 'default') && (
        <option value="default">{strings.phone.systemChoice}</option>
      )}
      {devices.map(({ deviceId, label: name }) => (
        <option key={deviceId} value={deviceId}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
