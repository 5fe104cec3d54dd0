import type { Assessment } from './domain/assessment';
import type { ParsedDocument } from './domain/document-file';
import type { Result } from './lib/result';
import type { LostAssessment, Recovery } from './state/app.svelte';
import type { Workbook } from './state/workbook.svelte';
import { findLostAssessments } from './storage/lost-assessments';
import type { Repository } from './storage/repository';
import type { SecondCopy } from './storage/second-copy';

/** Long enough to copy once after a burst of typing, short enough to lose little. */
const QUIET_MS = 1500;

interface SecondCopyKeeper {
  readonly onSaved: (workbook: Workbook) => void;
  /** Writes what is waiting at once, as the page goes out of sight. */
  readonly flush: () => void;
}

/** Writes the second copy of a document some quiet time after it was saved. */
export function createSecondCopyKeeper(
  secondCopy: SecondCopy | null,
  serialize: (assessment: Assessment) => string,
): SecondCopyKeeper {
  let waiting: { readonly workbook: Workbook; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const flush = (): void => {
    if (!waiting || !secondCopy) return;
    clearTimeout(waiting.timer);
    const { workbook } = waiting;
    waiting = null;
    void secondCopy.write(workbook.id, serialize(workbook.document));
  };
  return {
    flush,
    onSaved: (workbook) => {
      if (waiting && waiting.workbook !== workbook) flush();
      if (waiting) clearTimeout(waiting.timer);
      waiting = { workbook, timer: setTimeout(flush, QUIET_MS) };
    },
  };
}

/** The second copy as the start page uses it: what the database has lost, and the way back. */
export function createRecovery(
  repository: Repository,
  secondCopy: SecondCopy,
  read: (bytes: Uint8Array) => Result<ParsedDocument, unknown>,
): Recovery {
  const bytesOf = async (id: string): Promise<Uint8Array | null> => {
    const text = await secondCopy.read(id);
    return text === null ? null : new TextEncoder().encode(text);
  };
  return {
    read: bytesOf,
    forget: (id) => secondCopy.remove(id),
    findLost: async () => {
      const lost = await findLostAssessments(repository, secondCopy);
      if (!lost.ok || lost.value.length === 0) return [];
      const copies = await secondCopy.list();
      const described = lost.value.map(async (id): Promise<LostAssessment> => {
        const bytes = await bytesOf(id);
        const parsed = bytes ? read(bytes) : null;
        const title = parsed?.ok ? parsed.value.assessment.head.title : null;
        return { id, title, savedAt: copies.find((copy) => copy.id === id)?.savedAt ?? '' };
      });
      return Promise.all(described);
    },
  };
}
