import { createSample, loadResults } from '../../src/data/packs';
import { scoreReader } from '../../src/domain/assessment';
import type { Entry, ScoreField } from '../../src/domain/entry';
import { indexPercent } from '../../src/domain/index-percent';
import { decimalFromPoints, formatPointsExactly, pointsFromInteger, type Points } from '../../src/domain/points';
import { createRanking, rankOf } from '../../src/domain/rank';
import { isEstimatedTrack } from '../../src/domain/rubric';
import type { RubricNode, ScoredNode } from '../../src/domain/rubric-tree';
import { moveScores, rollUp, type Rollup } from '../../src/domain/rollup';
import { COLUMN_IDS, DEFAULT_COLUMNS, type ColumnId } from '../../src/domain/view-state';
import { messages } from '../helpers/messages';

type SheetCell = string | number | null;

/** The sample as an office would keep it in a spreadsheet: values and formulas. Plain JSON. */
export interface Sheet {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly widthPx: number }[];
  /** Code of each row; the last one is the total. */
  readonly codes: readonly string[];
  readonly cells: readonly (readonly SheetCell[])[];
  /** First column: known index values of the other units, in percent. Cell B1: the rank, counted. */
  readonly field: readonly (readonly SheetCell[])[];
}

export const sample = createSample('2024-01-01T00:00:00.000Z');
export const field = loadResults().series.find(({ index, year }) => index === 'par-index' && year === 2023)!;

/** Column letter in the sheet. */
const letter = (id: ColumnId): string => String.fromCharCode(65 + COLUMN_IDS.indexOf(id));

export function createSheet(): Sheet {
  const { assessment, tree } = sample;
  const at = (node: RubricNode): number => node.index + 1;
  const children = (node: RubricNode | null): readonly RubricNode[] =>
    tree.nodes.filter(({ parent }) => parent === (node?.index ?? -1));
  const leaves = (node: RubricNode | null): readonly ScoredNode[] =>
    tree.scoredNodes.filter((leaf) => node === null || leaf.areaCode === node.code || leaf.parent === node.index);
  const row = (node: RubricNode | null): SheetCell[] => {
    const here = node ? at(node) : tree.nodes.length + 1;
    const entry: Entry | undefined = node?.scored ? assessment.entries.get(node.code) : undefined;
    const refs = (id: ColumnId): string =>
      children(node)
        .map((child) => `${letter(id)}${String(at(child))}`)
        .join(',');
    const figure = (id: ScoreField): SheetCell => {
      if (!entry) return `=SUM(${refs(id)})`;
      const points = entry[id];
      return points === null ? null : decimalFromPoints(points);
    };
    const [self, appraised, max] = [letter('selfScore'), letter('appraisedScore'), letter('maxPoints')];
    const scored = leaves(node).map((leaf) => `${self}${String(at(leaf))}`);
    const byColumn: Record<ColumnId, SheetCell> = {
      code: node?.code ?? '',
      name: node?.name ?? messages.vi.grid.total,
      maxPoints: entry ? decimalFromPoints(node!.maxPoints) : `=SUM(${refs('maxPoints')})`,
      track: node?.scored ? messages.vi.tracks[node.track] : '',
      selfScore: figure('selfScore'),
      whatIfScore: null,
      appraisedScore: figure('appraisedScore'),
      secondAppraisedScore: figure('secondAppraisedScore'),
      finalScore: '',
      difference: `=IF(OR(${self}${String(here)}="",${appraised}${String(here)}=""),"",${appraised}${String(here)}-${self}${String(here)})`,
      indexPercent: `=IF(${self}${String(here)}="","",${self}${String(here)}/${max}${String(here)}*100)`,
      lastYearScore: figure('lastYearScore'),
      leadDepartment: assessment.departments.find(({ code }) => code === entry?.leadDepartment)?.name ?? '',
      status: entry
        ? messages.vi.statuses[entry.checked ? 'checked' : entry.selfScore === null ? 'notStarted' : 'scored']
        : `=COUNT(${scored.join(',')})&"/${String(scored.length)}"`,
      explanation: entry?.explanation ?? '',
      note: entry?.note ?? '',
    };
    return COLUMN_IDS.map((id) => byColumn[id]);
  };
  const known = field.rows.flatMap(({ unit, value }) =>
    unit === assessment.head.unit || value === undefined ? [] : [value / 10_000],
  );
  const total = `Main!${letter('indexPercent')}${String(tree.nodes.length + 1)}`;
  return {
    columns: DEFAULT_COLUMNS.map(({ id, widthPx }) => ({ id, title: messages.vi.columns[id], widthPx })),
    codes: [...tree.nodes.map(({ code }) => code), 'total'],
    cells: [...tree.nodes.map((node) => row(node)), row(null)],
    field: known.map((value, index) =>
      index === 0 ? [value, `=1+COUNTIF(A1:A${String(known.length)},">"&${total})`] : [value],
    ),
  };
}

