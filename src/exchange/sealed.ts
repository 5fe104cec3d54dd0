import { SEALED_FORMAT, SEALING_ROUNDS, sealedFileSchema, type SealedFile } from '../domain/sealed-file';
import { err, ok, type Result } from '../lib/result';
import { decodeBase64, encodeBase64 } from './base64';
import { canonicalForm } from './canonical-form';

const SALT_BYTES = 16;
const IV_BYTES = 12;

export type SealFailure =
  /** Browsers seal on secure pages only: https, or this machine itself. */
  | { readonly reason: 'sealUnavailable' }
  /** Another passphrase, or other bytes than were written: which of the two cannot be told. */
  | { readonly reason: 'sealedUnreadable' };

export type DeriveKey = (passphrase: string, salt: Uint8Array, iterations: number) => Promise<CryptoKey>;

/** `undefined` on pages that are not secure. */
const subtle = (): SubtleCrypto | undefined => (crypto as Partial<Crypto>).subtle;

export const canSeal = (): boolean => subtle() !== undefined;

/** Bytes at either end of a file in which it says that it is sealed: the data stands before or behind that. */
const END_BYTES = 400;

/** Whether a text says that it is a sealed file, even where the rest of it is damaged. */
export const isSealed = (bytes: Uint8Array): boolean =>
  [bytes.subarray(0, END_BYTES), bytes.subarray(-END_BYTES)].some((end) =>
    /"format"\s*:\s*"par-workbench-sealed"/.test(new TextDecoder().decode(end)),
  );

/** AES-256-GCM under a key of the passphrase in NFC. What stands in front of the data is authenticated with it. */
export async function seal(
  bytes: Uint8Array,
  passphrase: string,
  deriveKey: DeriveKey = deriveByPbkdf2,
): Promise<Result<string, SealFailure>> {
  const room = subtle();
  if (!room) return err({ reason: 'sealUnavailable' });
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const header: Omit<SealedFile, 'data'> = {
    format: SEALED_FORMAT,
    formatVersion: 1,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: SEALING_ROUNDS, salt: encodeBase64(salt) },
    cipher: { name: 'AES-GCM', iv: encodeBase64(iv) },
  };
  const key = await deriveKey(passphrase, salt, SEALING_ROUNDS);
  const data = await room.encrypt(gcm(iv, header), key, new Uint8Array(bytes));
  return ok(`${JSON.stringify({ ...header, data: encodeBase64(new Uint8Array(data)) }, null, 2)}\n`);
}

/** A wrong passphrase and any damage give one and the same failure. */
export async function unseal(
  bytes: Uint8Array,
  passphrase: string,
  deriveKey: DeriveKey = deriveByPbkdf2,
): Promise<Result<Uint8Array, SealFailure>> {
  const room = subtle();
  if (!room) return err({ reason: 'sealUnavailable' });
  const parsed = parseSealed(bytes);
  const [salt, iv, data] = parsed
    ? [parsed.kdf.salt, parsed.cipher.iv, parsed.data].map(decodeBase64)
    : [null, null, null];
  if (!parsed || salt?.length !== SALT_BYTES || iv?.length !== IV_BYTES || !data) return unreadable();
  try {
    const { data: _data, ...header } = parsed;
    const key = await deriveKey(passphrase, salt, parsed.kdf.iterations);
    return ok(new Uint8Array(await room.decrypt(gcm(iv, header), key, new Uint8Array(data))));
  } catch {
    return unreadable();
  }
}

const unreadable = (): Result<never, SealFailure> => err({ reason: 'sealedUnreadable' });

function parseSealed(bytes: Uint8Array): SealedFile | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return sealedFileSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const gcm = (iv: Uint8Array, header: Omit<SealedFile, 'data'>): AesGcmParams => ({
  name: 'AES-GCM',
  iv: new Uint8Array(iv),
  additionalData: new TextEncoder().encode(canonicalForm(header)),
});

export const deriveByPbkdf2: DeriveKey = async (passphrase, salt, iterations) => {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
};
