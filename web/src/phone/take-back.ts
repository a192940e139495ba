import type { TelnyxRTC } from '@telnyx/webrtc';

interface Attach {
  method?: string;
  params?: { callID?: string };
}

interface Inside {
  calls: Record<string, unknown>;
  _vertoHandler?: { handleMessage: (message: Attach) => void };
}

/**
 * After a reload the SDK takes back the first call that the carrier offers it, and no other: what it does not know it takes only
 * while it has none. So each offer is read as if it were the first.
 */
export function takeBackEach(client: TelnyxRTC): void {
  const inside = client as unknown as Inside;
  const handler = inside._vertoHandler;
  if (handler === undefined) return;
  const read = handler.handleMessage.bind(handler);
  handler.handleMessage = (message) => {
    const id = message.method === 'telnyx_rtc.attach' ? message.params?.callID : undefined;
    if (id === undefined || id in inside.calls) {
      read(message);
      return;
    }
    const others = inside.calls;
    inside.calls = {};
    try {
      read(message);
    } finally {
      inside.calls = { ...others, ...inside.calls };
    }
  };
}
