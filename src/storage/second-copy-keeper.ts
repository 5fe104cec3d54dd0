import type { Result } from '../lib/result';
import { findLostAssessments } from './lost-assessments';
import type { Repository } from './repository';
import type { SecondCopy } from './second-copy';

/** Long enough to copy once after a burst of typing, short enough to lose little. */
const QUIET_MS = 1500;

/** An assessment that only the second copy still has. */
export interface LostAssessment {
  readonly id: string;
  /** ISO, milliseconds. */
  readonly savedAt: string;
  /** `null` where the copy cannot be read. */
  readonly title: string | null;
}

/** The second copy as the start page uses it: what the database has lost, and the way back. */
export interface Recovery {
  readonly findLost: () => Promise<readonly LostAssessment[]>;
  readonly read: (id: string) => Promise<Uint8Array | null>;
  /** False when the copy could not be written. */
  readonly write: (id: string, text: string) => Promise<boolean>;
  readonly forget: (id: string) => Promise<void>;
}

interface SecondCopyKeeper {
  /** Says that an assessment was saved; `textOf` is asked for its text when the copy is written. */
  readonly onSaved: (id: string, textOf: () => string) => void;
  /** Writes what is waiting at once, as the page goes out of sight. */
  readonly flush: () => void;
}

/** Writes the second copy of a document some quiet time after it was saved. */
export function createSecondCopyKeeper(secondCopy: SecondCopy | null): SecondCopyKeeper {
  let waiting: {
    readonly id: string;
    readonly textOf: () => string;
    readonly timer: ReturnType<typeof setTimeout>;
  } | null = null;
  const flush = (): void => {
    if (!waiting || !secondCopy) return;
    clearTimeout(waiting.timer);
    const { id, textOf } = waiting;
    waiting = null;
    void secondCopy.write(id, textOf());
  };
  return {
    flush,
    onSaved: (id, textOf) => {
      if (waiting && waiting.id !== id) flush();
      if (waiting) clearTimeout(waiting.timer);
      waiting = { id, textOf, timer: setTimeout(flush, QUIET_MS) };
    },
  };
}

/** @param titleOf reads the title out of a copy; `null` where it is damaged */
export function createRecovery(
  repository: Repository,
  secondCopy: SecondCopy,
  titleOf: (bytes: Uint8Array) => string | null,
): Recovery {
  const read = async (id: string): Promise<Uint8Array | null> => {
    const text = await secondCopy.read(id);
    return text === null ? null : new TextEncoder().encode(text);
  };
  return {
    read,
    write: (id, text) => secondCopy.write(id, text),
    forget: (id) => secondCopy.remove(id),
    findLost: async () => {
      const lost: Result<readonly string[], unknown> = await findLostAssessments(repository, secondCopy);
      if (!lost.ok || lost.value.length === 0) return [];
      const copies = await secondCopy.list();
      return Promise.all(
        lost.value.map(async (id): Promise<LostAssessment> => {
          const bytes = await read(id);
          const savedAt = copies.find((copy) => copy.id === id)?.savedAt ?? '';
          return { id, title: bytes && titleOf(bytes), savedAt };
        }),
      );
    },
  };
}