/** One edit of a self score, and what must then be on screen. */
export interface Edit {
  readonly code: string;
  readonly row: number;
  /** Dot-decimal score; a Vietnamese user types a comma. */
  readonly typed: string;
  readonly app: { readonly text: string; readonly total: string; readonly rank: string };
  /** The rival counts known values only, so its rank is another number. */
  readonly rival: { readonly text: string; readonly total: string; readonly rank: string };
}

/**
 * `count` edits of appraised rows all over the rubric. Two rows at a time move away from their sample
 * scores and back; never the same cell twice running, which two clicks would open instead of select.
 * Each edit moves the total and both ranks, so that a frame with the old figures never counts.
 */
export function planEdits(count: number): readonly Edit[] {
  const { assessment, tree } = sample;
  const read = scoreReader(assessment, 'selfScore');
  const ranking = createRanking(field, assessment.head.unit, true);
  const start = rollUp(tree, read);

  const editTo = (node: ScoredNode, points: Points, rollup: Rollup): Edit => {
    const { scaled } = indexPercent(rollup.total.points, rollup.total.maxPoints)!;
    const total = String(decimalFromPoints(rollup.total.points));
    return {
      code: node.code,
      row: node.index,
      typed: String(decimalFromPoints(points)),
      app: { text: formatPointsExactly(points, ','), total, rank: String(rankOf(ranking, scaled).estimate) },
      rival: {
        text: formatPointsExactly(points, '.'),
        total,
        rank: String(1 + ranking.peers.filter(({ value }) => value > scaled).length),
      },
    };
  };
  const moves = tree.scoredNodes.flatMap((node) => {
    const from = read(node.code);
    if (from === null || isEstimatedTrack(node.track)) return [];
    return [0, 0.5, 1].map((share) => ({
      node,
      from,
      to: pointsFromInteger(Math.round((node.maxPoints * share) / 100) * 100),
    }));
  });
  const rounds: Edit[][] = [];
  for (const [index, first] of moves.entries()) {
    const last = rounds.at(-1)?.at(-1)?.code;
    for (const second of [...moves.slice(index + 1), ...moves.slice(0, index)]) {
      if (second.node === first.node || last === first.node.code || rounds[0]?.[0]?.code === second.node.code) continue;
      let rollup = start;
      const edits: Edit[] = [];
      for (const [{ node }, before, after] of [
        [first, first.from, first.to],
        [second, second.from, second.to],
        [first, first.to, first.from],
        [second, second.to, second.from],
      ] as const) {
        rollup = moveScores(rollup, tree, [{ node, before, after }]);
        edits.push(editTo(node, after, rollup));
      }
      const moved = edits.every(({ app, rival }, step) => {
        const before = edits[(step + 3) % 4]!;
        return app.total !== before.app.total && app.rank !== before.app.rank && rival.rank !== before.rival.rank;
      });
      if (!moved) continue;
      rounds.push(edits);
      break;
    }
  }
  return Array.from({ length: count }, (_, index) => rounds[(index >> 2) % rounds.length]![index % 4]!);
}
