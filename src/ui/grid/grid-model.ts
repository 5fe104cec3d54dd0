import type { Assessment } from '../../domain/assessment';
import { finalScore, isApplicable, rowStatus, type Entry, type ScoreField } from '../../domain/entry';
import { formatIndex, indexPercent } from '../../domain/index-percent';
import { formatPoints, formatPointsExactly, subtractPoints, type Points } from '../../domain/points';
import { columnClosure, isEditable } from '../../domain/read-cells';
import { isEstimatedTrack, type Department } from '../../domain/rubric';
import { pathToArea, type RubricNode, type RubricTree, type ScoredNode } from '../../domain/rubric-tree';
import { sumIndex, sumOf, type Rollup, type Sum } from '../../domain/rollup';
import { ruleScore, scoreSource } from '../../domain/score-source';
import { FROZEN_COLUMNS, type ColumnId, type ColumnLayout } from '../../domain/view-state';
import type { Messages } from '../../i18n/vi';
import type { Language } from '../../i18n/words';
import { departmentName, nodeName } from '../names';
import { SLOT_OF_COLUMN, sourceHint, sourcesOf } from '../origins';
import type { GridCell, GridColumn, GridModel, GridRow } from './grid-port';

export interface GridInputs {
  readonly document: Assessment;
  readonly tree: RubricTree;
  readonly self: Rollup;
  readonly appraised: Rollup;
  readonly secondAppraised: Rollup;
  /** The latest round's scores. */
  readonly final: Rollup;
  readonly lastYear: Rollup;
  readonly whatIf: Rollup;
  readonly overlay: ReadonlyMap<string, Points>;
  readonly whatIfActive: boolean;
  readonly language: Language;
  readonly words: Messages;
}

/** Columns worked out of the scores of a row. */
const RESULT_COLUMNS: ReadonlySet<ColumnId> = new Set(['finalScore', 'difference', 'indexPercent']);

/** The row that sums everything; no rubric has this code. */
const TOTAL_CODE = 'total';

const endAligned: ReadonlySet<ColumnId> = new Set([
  'maxPoints',
  'selfScore',
  'whatIfScore',
  'appraisedScore',
  'secondAppraisedScore',
  'finalScore',
  'difference',
  'indexPercent',
  'lastYearScore',
]);

export function createColumns(
  layouts: readonly ColumnLayout[],
  departments: readonly Department[],
  words: Messages,
  language: Language,
): readonly GridColumn[] {
  const options: Partial<Record<ColumnId, readonly string[]>> = {
    leadDepartment: ['', ...departments.map((department) => departmentName(department, language))],
    status: Object.values(words.statuses),
  };
  return layouts
    .filter((layout) => layout.visible)
    .map(({ id, widthPx }) => {
      const list = options[id];
      return {
        id,
        title: words.columns[id],
        widthPx,
        align: endAligned.has(id) ? 'end' : 'start',
        ...(list ? { options: list } : {}),
      };
    });
}

/** @param totals whether the row that sums everything stands below: a part has no total to be ranked */
export function createRows(
  codes: readonly string[],
  tree: RubricTree,
  words: Messages,
  totals = true,
): readonly GridRow[] {
  const shown = new Set(codes);
  const rows = codes.flatMap((code): GridRow[] => {
    const node = tree.nodeByCode.get(code);
    if (!node) return [];
    const open = !node.scored && tree.nodes.some((child) => child.parent === node.index && shown.has(child.code));
    return [
      {
        code,
        level: node.kind === 'area' ? 1 : node.kind === 'criterion' ? 2 : 3,
        fold: node.scored ? 'none' : open ? 'open' : 'folded',
        foldLabel: open ? words.grid.fold(code) : words.grid.unfold(code),
      },
    ];
  });
  if (!totals) return rows;
  return [...rows, { code: TOTAL_CODE, level: 0, fold: 'none', foldLabel: '' }];
}

export function createGridModel(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  inputs: GridInputs,
): GridModel {
  return {
    label: inputs.words.grid.label(inputs.tree.scoredNodes.length),
    columns,
    frozenColumns: FROZEN_COLUMNS,
    rows,
    cellAt: (code, columnId) => cellAt(inputs, code, columnId as ColumnId),
  };
}

