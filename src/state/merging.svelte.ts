import type { Command, CommandRefusal } from '../domain/command';
import { newFiles, outcomeFor } from '../domain/merge/apply';
import type { Candidate, Choice, PlannedChange, QuarantinedChange } from '../domain/merge/change';
import { effectAlone, effectOf, type MergeEffect } from '../domain/merge/effect';
import { planMerge, type MergeDecisions, type MergePlan } from '../domain/merge/plan';
import { keyOfIncoming } from '../domain/merge/place';
import { decideByRule, type MergeRule } from '../domain/merge/rules';
import { standingSince } from '../domain/merge/standing-since';
import type { RankResult } from '../domain/rank';
import type { Sum } from '../domain/rollup';
import { sameValue } from '../lib/same';
import type { ExchangeDoor } from './exchange-door';
import { ReceivedAttachments } from './received-attachments.svelte';
import { ReceivedFiles } from './received-files.svelte';
import type { RankView } from './rank-view.svelte';
import type { Extras, Workbook } from './workbook.svelte';

type Refusal = CommandRefusal | { readonly reason: 'readOnlyDatabase' };

/** What a merge is handed of the session that it is for. */
export interface MergingParts {
  readonly workbook: Workbook;
  readonly rank: RankView;
  /** Runs a command as a form does; returns why it was refused, `null` when it was not. */
  readonly run: (command: Command, extras: Extras) => Refusal | null;
  readonly onMerged: (merged: MergedCounts) => void;
  /** The bytes of a stored file; `null` when they cannot be read. */
  readonly readFile: (fileId: string) => Promise<Uint8Array | null>;
  readonly loadExchange: () => Promise<ExchangeDoor>;
  /** ISO, milliseconds. */
  readonly now: () => string;
  readonly author: () => string;
}

/** What came of a merge, in numbers: files, places that were changed, and places that were set apart. */
export interface MergedCounts {
  readonly count: number;
  readonly taken: number;
  readonly apart: number;
}

interface Decision {
  readonly choice: Choice;
  readonly by: 'hand' | 'rule';
  /** What stood in the document when it was decided, as text; another value opens the conflict again. */
  readonly ours: string;
}

/** A total and the rank that it would take. */
export interface Standing {
  readonly total: Sum;
  readonly rank: RankResult | null;
}

/** An area whose points or scale move. */
export interface AreaMove {
  readonly code: string;
  readonly before: Sum;
  readonly after: Sum;
}

/** Where one file alone would lead. */
export interface FileStanding extends Standing {
  readonly areas: readonly AreaMove[];
}

/** What one file brings, in numbers of changes. */
export interface FileCounts {
  readonly taken: number;
  readonly same: number;
  readonly conflicts: number;
  readonly apart: number;
}

const NO_COUNTS: FileCounts = { taken: 0, same: 0, conflicts: 0, apart: 0 };

/** Receiving files into the open assessment: what was given, what is decided, and what a merge would do. */
export class Merging {
  readonly #parts: MergingParts;
  readonly files: ReceivedFiles;
  #decided = $state.raw<ReadonlyMap<string, Decision>>(new Map());
  admitted = $state.raw<ReadonlySet<string>>(new Set());
  /** The rule applied last. */
  rule = $state.raw<MergeRule | null>(null);

  constructor(parts: MergingParts) {
    this.#parts = parts;
    this.files = new ReceivedFiles(parts.loadExchange);
  }

