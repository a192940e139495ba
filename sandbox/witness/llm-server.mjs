// Just enough of a WebSocket server (RFC 6455) for the LLM socket, so that nothing but the vendors'
// SDKs has to be installed: text frames only, no fragments, no extensions.
import { createHash } from 'node:crypto';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export class WebSocketServer {
  constructor(server) {
    this.sockets = new Set();
    this.onFrame = () => {};
    this.onOpen = () => {};
    server.on('upgrade', (request, socket) => this.#accept(request, socket));
  }

  close() {
    for (const socket of this.sockets) socket.destroy();
  }

  #accept(request, socket) {
    const key = request.headers['sec-websocket-key'] + MAGIC;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.sockets.add(socket);
    const callId = request.url.split('/').at(-1);
    const send = (frame) => socket.write(encode(JSON.stringify(frame)));
    let buffered = Buffer.alloc(0);
    socket.on('data', (data) => {
      buffered = Buffer.concat([buffered, data]);
      for (let frame = decode(buffered); frame; frame = decode(buffered)) {
        buffered = buffered.subarray(frame.length);
        if (frame.opcode === 1) this.onFrame(JSON.parse(frame.text), send, callId);
        if (frame.opcode === 8) socket.end();
      }
    });
    socket.on('error', () => {});
    this.onOpen(send, callId);
  }
}

function encode(text) {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, payload]);
}

function decode(buffer) {
  if (buffer.length < 6) return undefined;
  let size = buffer[1] & 127;
  let at = 2;
  if (size === 126) {
    size = buffer.readUInt16BE(2);
    at = 4;
  } else if (size === 127) {
    size = Number(buffer.readBigUInt64BE(2));
    at = 10;
  }
  if (buffer.length < at + 4 + size) return undefined;
  const mask = buffer.subarray(at, at + 4);
  const payload = Buffer.from(buffer.subarray(at + 4, at + 4 + size));
  for (let i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
  return { opcode: buffer[0] & 15, text: payload.toString('utf8'), length: at + 4 + size };
}
