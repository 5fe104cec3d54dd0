import { incomingOf, type IncomingFile } from '../domain/merge/incoming';
import { ok, type Result } from '../lib/result';
import { ATTACHMENTS_KEY, type AttachedFile } from './attachments';
import { canonicalForm } from './canonical-form';
import { digestOfForm } from './digest';
import {
  isAssessment,
  readContent,
  readJson,
  withoutFingerprint,
  type AssessmentFileFailure,
  type ReadAssessment,
} from './json-file';
import { createRubricMemory } from './rubric-memory';
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
  if (!isSealed(bytes)) return received(await readReceived(bytes));
  for (const passphrase of passphrases) {
    const opened = await unseal(bytes, passphrase, deriveKey);
    if (opened.ok) return received(await readReceived(opened.value));
    if (opened.error.reason === 'sealUnavailable') return { kind: 'failed', failure: opened.error };
  }
  return { kind: 'sealed', tried: passphrases.length > 0 };
}

const received = (read: Result<ReceivedAssessment, AssessmentFileFailure>): Received =>
  read.ok ? { kind: 'read', read: read.value } : { kind: 'failed', failure: read.error };

const rubrics = createRubricMemory();

/**
 * Digests are of what the file says, in whatever version it says it; that of a whole assessment leaves out the bytes
 * of attachments, as the one does that people read on screens and reports.
 */
async function readReceived(bytes: Uint8Array): Promise<Result<ReceivedAssessment, AssessmentFileFailure>> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const { content, fingerprint } = withoutFingerprint(json.value);
  const forms = isAssessment(content) ? formsOf(content) : null;
  const [whole, identity, baseDigest] = await Promise.all([
    forms && digestOfForm(forms.content),
    forms && forms.identity !== forms.content ? digestOfForm(forms.identity) : null,
    forms?.base === undefined ? '' : digestOfForm(forms.base),
  ]);
  const known = forms && rubrics.recall(forms.rubric.form, forms.rubric.raw);
  const read = readContent(content, fingerprint, whole, known);
  if (!read.ok) return read;
  if (forms === null || whole === null) throw new Error('The gate let something through that is no JSON');
  rubrics.keep(forms.rubric.form, read.value);
  return ok({ ...read.value, digest: identity ?? whole, baseDigest });
}

interface Forms {
  readonly content: string;
  /** Of what the file is known by: of a whole assessment without the bytes that may come along. */
  readonly identity: string;
  readonly rubric: { readonly raw: unknown; readonly form: string };
  /** `undefined` where there is no base. */
  readonly base: string | undefined;
}

/** Canonical forms of a file and of parts of it, each written once; `null` where there are none. */
function formsOf(content: Readonly<Record<string, unknown>>): Forms | null {
  const { rubric, workspace } = content as {
    readonly rubric?: unknown;
    readonly workspace?: { base?: unknown } | null;
  };
  const base = workspace?.base;
  try {
    const written = new Map<unknown, string>();
    const formOf = (part: unknown): string => {
      const form = canonicalForm(part ?? null);
      if (typeof part === 'object' && part !== null) written.set(part, form);
      return form;
    };
    const parts = {
      rubric: { raw: rubric, form: formOf(rubric) },
      base: base === undefined ? undefined : formOf(base),
    };
    const whole = canonicalForm(content, written);
    const { [ATTACHMENTS_KEY]: attached, ...document } = content;
    const isWorkspace = typeof workspace === 'object' && workspace !== null;
    const identity = isWorkspace || attached === undefined ? whole : canonicalForm(document, written);
    return { ...parts, content: whole, identity };
  } catch (error) {
    // What has no canonical form is no assessment: fingerprint or gate will say so.
    if (error instanceof RangeError) return null;
    throw error;
  }
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
