import type { MergedList, MergedSetting, QuarantineReason, RowSlot } from '../merge-record';
import type { RecordValues } from './records';
import type { SlotValues } from './slots';

/** What one file says of a place. */
export interface Candidate<V> {
  /** Digest of the file. */
  readonly fileId: string;
  readonly base: V;
  readonly theirs: V;
  /** Why it would have been set apart, had nobody let it in. */
  readonly admitted: QuarantineReason | null;
}

/** How a conflict is decided. */
export type Choice =
  | { readonly kind: 'ours' }
  | { readonly kind: 'file'; readonly fileId: string }
  /** Texts one after another, nothing left out. */
  | { readonly kind: 'joined' };

/**
 * - `apply`: ours stands as the files found it, and they agree on what is new
 * - `same`: ours says the same already
 * - `join`: texts that only added to the same beginning
 * - `conflict`: ours has changed too, or files differ; somebody must choose
 */
export type PlanOutcome = 'apply' | 'same' | 'join' | 'conflict';

interface Sides<V> {
  readonly key: string;
  readonly ours: V;
  /** By the time at which the files were made. */
  readonly candidates: readonly Candidate<V>[];
  readonly outcome: PlanOutcome;
  /** Only of a conflict; `null` while it is open. */
  readonly choice: Choice | null;
  /** The texts of a conflict as one; `null` where they cannot be. */
  readonly joined: V | null;
  /** What comes to stand; ours while a conflict is open. */
  readonly result: V;
}

export type RowChange = {
  readonly [S in RowSlot]: {
    readonly kind: 'row';
    readonly code: string;
    readonly slot: S;
    /** Document or note; empty for slots of one value. */
    readonly element: string;
  } & Sides<SlotValues[S]>;
}[RowSlot];

export type RecordChange = {
  readonly [L in MergedList]: {
    readonly kind: 'record';
    readonly list: L;
    readonly id: string;
  } & Sides<RecordValues[L] | null>;
}[MergedList];

/** A change that one or more files bring, and what becomes of it. */
export type PlannedChange = RowChange | RecordChange;

/** A change that is set apart, and why. */
export type QuarantinedChange = {
  readonly key: string;
  readonly fileId: string;
  readonly reason: QuarantineReason;
  /** The coordinator may let it in. */
  readonly canAdmit: boolean;
} & (
  | {
      readonly [S in RowSlot]: {
        readonly kind: 'row';
        readonly code: string;
        readonly slot: S;
        readonly element: string;
        /** `null` where the rubric has no such row. */
        readonly ours: SlotValues[S] | null;
        readonly base: SlotValues[S];
        readonly theirs: SlotValues[S];
      };
    }[RowSlot]
  | {
      readonly [L in MergedList]: {
        readonly kind: 'record';
        readonly list: L;
        readonly id: string;
        readonly ours: RecordValues[L] | null;
        readonly base: RecordValues[L] | null;
        readonly theirs: RecordValues[L] | null;
      };
    }[MergedList]
  | { readonly kind: 'setting'; readonly name: MergedSetting }
);
