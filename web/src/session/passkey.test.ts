import { expect, it } from 'vitest';
import { base64url, bytesOf, decoded } from './passkey';

it('turns the challenge and the ids into bytes, and leaves the host name alone', () => {
  const options = decoded({
    challenge: 'AQID',
    rp: { id: 'phone.example', name: 'ConnexUS' },
    user: { id: '_-8', name: 'mara' },
    excludeCredentials: [{ type: 'public-key', id: 'BA' }],
  });
  expect(options).toEqual({
    challenge: new Uint8Array([1, 2, 3]),
    rp: { id: 'phone.example', name: 'ConnexUS' },
    user: { id: new Uint8Array([255, 239]), name: 'mara' },
    excludeCredentials: [{ type: 'public-key', id: new Uint8Array([4]) }],
  });
});

it('writes bytes the way it reads them', () => {
  expect(base64url(bytesOf('_-8').buffer)).toBe('_-8');
});