  /** Follows files, decisions and the document, also when another tab writes it. */
  readonly #planned: { readonly plan: MergePlan; readonly decisions: MergeDecisions } = $derived.by(() => {
    const { document, tree } = this.#parts.workbook;
    const { incoming } = this.files;
    const planWith = (choices: MergeDecisions['choices']) => {
      const decisions = { choices, admitted: this.admitted };
      return { plan: planMerge(document, tree, incoming, decisions), decisions };
    };
    const all = planWith(new Map([...this.#decided].map(([key, { choice }]) => [key, choice])));
    const stale = new Set(all.plan.changes.filter((change) => this.#isStale(change)).map(({ key }) => key));
    return stale.size === 0 ? all : planWith(new Map([...all.decisions.choices].filter(([key]) => !stale.has(key))));
  });

  readonly plan: MergePlan = $derived.by(() => this.#planned.plan);

  readonly conflicts: readonly PlannedChange[] = $derived.by(() =>
    this.plan.changes.filter(({ outcome }) => outcome === 'conflict'),
  );

  readonly #effect: MergeEffect = $derived.by(() => {
    const { document, tree } = this.#parts.workbook;
    return effectOf(document, tree, this.plan);
  });

  readonly before: Standing = $derived.by(() => ({
    total: this.#parts.workbook.self.total,
    rank: this.#parts.rank.rank,
  }));

  readonly after: Standing = $derived.by(() => this.#standing(this.#effect));

  /** Areas whose points or scale move, in official order. */
  readonly areas: readonly AreaMove[] = $derived.by(() => this.#movedAreas(this.#effect));

  /** What new files would do each by itself, by digest, as far as they were weighed. */
  standingByFile = $state.raw<ReadonlyMap<string, FileStanding>>(new Map());

  /** Works out what one file would do by itself: a plan for each is dear, so ask for one at a time after painting. */
  weigh(digest: string): void {
    const { document, tree } = this.#parts.workbook;
    const { plan, decisions } = this.#planned;
    const planned = newFiles(plan).find(({ file }) => file.digest === digest);
    if (!planned) return;
    const effect = effectAlone(document, tree, planned.file, decisions);
    const standing = { ...this.#standing(effect), areas: this.#movedAreas(effect) };
    this.standingByFile = new Map([...this.standingByFile, [digest, standing]]);
  }

  readonly #counts: ReadonlyMap<string, FileCounts> = $derived.by(() => {
    const counts = new Map<string, FileCounts>();
    const add = (fileId: string, name: keyof FileCounts): void => {
      const known = counts.get(fileId) ?? NO_COUNTS;
      counts.set(fileId, { ...known, [name]: known[name] + 1 });
    };
    for (const change of this.plan.changes) {
      const candidates: readonly Candidate<unknown>[] = change.candidates;
      for (const candidate of candidates) add(candidate.fileId, this.#kindOf(change, candidate));
    }
    for (const { fileId } of this.plan.quarantined) add(fileId, 'apart');
    return counts;
  });

  countsOf(digest: string): FileCounts {
    return this.#counts.get(digest) ?? NO_COUNTS;
  }

  /** Files that the merge would take. */
  readonly newCount: number = $derived.by(() => newFiles(this.plan).length);

  /** Attachments that come with the files. */
  readonly attachments: ReceivedAttachments = new ReceivedAttachments({
    taken: () => {
      if (this.newCount === 0) return [];
      // The same return may be there twice or was merged before, once with its attachments and once without.
      const digests = new Set(
        this.plan.files.flatMap(({ file, state }) => (state.kind === 'refused' ? [] : file.digest)),
      );
      return this.files.list.flatMap((file) =>
        file.state === 'read' && digests.has(file.incoming.digest) ? [file] : [],
      );
    },
    after: () => this.#effect.document,
    readFile: (fileId) => this.#parts.readFile(fileId),
  });

  decidedBy(key: string): Decision['by'] | null {
    return this.#decided.get(key)?.by ?? null;
  }

  /** Decides one conflict by hand; `null` opens it again. */
  choose(change: PlannedChange, choice: Choice | null): void {
    const next = new Map(this.#decided);
    if (choice) next.set(change.key, { choice, by: 'hand', ours: textOf(change.ours) });
    else next.delete(change.key);
    this.#decided = next;
  }

  /** Decides by a rule what was not decided by hand; returns how many conflicts it settled. */
  applyRule(rule: MergeRule): number {
    const { workbook } = this.#parts;
    const steps = workbook.steps.flatMap((step) => {
      const patches = rule.kind === 'newest' ? step.patches() : null;
      return patches?.ok === true ? [{ ...step, patches: patches.value }] : [];
    });
    const choices = decideByRule(this.plan, rule, (change) => standingSince(workbook.document, steps, change));
    const next = new Map(this.#decided);
    let settled = 0;
    for (const change of this.conflicts) {
      const choice = choices.get(change.key);
      if (!choice || (this.decidedBy(change.key) === 'hand' && change.choice !== null)) continue;
      next.set(change.key, { choice, by: 'rule', ours: textOf(change.ours) });
      settled += 1;
    }
    this.#decided = next;
    this.rule = rule;
    return settled;
  }

  /** Opens every conflict again. */
  forgetDecisions(): void {
    this.#decided = new Map();
    this.rule = null;
  }

  /** Lets in a change that was set apart, or sets it apart again. */
  admit({ fileId, key }: Pick<QuarantinedChange, 'fileId' | 'key'>, isAdmitted: boolean): void {
    const next = new Set(this.admitted);
    if (isAdmitted) next.add(keyOfIncoming(fileId, key));
    else next.delete(keyOfIncoming(fileId, key));
    this.admitted = next;
  }

  /** Merges as one step, with a copy of what stood before. Returns why it was refused, `null` when it was not. */
  confirm(): Refusal | null {
    const { run, now, author, onMerged } = this.#parts;
    const { decisions } = this.#planned;
    const merged = this.#counted();
    const refusal = run(
      { type: 'mergeFiles', files: this.files.incoming, ...decisions, at: now(), by: author() },
      { files: this.attachments.files, copy: { kind: 'beforeMerge', round: null } },
    );
    if (refusal) return refusal;
    this.files.clear();
    this.forgetDecisions();
    this.admitted = new Set();
    this.attachments.forget();
    onMerged(merged);
    return null;
  }

  #counted(): MergedCounts {
    const news = new Set(newFiles(this.plan).map(({ file }) => file.digest));
    return {
      count: this.newCount,
      taken: this.plan.changes.filter(({ ours, result }) => !sameValue(ours, result)).length,
      apart: this.plan.quarantined.filter(({ fileId }) => news.has(fileId)).length,
    };
  }

  #isStale(change: PlannedChange): boolean {
    const decision = this.#decided.get(change.key);
    return decision !== undefined && decision.ours !== textOf(change.ours);
  }

  #movedAreas({ rollup }: MergeEffect): readonly AreaMove[] {
    const { self, tree } = this.#parts.workbook;
    return tree.areas.flatMap(({ code }) => {
      const [before, after] = [self.sumByCode.get(code), rollup.sumByCode.get(code)];
      if (!before || !after) return [];
      const isStill = before.points === after.points && before.maxPoints === after.maxPoints;
      return isStill && before.openPoints === after.openPoints ? [] : [{ code, before, after }];
    });
  }

  #standing({ rollup }: MergeEffect): Standing {
    return { total: rollup.total, rank: this.#parts.rank.rankOf(rollup.total) };
  }

  #kindOf(change: PlannedChange, candidate: Candidate<unknown>): keyof FileCounts {
    if (change.outcome === 'conflict') return 'conflicts';
    return outcomeFor(change, candidate) === 'same' ? 'same' : 'taken';
  }
}

const textOf = (value: unknown): string => JSON.stringify(value);
