import { malformed, type DocumentFailure, type FilePath } from '../domain/document-failure';
import type { Assessment } from '../domain/assessment';
import { carriedFilesSchema, type EvidenceFile } from '../domain/evidence';
import { err, ok, type Result } from '../lib/result';
import { decodeBase64, encodeBase64 } from './base64';

/** The bytes of a file that the register names. */
export interface AttachedFile {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export type AttachmentFailure =
  /** The register names no such file, or it stands here twice. */
  | { readonly reason: 'unknownFile'; readonly path: FilePath; readonly id: string }
  | { readonly reason: 'wrongBase64'; readonly path: FilePath; readonly name: string }
  /** More or fewer bytes than the register says. */
  | {
      readonly reason: 'wrongFileSize';
      readonly path: FilePath;
      readonly name: string;
      readonly bytes: number;
      readonly expectedBytes: number;
    };

/** Key of the attachments in a file, after the keys of the document. */
export const ATTACHMENTS_KEY = 'files';

/** The files that the register names, in its order. */
const namedFiles = ({ evidence }: Pick<Assessment, 'evidence'>): readonly EvidenceFile[] =>
  evidence.flatMap(({ file }) => (file ? [file] : []));

/** Reads the attachments of a file whose document has passed its own gate. */
export function readAttachments(
  raw: unknown,
  assessment: Pick<Assessment, 'evidence'>,
): Result<readonly AttachedFile[], AttachmentFailure | Extract<DocumentFailure, { reason: 'malformed' }>> {
  const held = { [ATTACHMENTS_KEY]: raw };
  const parsed = carriedFilesSchema.safeParse(held);
  if (!parsed.success) return err(malformed(parsed.error, held));
  const expected = new Map(namedFiles(assessment).map((file) => [file.id, file]));
  const files: AttachedFile[] = [];
  for (const [position, { id, base64 }] of parsed.data[ATTACHMENTS_KEY].entries()) {
    const path = [ATTACHMENTS_KEY, position];
    const file = expected.get(id);
    if (!file) return err({ reason: 'unknownFile', path: [...path, 'id'], id });
    // Each stands once: what is left over at the end is not in this file.
    expected.delete(id);
    const bytes = decodeBase64(base64);
    if (!bytes) return err({ reason: 'wrongBase64', path: [...path, 'base64'], name: file.name });
    if (bytes.length !== file.bytes) {
      const sizes = { bytes: bytes.length, expectedBytes: file.bytes };
      return err({ reason: 'wrongFileSize', path: [...path, 'base64'], name: file.name, ...sizes });
    }
    files.push({ id, bytes });
  }
  return ok(files);
}

/** An attachment as a file carries it. */
export interface AttachedValue {
  readonly id: string;
  readonly base64: string;
}

/** The bytes of the files that the register names, one at a time, and those that are not here. */
export async function attachedValues(
  assessment: Pick<Assessment, 'evidence'>,
  readFile: (id: string) => Promise<Uint8Array | null>,
): Promise<{ readonly attached: readonly AttachedValue[]; readonly missing: readonly EvidenceFile[] }> {
  const attached: AttachedValue[] = [];
  const missing: EvidenceFile[] = [];
  const named = new Map(namedFiles(assessment).map((file) => [file.id, file]));
  for (const file of named.values()) {
    const bytes = await readFile(file.id);
    // Other bytes than the register tells of would be refused where the file is read.
    if (bytes?.length !== file.bytes) missing.push(file);
    else attached.push({ id: file.id, base64: encodeBase64(bytes) });
  }
  return { attached, missing };
}

export interface Bundle {
  /** The text of the file in parts; nobody needs it in one piece, and after merges it may be larger than is read again. */
  readonly parts: readonly string[];
  /** Files that the register names and whose bytes are not here. */
  readonly missing: readonly EvidenceFile[];
}

/**
 * Puts the attachments behind the text of a document. One file is read and written at a time, so that
 * the page goes on answering in between.
 * @param document its text as the exchange writes it, `{` to `}` and a line feed
 * @param readFile the bytes of a file, `null` where they cannot be read
 */
export async function bundleFiles(
  document: string,
  assessment: Pick<Assessment, 'evidence'>,
  readFile: (id: string) => Promise<Uint8Array | null>,
): Promise<Bundle> {
  const { attached: values, missing } = await attachedValues(assessment, readFile);
  const attached = values.map(
    ({ id, base64 }, at) =>
      `${at === 0 ? '' : ','}\n    {\n      "id": ${JSON.stringify(id)},\n      "base64": "${base64}"\n    }`,
  );
  if (attached.length === 0) return { parts: [document], missing };
  const open = document.slice(0, document.lastIndexOf('\n}'));
  return { parts: [open, `,\n  "${ATTACHMENTS_KEY}": [`, ...attached, '\n  ]\n}\n'], missing };
}
