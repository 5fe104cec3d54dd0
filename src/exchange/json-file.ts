import {
  documentToFile,
  malformed,
  parseDocument,
  type DocumentFailure,
  type FilePath,
  type ParsedDocument,
} from '../domain/document-file';
import type { Assessment } from '../domain/assessment';
import { rubricSchema, type Rubric } from '../domain/rubric';
import { err, ok, type Result } from '../lib/result';
import {
  ATTACHMENTS_KEY,
  bundleFiles,
  readAttachments,
  type AttachedFile,
  type AttachmentFailure,
  type Bundle,
} from './attachments';
import { findJsonFault } from './json-fault';

/** Largest file that is read, in bytes: a full assessment takes about 120 KB, all attachments it may have 16 MB. */
const MAXIMUM_FILE_BYTES = 32 * 1024 * 1024;

export type JsonFailure =
  | { readonly reason: 'tooLarge'; readonly bytes: number; readonly maximumBytes: number }
  | { readonly reason: 'emptyFile' | 'notUtf8' }
  /** Line and column count from 1. */
  | { readonly reason: 'notJson'; readonly line: number; readonly column: number };

export type AssessmentFileFailure = JsonFailure | DocumentFailure | AttachmentFailure;

/** What a file holds: the document, and the bytes of those of its files that came with it. */
export interface ReadAssessment extends ParsedDocument {
  readonly files: readonly AttachedFile[];
}

export type RubricFileFailure =
  | JsonFailure
  | { readonly reason: 'notARubric' }
  | { readonly reason: 'malformedRubric'; readonly path: FilePath; readonly problem: string };

/** The assessment as one readable file: stable key order, two spaces, decimals, a line feed at the end. */
export const serializeAssessment = (assessment: Assessment): string =>
  `${JSON.stringify(documentToFile(assessment), null, 2)}\n`;

/** The same file with the bytes of its evidence as one key more. */
export const serializeWithFiles = (
  assessment: Assessment,
  readFile: (id: string) => Promise<Uint8Array | null>,
): Promise<Bundle> => bundleFiles(serializeAssessment(assessment), assessment, readFile);

/** Reads the bytes of a file; nothing outside the returned value is touched. */
export function readAssessmentFile(bytes: Uint8Array): Result<ReadAssessment, AssessmentFileFailure> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const { document, attachments } = splitOff(json.value);
  const parsed = parseDocument(document);
  if (!parsed.ok) return parsed;
  if (attachments === undefined) return ok({ ...parsed.value, files: [] });
  const files = readAttachments(attachments, parsed.value.assessment);
  return files.ok ? ok({ ...parsed.value, files: files.value }) : files;
}

/** The document gate knows nothing of attachments, which are no part of the document. */
function splitOff(raw: unknown): { readonly document: unknown; readonly attachments: unknown } {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, ATTACHMENTS_KEY))
    return { document: raw, attachments: undefined };
  const { [ATTACHMENTS_KEY]: attachments, ...document } = raw as Readonly<Record<string, unknown>>;
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

export function readJson(bytes: Uint8Array): Result<unknown, JsonFailure> {
  if (bytes.byteLength > MAXIMUM_FILE_BYTES) {
    return err({ reason: 'tooLarge', bytes: bytes.byteLength, maximumBytes: MAXIMUM_FILE_BYTES });
  }
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
