import { HyperFormula } from 'hyperformula';
import { flushSync } from 'svelte';
import { loadResults } from '../../src/data/packs';
import { scoreReader } from '../../src/domain/assessment';
import type { Points } from '../../src/domain/points';
import { createRanking, rankOf } from '../../src/domain/rank';
import { moveScores, rollUp, sumIndex } from '../../src/domain/rollup';
import type { ScoredNode } from '../../src/domain/rubric-tree';
import { COLUMN_IDS, readAssessmentView, readWhatIfView } from '../../src/domain/view-state';
import { statusByWord } from '../../src/i18n/words';
import { Snapshots } from '../../src/state/snapshots.svelte';
import { Session } from '../../src/state/session.svelte';
import { Workbook } from '../../src/state/workbook.svelte';
import type { Repository } from '../../src/storage/repository';
import { measureForecast } from './forecast';
import { measureMerge } from './merge';
import { measureOptimiser, measureScenarios } from './optimiser';
import { createSheet, field, planEdits, sample } from './sheet';
import { ms, percentile, printTable } from './table';

const EDITS = 100_000;
/** Edits of one session: a long day's work; then a new one is opened, as the history grows with each. */
const SESSION_EDITS = 1000;

interface Step {
  readonly node: ScoredNode;
  readonly before: Points | null;
  readonly after: Points;
}

/** The same edits for every engine: row after row between three scores, never one that already stands. */
function createSteps(count: number): readonly Step[] {
  const scores = new Map<string, Points | null>(
    sample.tree.scoredNodes.map(({ code }) => [code, sample.assessment.entries.get(code)?.selfScore ?? null]),
  );
  return Array.from({ length: count }, (_, index) => {
    const node = sample.tree.scoredNodes[(index * 37) % sample.tree.scoredNodes.length]!;
    const before = scores.get(node.code) ?? null;
    const after =
      [0, 100, node.maxPoints].find((score) => score !== before && (index + score) % 3 !== 0) ??
      (before === 0 ? 100 : 0);
    scores.set(node.code, after as Points);
    return { node, before, after: after as Points };
  });
}

/** Where results go, so that no engine's work can be optimised away. */
const kept: { result: unknown } = { result: null };

function timed(times: Float64Array, index: number, work: () => unknown): void {
  const start = performance.now();
  kept.result = work();
  times[index] = performance.now() - start;
}

/** Times each engine over the same edits in this process and prints them beside each other. */
async function measureEngine(): Promise<void> {
  const steps = createSteps(EDITS);
  const { tree, assessment } = sample;
  const read = scoreReader(assessment, 'selfScore');
  const scores = new Map(tree.scoredNodes.map(({ code }) => [code, read(code)]));
  const ranking = createRanking(field, assessment.head.unit, true);

  const full = new Float64Array(EDITS);
  const moved = new Float64Array(EDITS);
  const ranked = new Float64Array(EDITS);
  let rolled = rollUp(tree, read);
  for (const [index, step] of steps.entries()) {
    scores.set(step.node.code, step.after);
    timed(moved, index, () => (rolled = moveScores(rolled, tree, [step])));
    timed(full, index, () => rollUp(tree, (code) => scores.get(code) ?? null));
    const scaled = sumIndex(rolled.total)!.scaled;
    timed(ranked, index, () => rankOf(ranking, scaled));
  }

  const whole = await timeSessions(steps);
  const rival = timeHyperFormula(steps);
  const row = (name: string, times: Float64Array): readonly string[] => {
    const all = Array.from(times);
    return [name, ms(percentile(all, 0.5), 4), ms(percentile(all, 0.99), 4), ms(percentile(all, 1), 2)];
  };
  printTable(
    `Engine: recompute after one edit, ${EDITS.toLocaleString('en')} edits, Node ${process.version}`,
    ['', 'p50', 'p99', 'max'],
    [
      row('app: rollUp, all 88 rows', full),
      row('app: moveScores, one row', moved),
      row('app: rankOf', ranked),
      row('app: whole edit (text to command, document, four roll-ups, rank, rows, checks)', whole),
      row('HyperFormula: the same sheet and a counted rank', rival),
    ],
    ['Budget: p99 0.05.'],
  );
}

