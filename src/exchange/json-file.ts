import { malformed, type DocumentFailure, type FilePath } from '../domain/document-failure';
import { documentToFile, parseDocument, type KnownRubric, type ParsedDocument } from '../domain/document-file';
import { ASSESSMENT_FORMAT, type Assessment } from '../domain/assessment';
import { MAXIMUM_EXCHANGE_BYTES } from '../domain/evidence';
import { rubricSchema, type Rubric } from '../domain/rubric';
import { err, ok, type Result } from '../lib/result';
import {
  ATTACHMENTS_KEY,
  attachedValues,
  bundleFiles,
  readAttachments,
  type AttachedFile,
  type AttachedValue,
  type AttachmentFailure,
  type Bundle,
} from './attachments';
import { digestOf } from './digest';
import { findJsonFault } from './json-fault';

/** Key of the digest of everything else in a file. */
const FINGERPRINT_KEY = 'fingerprint';

export type JsonFailure =
  | { readonly reason: 'tooLarge'; readonly bytes: number; readonly maximumBytes: number }
  | { readonly reason: 'emptyFile' | 'notUtf8' | 'zipped' }
  /** Line and column count from 1. */
  | { readonly reason: 'notJson'; readonly line: number; readonly column: number };

/** The file was changed, or damaged on its way, after it was written; or it lost the digest that would tell. */
interface FingerprintFailure {
  readonly reason: 'wrongFingerprint' | 'noFingerprint';
}

export type AssessmentFileFailure = JsonFailure | DocumentFailure | AttachmentFailure | FingerprintFailure;

/** What a file holds: the document, and the bytes of those of its files that came with it. */
export interface ReadAssessment extends ParsedDocument {
  readonly files: readonly AttachedFile[];
}

export type RubricFileFailure =
  | JsonFailure
  | { readonly reason: 'notARubric' }
  | { readonly reason: 'malformedRubric'; readonly path: FilePath; readonly problem: string };

/**
 * The assessment as one readable file: stable key order, two spaces, decimals, a line feed at the end. That of a
 * department says by its fingerprint whether it was changed on its way.
 */
export const serializeAssessment = (assessment: Assessment): string =>
  serializeValue(withFingerprint(documentToFile(assessment)));

/** The same file with the bytes of its evidence as one key more. */
export async function serializeWithFiles(
  assessment: Assessment,
  readFile: (id: string) => Promise<Uint8Array | null>,
): Promise<Bundle> {
  if (!assessment.workspace) return bundleFiles(serializeAssessment(assessment), assessment, readFile);
  const { attached, missing } = await attachedValues(assessment, readFile);
  return { parts: [serializeWorkspace(assessment, attached)], missing };
}

/** A department's file with the bytes of its evidence. */
export const serializeWorkspace = (assessment: Assessment, attached: readonly AttachedValue[]): string =>
  serializeValue(
    withFingerprint({
      ...documentToFile(assessment),
      ...(attached.length > 0 && { [ATTACHMENTS_KEY]: attached }),
    }),
  );

const serializeValue = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const withFingerprint = (value: ReturnType<typeof documentToFile>): object =>
  value.workspace ? { ...value, [FINGERPRINT_KEY]: digestOf(value) } : value;

/** Reads the bytes of a file; nothing outside the returned value is touched. */
export function readAssessmentFile(bytes: Uint8Array): Result<ReadAssessment, AssessmentFileFailure> {
  const json = readJson(bytes);
  return json.ok ? readAssessmentValue(json.value) : json;
}

/** Reads what `readJson` gave: fingerprint, document, attachments. */
export function readAssessmentValue(json: unknown): Result<ReadAssessment, AssessmentFileFailure> {
  const { content, fingerprint } = withoutFingerprint(json);
  const digest = isAssessment(content) && fingerprint !== undefined ? digestOrNull(content) : null;
  return readContent(content, fingerprint, digest);
}

/**
 * Reads what `withoutFingerprint` gave.
 * @param digest of the content; `null` where it has none, or where it carries no fingerprint to compare with
 * @param known what the gate made of an equal rubric before
 */
export function readContent(
  content: unknown,
  fingerprint: unknown,
  digest: string | null,
  known: KnownRubric | null = null,
): Result<ReadAssessment, AssessmentFileFailure> {
  const fault = fingerprintFault(content, fingerprint, digest);
  if (fault) return err(fault);
  const { document, attachments } = splitOff(content);
  const parsed = parseDocument(document, known);
  if (!parsed.ok) return parsed;
  if (attachments === undefined) return ok({ ...parsed.value, files: [] });
  const files = readAttachments(attachments, parsed.value.assessment);
  return files.ok ? ok({ ...parsed.value, files: files.value }) : files;
}

/** What a fingerprint is of, and the one that the file carries. */
export function withoutFingerprint(raw: unknown): { readonly content: unknown; readonly fingerprint: unknown } {
  if (!isObject(raw) || !Object.hasOwn(raw, FINGERPRINT_KEY)) return { content: raw, fingerprint: undefined };
  const { [FINGERPRINT_KEY]: fingerprint, ...content } = raw;
  return { content, fingerprint };
}

/** A department's file without a fingerprint has lost it; any other assessment may carry one. */
function fingerprintFault(content: unknown, fingerprint: unknown, digest: string | null): FingerprintFailure | null {
  // What is no assessment is told so by the document gate.
  if (!isAssessment(content)) return null;
  if (fingerprint === undefined) return isObject(content.workspace) ? { reason: 'noFingerprint' } : null;
  return digest !== null && fingerprint === digest ? null : { reason: 'wrongFingerprint' };
}

function digestOrNull(content: unknown): string | null {
  try {
    return digestOf(content);
  } catch (error) {
    // JSON may hold what has no canonical form; an assessment never does.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export const isAssessment = (content: unknown): content is Readonly<Record<string, unknown>> =>
  isObject(content) && content.format === ASSESSMENT_FORMAT;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The document gate knows nothing of attachments, which are no part of the document. */
function splitOff(raw: unknown): { readonly document: unknown; readonly attachments: unknown } {
  if (!isObject(raw) || !Object.hasOwn(raw, ATTACHMENTS_KEY)) return { document: raw, attachments: undefined };
  const { [ATTACHMENTS_KEY]: attachments, ...document } = raw;
  return { document, attachments };
}

export function readRubricFile(bytes: Uint8Array): Result<Rubric, RubricFileFailure> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const raw = json.value;
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== 'par-index-rubric')
    return err({ reason: 'notARubric' });
  const parsed = rubricSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const { path, problem } = malformed(parsed.error, raw);
  return err({ reason: 'malformedRubric', path, problem });
}

/** All departments' files come out in one archive, which is easily sent on as it is. */
const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

export function readJson(bytes: Uint8Array): Result<unknown, JsonFailure> {
  if (bytes.byteLength > MAXIMUM_EXCHANGE_BYTES) {
    return err({ reason: 'tooLarge', bytes: bytes.byteLength, maximumBytes: MAXIMUM_EXCHANGE_BYTES });
  }
  if (isZip(bytes)) return err({ reason: 'zipped' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err({ reason: 'notUtf8' });
  }
  if (text.trim() === '') return err({ reason: 'emptyFile' });
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    const before = text.slice(0, findJsonFault(text));
    const line = before.split('\n').length;
    return err({ reason: 'notJson', line, column: before.length - before.lastIndexOf('\n') });
  }
}