/** @param exact what is copied, where the text is rounded */
const computed = (text: string, tone = '', hint?: string, exact = text): GridCell => ({
  text,
  edit: exact.replace('\u2212', '-'),
  editable: false,
  tone,
  ...(hint === undefined ? {} : { hint }),
});

function cellAt(inputs: GridInputs, code: string, column: ColumnId): GridCell {
  const node = inputs.tree.nodeByCode.get(code);
  if (!node) return code === TOTAL_CODE ? totalCell(inputs, column) : computed('');
  if (node.scored) return withSource(inputs, node.code, column, scoredCell(inputs, node, column));
  if (column === 'code') return computed(code, '', pathNames(inputs, node));
  if (column === 'name') return computed(nodeName(node, inputs.language), '', nodeName(node, inputs.language));
  return sumCell(inputs, column, (rollup) => sumOf(rollup, code));
}

/** A value that a merged file brought is marked, and says whose file it was. */
function withSource(
  { document, words, language }: GridInputs,
  code: string,
  column: ColumnId,
  cell: GridCell,
): GridCell {
  const slot = SLOT_OF_COLUMN[column];
  const entry = slot && document.entries.get(code);
  const source = entry && sourcesOf(document, entry).get(slot);
  if (!source) return cell;
  const hint = sourceHint(source, document, words, language);
  return {
    ...cell,
    tone: `${cell.tone} received`.trim(),
    hint: cell.hint === undefined || cell.hint === '' ? hint : `${cell.hint}\n${hint}`,
  };
}

const pathNames = ({ tree, language }: GridInputs, node: RubricNode): string =>
  pathToArea(tree, node)
    .toReversed()
    .map((row) => `${row.code} ${nodeName(row, language)}`)
    .join(' › ');

function totalCell(inputs: GridInputs, column: ColumnId): GridCell {
  if (column === 'code') return computed('');
  if (column === 'name') return computed(inputs.words.grid.total);
  return sumCell(inputs, column, (rollup) => rollup.total);
}

function sumCell(inputs: GridInputs, column: ColumnId, sumFrom: (rollup: Rollup) => Sum): GridCell {
  const { words } = inputs;
  const mark = words.decimalMark;
  const self = sumFrom(inputs.self);
  const shown = (sum: Sum): GridCell => {
    if (sum.scoredRows === 0) return computed('', 'quiet', words.grid.openHint(formatPoints(sum.openPoints, mark)));
    const exact = formatPointsExactly(sum.points, mark);
    const open = sum.openPoints > 0 ? `; ${words.grid.openHint(formatPoints(sum.openPoints, mark))}` : '';
    return computed(formatPoints(sum.points, mark), '', words.grid.partialHint(exact) + open, exact);
  };
  switch (column) {
    case 'maxPoints':
      return computed(formatPoints(self.maxPoints, mark), '', undefined, formatPointsExactly(self.maxPoints, mark));
    case 'selfScore':
      return shown(self);
    case 'whatIfScore': {
      const assumed = sumFrom(inputs.whatIf);
      return inputs.whatIfActive && assumed.points !== self.points
        ? { ...shown(assumed), tone: 'assumed' }
        : computed('');
    }
    case 'appraisedScore':
      return shown(sumFrom(inputs.appraised));
    case 'secondAppraisedScore':
      return shown(sumFrom(inputs.secondAppraised));
    case 'finalScore':
      return shown(sumFrom(inputs.final));
    case 'lastYearScore':
      return shown(sumFrom(inputs.lastYear));
    case 'difference': {
      const appraised = sumFrom(inputs.appraised);
      // A difference of parts that are not the same rows would say nothing.
      const whole = appraised.scoredRows > 0 && appraised.openPoints === 0 && self.openPoints === 0;
      return whole ? differenceCell(subtractPoints(sumFrom(inputs.final).points, self.points), inputs) : computed('');
    }
    case 'indexPercent': {
      const index = sumIndex(self);
      return computed(index ? formatIndex(index, mark) : '');
    }
    case 'status':
      return computed(`${String(self.scoredRows)}/${String(self.rows)}`, 'quiet');
    default:
      return computed('');
  }
}

function differenceCell(difference: Points, { words }: GridInputs): GridCell {
  const sign = difference > 0 ? '+' : '';
  return computed(
    `${sign}${formatPointsExactly(difference, words.decimalMark)}`,
    difference > 0 ? 'gain' : difference < 0 ? 'loss' : 'quiet',
  );
}