/** What the state derives on one edit, held by an effect as the components hold it; storage answers at once. */
async function timeSessions(steps: readonly Step[]): Promise<Float64Array> {
  const times = new Float64Array(steps.length);
  for (let start = 0; start < steps.length; start += SESSION_EDITS) {
    const { session, close } = openSession(steps.slice(0, start));
    for (let index = start; index < Math.min(steps.length, start + SESSION_EDITS); index += 1) {
      const { node, after } = steps[index]!;
      const text = String(after / 10_000).replace('.', ',');
      timed(times, index, () => {
        session.edit([{ code: node.code, column: 'selfScore', text }], 'type');
        flushSync();
      });
      await new Promise((done) => setImmediate(done)); // the commit, which is not recomputing
    }
    close();
  }
  return times;
}

function openSession(done: readonly Step[]): { readonly session: Session; readonly close: () => void } {
  const entries = new Map(sample.assessment.entries);
  for (const { node, after } of done)
    entries.set(node.code, { ...entries.get(node.code)!, selfScore: after, checked: false });
  let revision = 1;
  const savedAt = sample.assessment.head.createdAt;
  const repository = {
    commit: () => Promise.resolve({ ok: true, value: { revision: (revision += 1), savedAt } }),
    createId: () => String(revision),
    subscribe: () => () => undefined,
  } as unknown as Repository;
  const opened = {
    id: 'bench',
    assessment: { ...sample.assessment, entries },
    tree: sample.tree,
    revision,
    history: [],
    position: 0,
    savedAt,
  };
  const workbook = new Workbook(opened, repository, { now: () => savedAt, author: () => '' });
  const views = { ...readAssessmentView(null), ...readWhatIfView(null) };
  const ignore = (): void => undefined;
  const session = new Session(
    workbook,
    loadResults(),
    views,
    { statusByWord },
    { look: ignore, whatIf: ignore },
    {
      now: () => savedAt,
      today: () => savedAt.slice(0, 10),
      createId: () => '',
      author: () => '',
      snapshots: new Snapshots('bench', repository),
      loadForecaster: () => Promise.reject(new Error('not measured here')),
      loadExchange: () => Promise.reject(new Error('not measured here')),
      readFile: () => Promise.resolve(null),
    },
  );
  const stop = $effect.root(() => {
    $effect(() => {
      kept.result = [workbook.self, workbook.appraised, workbook.lastYear, session.rows, session.canUndo];
      kept.result = [session.review.findings, session.review.coverage, session.workbook.final];
      kept.result = [session.whatIf.rollup, session.whatIf.active, session.rank.rank, session.rank.whatIfRank];
    });
  });
  flushSync();
  return {
    session,
    close: () => {
      stop();
      session.close();
    },
  };
}

function timeHyperFormula(steps: readonly Step[]): Float64Array {
  const times = new Float64Array(steps.length);
  const sheet = createSheet();
  const engine = HyperFormula.buildFromSheets(
    { Main: sheet.cells.map((row) => [...row]), Field: sheet.field.map((row) => [...row]) },
    { licenseKey: 'gpl-v3' },
  );
  const [main, fieldSheet] = [engine.getSheetId('Main')!, engine.getSheetId('Field')!];
  const col = COLUMN_IDS.indexOf('selfScore');
  for (const [index, { node, after }] of steps.entries()) {
    const score = after / 10_000;
    timed(times, index, () => {
      engine.setCellContents({ sheet: main, row: node.index, col }, score);
      return [
        engine.getCellValue({ sheet: main, row: sheet.cells.length - 1, col }),
        engine.getCellValue({ sheet: fieldSheet, row: 0, col: 1 }),
      ];
    });
  }
  engine.destroy();
  return times;
}

export const engine = {
  createSheet,
  planEdits,
  measureEngine,
  measureForecast,
  measureMerge,
  measureOptimiser,
  measureScenarios,
};
