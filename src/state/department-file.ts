import type { Assessment } from '../domain/assessment';
import type { EvidenceFile } from '../domain/evidence';
import type { AttachedFile } from '../exchange/attachments';
import { err, ok, type Result } from '../lib/result';
import type { ExchangeDoor, WriteFailure, WrittenFile } from './exchange-door';

/** Shortest passphrase that a file is sealed with, in characters. */
export const SHORTEST_PASSPHRASE = 8;

export type DepartmentFileFailure =
  | WriteFailure
  /** Bytes of documents that are not on this machine. */
  | { readonly reason: 'filesMissing'; readonly names: readonly string[] }
  /** The program or the machine failed; the message is for a report and not for the screen. */
  | { readonly reason: 'broken'; readonly message: string };

/** Attachments of the register that a file can take along. */
export const attachedTo = ({ evidence }: Pick<Assessment, 'evidence'>): readonly EvidenceFile[] =>
  evidence.flatMap(({ file }) => (file ? [file] : []));

/** Files that the coordinator has already: it sent their documents, with or without the bytes. */
const heldByCoordinator = ({ workspace }: Assessment): ReadonlySet<string> =>
  new Set(workspace && workspace.returns.length > 0 ? attachedTo(workspace.base).map(({ id }) => id) : []);

/**
 * Writes the file of a workspace, reads it back and compares.
 * @param readFile the bytes of a file of the register; `null` where they cannot be read
 * @param withFiles whether the attachments go along; a return does without the bytes of those that it started from
 *   where they never came
 */
export async function writeDepartmentFile(
  door: ExchangeDoor,
  document: Assessment,
  readFile: (id: string) => Promise<Uint8Array | null>,
  { withFiles, passphrase }: { readonly withFiles: boolean; readonly passphrase: string | null },
): Promise<Result<WrittenFile, DepartmentFileFailure>> {
  try {
    const files: AttachedFile[] = [];
    const missing: string[] = [];
    const held = heldByCoordinator(document);
    for (const { id, name, bytes: length } of withFiles ? attachedTo(document) : []) {
      const bytes = await readFile(id);
      if (bytes?.length === length) files.push({ id, bytes });
      else if (!held.has(id)) missing.push(name);
    }
    if (missing.length > 0) return err({ reason: 'filesMissing', names: missing });
    const written = await door.writeWorkspaceFile(document, files, passphrase);
    return written.ok ? ok(written.value) : written;
  } catch (error) {
    return err({ reason: 'broken', message: error instanceof Error ? error.message : String(error) });
  }
}
