export type MicrophoneTrouble = 'refused' | 'missing' | 'busy';

/** Undefined when there is one that may be used. Asks the person if the browser has not yet. */
export async function microphoneTrouble(): Promise<MicrophoneTrouble | undefined> {
  if ((await permission()) === 'granted') return undefined;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return undefined;
  } catch (error) {
    return troubleOf(error);
  }
}

/** By the names of the Media Capture specification, or of the SDK's errors after it. */
export function troubleOf(error: unknown): MicrophoneTrouble {
  switch ((error as { name?: unknown } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'MEDIA_MICROPHONE_PERMISSION_DENIED':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'MEDIA_DEVICE_NOT_FOUND':
      return 'missing';
    default:
      return 'busy';
  }
}

async function permission(): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    // Older browsers do not tell; asking for the microphone does.
    return undefined;
  }
}

/** Tells when the person changes their mind in the browser's settings. */
export function onMicrophoneAllowed(then: () => void): void {
  navigator.permissions.query({ name: 'microphone' }).then(
    (status) => (status.onchange = () => status.state === 'granted' && then()),
    () => undefined,
  );
}

export interface Devices {
  microphones: MediaDeviceInfo[];
  /** Empty where the browser leaves the choice to the system. */
  speakers: MediaDeviceInfo[];
}

export async function audioDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const named = all.filter(({ deviceId, label }) => deviceId !== '' && label !== '');
  return {
    microphones: named.filter(({ kind }) => kind === 'audioinput'),
    speakers: 'setSinkId' in HTMLMediaElement.prototype ? named.filter(({ kind }) => kind === 'audiooutput') : [],
  };
}
