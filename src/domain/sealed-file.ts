import * as z from 'zod';

export const SEALED_FORMAT = 'par-workbench-sealed';

/** Rounds of PBKDF2 for a new file, and the most that a file may ask for: more would hold the page for minutes. */
export const SEALING_ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;

/** A file under a passphrase. Salt (16 bytes), iv (12 bytes) and data are base64. */
export const sealedFileSchema = z.strictObject({
  format: z.literal(SEALED_FORMAT),
  formatVersion: z.literal(1),
  kdf: z.strictObject({
    name: z.literal('PBKDF2'),
    hash: z.literal('SHA-256'),
    iterations: z.int().min(SEALING_ROUNDS).max(MOST_ROUNDS),
    salt: z.string(),
  }),
  cipher: z.strictObject({ name: z.literal('AES-GCM'), iv: z.string() }),
  data: z.string(),
});
export type SealedFile = z.output<typeof sealedFileSchema>;
