// The browser's side of WebAuthn. The server's options and the answers travel as Level 3 JSON; browsers that do not know
// that form yet (Safari before 18.4) get it translated here.

type Json = Record<string, unknown>;

/** `not-possible`: this browser has no passkeys; `stopped`: the person or the browser ended the asking. */
export class PasskeyError extends Error {
  override readonly name = 'PasskeyError';
  readonly why: 'not-possible' | 'stopped' | 'known-already';

  constructor(why: PasskeyError['why']) {
    super(why);
    this.why = why;
  }
}

/** Unknown to the types: that a browser may lack either. */
const api = () => (window as { PublicKeyCredential?: typeof PublicKeyCredential }).PublicKeyCredential;
export const canUsePasskeys = () => api() !== undefined;

export async function askPasskey(options: Json): Promise<Json> {
  const parse = (api() as Partial<typeof PublicKeyCredential> | undefined)?.parseRequestOptionsFromJSON;
  const publicKey =
    parse === undefined
      ? (decoded(options) as unknown as PublicKeyCredentialRequestOptions)
      : parse(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  return ceremony(() => navigator.credentials.get({ publicKey }));
}

export async function makePasskey(options: Json): Promise<Json> {
  const parse = (api() as Partial<typeof PublicKeyCredential> | undefined)?.parseCreationOptionsFromJSON;
  const publicKey =
    parse === undefined
      ? (decoded(options) as unknown as PublicKeyCredentialCreationOptions)
      : parse(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  return ceremony(() => navigator.credentials.create({ publicKey }));
}

async function ceremony(ask: () => Promise<Credential | null>): Promise<Json> {
  if (!canUsePasskeys()) throw new PasskeyError('not-possible');
  let credential: Credential | null;
  try {
    credential = await ask();
  } catch (cause) {
    throw new PasskeyError((cause as Error).name === 'InvalidStateError' ? 'known-already' : 'stopped');
  }
  if (credential === null) throw new PasskeyError('stopped');
  const made = credential as PublicKeyCredential;
  return 'toJSON' in made ? (made.toJSON() as Json) : encoded(made);
}

/** Binary members of the options, at whatever depth they stand. */
const BINARY = new Set(['challenge', 'id']);

export function decoded(options: Json): Json {
  const inside = (value: unknown, key: string, within: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => inside(one, key, within));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(one, name, key)]));
    // `rp.id` is a host name; every other `id` is bytes.
    return BINARY.has(key) && within !== 'rp' && typeof value === 'string' ? bytesOf(value) : value;
  };
  return inside(options, '', '') as Json;
}

function encoded(credential: PublicKeyCredential): Json {
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'] as const;
  const held = response as unknown as Partial<Record<(typeof parts)[number], ArrayBuffer | null>>;
  return {
    id,
    rawId: base64url(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(
      parts.flatMap((part) => {
        const bytes = held[part];
        return bytes === undefined || bytes === null ? [] : [[part, base64url(bytes)]];
      }),
    ),
  };
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
