import type { DocumentFailure } from '../domain/document-failure';
import { err, type Result } from '../lib/result';

export type StorageFailure =
  /** Somebody else committed first; nothing was written. Open again. */
  | { readonly reason: 'stale' }
  | { readonly reason: 'missing' }
  /** A copy sealed with a lock stays as long as its assessment. */
  | { readonly reason: 'sealed' }
  /** The disk or the share of it that the browser allows is full; nothing was written. */
  | { readonly reason: 'quota' }
  /** The database belongs to a newer program, or another tab upgraded it under us: reload. */
  | { readonly reason: 'readOnly' }
  /** No IndexedDB (private mode, policy), or this repository was closed. */
  | { readonly reason: 'unavailable' }
  /** No answer in time. The work may still complete later; then the next commit is stale. */
  | { readonly reason: 'timeout' }
  /** Rows that are no document; `failure` is null when it is the rows around it. Nothing is deleted. */
  | { readonly reason: 'corrupt'; readonly failure: DocumentFailure | null }
  | { readonly reason: 'unknown'; readonly message: string };

/** Thrown inside a transaction to abort it: whatever was written is taken back, and the failure is returned. */
export class Refusal extends Error {
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

export const corruptRows = (): Refusal => new Refusal({ reason: 'corrupt', failure: null });

const unavailableNames = ['MissingAPIError', 'SecurityError', 'InvalidStateError', 'DatabaseClosedError'];

/** The failure behind whatever an operation of the database threw, and behind the abort of its transaction. */
export function failureOf(thrown: unknown, abortedBy?: unknown): StorageFailure {
  if (thrown instanceof Refusal) return thrown.failure;
  const names = namesWithin(abortedBy, namesWithin(thrown));
  if (names.has('QuotaExceededError')) return { reason: 'quota' };
  if (names.has('VersionError')) return { reason: 'readOnly' };
  if (unavailableNames.some((name) => names.has(name))) return { reason: 'unavailable' };
  return { reason: 'unknown', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Names of an error and of those inside it: Dexie puts the browser's error inside its own (`inner`, `failures`), a full disk inside an abort. */
function namesWithin(thrown: unknown, found = new Set<string>()): Set<string> {
  if (typeof thrown !== 'object' || thrown === null) return found;
  if ('name' in thrown && typeof thrown.name === 'string') found.add(thrown.name);
  if ('inner' in thrown) namesWithin(thrown.inner, found);
  if ('failures' in thrown && Array.isArray(thrown.failures))
    for (const failure of thrown.failures as readonly unknown[]) namesWithin(failure, found);
  return found;
}

/** Waits at most `limitMs` milliseconds: browsers have left operations of IndexedDB without any answer. */
export async function withWatchdog<T>(
  work: Promise<Result<T, StorageFailure>>,
  limitMs: number,
): Promise<Result<T, StorageFailure>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Result<T, StorageFailure>>((resolve) => {
    timer = setTimeout(() => resolve(err({ reason: 'timeout' })), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
