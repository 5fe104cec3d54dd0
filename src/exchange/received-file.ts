import { incomingOf, type IncomingFile } from '../domain/merge/incoming';
import { err, ok, type Result } from '../lib/result';
import type { AttachedFile } from './attachments';
import { digestOf } from './digest';
import {
  readAssessmentValue,
  readJson,
  withoutFingerprint,
  type AssessmentFileFailure,
  type ReadAssessment,
} from './json-file';
import { deriveByPbkdf2, isSealed, unseal, type DeriveKey, type SealFailure } from './sealed';

/** A file from somewhere else. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An assessment, with the digests by which people and later merges know it. */
interface ReceivedAssessment extends ReadAssessment {
  readonly digest: string;
  /** Of the base of a department's file; empty for any other. */
  readonly baseDigest: string;
}

export type ReceiveFailure = AssessmentFileFailure | Extract<SealFailure, { reason: 'sealUnavailable' }>;

export type Received =
  | { readonly kind: 'read'; readonly read: ReceivedAssessment }
  /** Wants a passphrase; `tried`: none of those given opens it, or it is damaged. */
  | { readonly kind: 'sealed'; readonly tried: boolean }
  | { readonly kind: 'failed'; readonly failure: ReceiveFailure };

/** Reads a file, sealed or not, through every gate. */
export async function receiveFile(
  bytes: Uint8Array,
  passphrases: readonly string[],
  deriveKey: DeriveKey = deriveByPbkdf2,
): Promise<Received> {
  if (!isSealed(bytes)) return received(readReceived(bytes));
  for (const passphrase of passphrases) {
    const opened = await unseal(bytes, passphrase, deriveKey);
    if (opened.ok) return received(readReceived(opened.value));
    if (opened.error.reason === 'sealUnavailable') return { kind: 'failed', failure: opened.error };
  }
  return { kind: 'sealed', tried: passphrases.length > 0 };
}

const received = (read: Result<ReceivedAssessment, AssessmentFileFailure>): Received =>
  read.ok ? { kind: 'read', read: read.value } : { kind: 'failed', failure: read.error };

/** Digests are of what the file says, in whatever version it says it. */
function readReceived(bytes: Uint8Array): Result<ReceivedAssessment, AssessmentFileFailure> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const read = readAssessmentValue(json.value);
  if (!read.ok) return err(read.error);
  const { content, fingerprint } = withoutFingerprint(json.value);
  // The gate lets no other fingerprint through than the digest itself.
  const digest = typeof fingerprint === 'string' ? fingerprint : digestOf(content);
  return ok({ ...read.value, digest, baseDigest: baseDigestOf(content) });
}

function baseDigestOf(content: unknown): string {
  const { workspace } = content as { readonly workspace?: { readonly base: unknown } | null };
  return workspace ? digestOf(workspace.base) : '';
}

const incomingFrom = (fileName: string, { assessment, tree, digest, baseDigest }: ReceivedAssessment): IncomingFile =>
  incomingOf(assessment, tree, { fileName, digest, baseDigest });

/** A file of a batch, as a merge takes it. */
export type ReceivedFile = { readonly name: string } & (
  | { readonly kind: 'incoming'; readonly incoming: IncomingFile; readonly attached: readonly AttachedFile[] }
  | Extract<Received, { kind: 'sealed' | 'failed' }>
);

export async function receiveForMerge(
  { name, bytes }: NamedBytes,
  passphrases: readonly string[],
): Promise<ReceivedFile> {
  const outcome = await receiveFile(bytes, passphrases);
  return outcome.kind === 'read'
    ? { name, kind: 'incoming', incoming: incomingFrom(name, outcome.read), attached: outcome.read.files }
    : { name, ...outcome };
}
