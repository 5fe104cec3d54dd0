import canonicalize from 'canonicalize';
import * as z from 'zod';
import { err, ok, type Result } from '../lib/result';
import { decodeBase64, encodeBase64 } from './base64';

const SEALED_FORMAT = 'par-workbench-sealed';

/** Rounds of PBKDF2 for a new file, and the most that a file may ask for: more would hold the page for minutes. */
const ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;

const SALT_BYTES = 16;
const IV_BYTES = 12;

const sealedSchema = z.strictObject({
  format: z.literal(SEALED_FORMAT),
  formatVersion: z.literal(1),
  kdf: z.strictObject({
    name: z.literal('PBKDF2'),
    hash: z.literal('SHA-256'),
    iterations: z.int().min(ROUNDS).max(MOST_ROUNDS),
    salt: z.string(),
  }),
  cipher: z.strictObject({ name: z.literal('AES-GCM'), iv: z.string() }),
  data: z.string(),
});
type SealedFile = z.output<typeof sealedSchema>;

export type SealFailure =
  /** Browsers seal on secure pages only: https, or this machine itself. */
  | { readonly reason: 'sealUnavailable' }
  /** Another passphrase, or other bytes than were written: which of the two cannot be told. */
  | { readonly reason: 'sealedUnreadable' };

export type DeriveKey = (passphrase: string, salt: Uint8Array, iterations: number) => Promise<CryptoKey>;

/** `undefined` on pages that are not secure. */
const subtle = (): SubtleCrypto | undefined => (crypto as Partial<Crypto>).subtle;

export const canSeal = (): boolean => subtle() !== undefined;

/** Whether a text begins as a sealed file does, even where the rest of it is damaged. */
export const isSealed = (bytes: Uint8Array): boolean =>
  /^\s*\{\s*"format"\s*:\s*"par-workbench-sealed"/.test(new TextDecoder().decode(bytes.subarray(0, 200)));

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
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: ROUNDS, salt: encodeBase64(salt) },
    cipher: { name: 'AES-GCM', iv: encodeBase64(iv) },
  };
  const key = await deriveKey(passphrase, salt, ROUNDS);
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
    return sealedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const gcm = (iv: Uint8Array, header: Omit<SealedFile, 'data'>): AesGcmParams => ({
  name: 'AES-GCM',
  iv: new Uint8Array(iv),
  additionalData: new TextEncoder().encode(canonicalize(header)),
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