function scoredCell(inputs: GridInputs, node: ScoredNode, column: ColumnId): GridCell {
  const { document, words, language } = inputs;
  const entry = document.entries.get(node.code);
  if (!entry) return computed('');
  const mark = words.decimalMark;
  const estimated = isEstimatedTrack(node.track);
  const score = (value: Points | null, tone = '', hint?: string, prefix = ''): GridCell => {
    const edit = value === null ? '' : formatPointsExactly(value, mark);
    return {
      text: edit === '' ? '' : prefix + edit,
      edit,
      editable: open,
      tone: isApplicable(entry) ? tone : 'not-applicable',
      ...(hint === undefined ? {} : { hint }),
    };
  };
  const scoreOf = (field: ScoreField): Points | null => entry[field];
  const open = isEditable(column) && columnClosure(document, node.code, column) === null;
  // What is worked out of a row that does not apply would be read as if it counted.
  if (RESULT_COLUMNS.has(column) && !isApplicable(entry)) return computed('');
  switch (column) {
    case 'code':
      return computed(node.code, '', pathNames(inputs, node));
    case 'name':
      return computed(nodeName(node, language), '', nodeName(node, language));
    case 'maxPoints':
      return computed(formatPointsExactly(node.maxPoints, mark), 'quiet');
    case 'track':
      return computed(
        words.tracks[node.track],
        estimated ? 'estimate' : 'quiet',
        estimated ? words.grid.estimateHint : undefined,
      );
    case 'selfScore': {
      const source = sourceLook(inputs, node, entry);
      const own = estimated && source.tone === 'by-rule' ? '' : source.hint;
      const hints = [estimated ? words.grid.estimateHint : '', own].filter((hint) => hint !== '');
      const tone = `${estimated ? 'estimate' : ''} ${source.tone}`.trim();
      return score(entry.selfScore, tone, hints.length > 0 ? hints.join('. ') : undefined, estimated ? '≈ ' : '');
    }
    case 'whatIfScore': {
      const assumed = inputs.overlay.get(node.code) ?? null;
      return score(assumed, assumed === null || assumed === scoreOf('selfScore') ? '' : 'assumed');
    }
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
      return score(scoreOf(column));
    case 'finalScore': {
      const final = finalScore(entry);
      return computed(final === null ? '' : formatPointsExactly(final, mark));
    }
    case 'difference': {
      const { selfScore, appraisedScore, secondAppraisedScore } = entry;
      const appraised = secondAppraisedScore ?? appraisedScore;
      return selfScore === null || appraised === null
        ? computed('')
        : differenceCell(subtractPoints(appraised, selfScore), inputs);
    }
    case 'indexPercent': {
      const self = scoreOf('selfScore');
      const index = self === null ? null : indexPercent(self, node.maxPoints);
      return computed(index ? formatIndex(index, mark) : '', 'quiet');
    }
    case 'leadDepartment': {
      const department = document.departments.find(({ code }) => code === entry.leadDepartment);
      const name = department ? departmentName(department, language) : '';
      return { text: name, edit: name, editable: open, tone: '', hint: name };
    }
    case 'status': {
      const status = rowStatus(entry);
      return {
        text: words.statuses[status],
        edit: words.statuses[status],
        editable: open,
        tone: status === 'checked' ? 'gain' : status === 'notStarted' || status === 'notApplicable' ? 'quiet' : '',
      };
    }
    case 'explanation':
    case 'note': {
      const text = entry[column];
      return { text: text.replaceAll('\n', ' '), edit: text, editable: open, tone: '', hint: text };
    }
  }
}

/** Whether a self score is the rule's, or a person's over it; nothing where no figures are entered. */
function sourceLook(
  { words }: GridInputs,
  node: ScoredNode,
  entry: Entry,
): { readonly tone: string; readonly hint: string } {
  switch (scoreSource(node, entry)) {
    case 'rule':
      return { tone: 'by-rule', hint: words.grid.ruleHint };
    case 'override': {
      const rule = ruleScore(node, entry);
      const hint = rule === null ? '' : words.grid.overrideHint(formatPointsExactly(rule, words.decimalMark));
      return { tone: 'override', hint: entry.overrideReason === '' ? hint : `${hint} (${entry.overrideReason})` };
    }
    default:
      return { tone: '', hint: '' };
  }
}
