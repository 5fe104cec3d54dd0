import { assert } from '../lib/assert';
import { scoreReader, type Assessment } from './assessment';
import type { ScoreField } from './entry';
import { figuresFit, type Figures } from './figures';
import { linkedRows, type AssessedYear } from './linked-rows';
import { nameWords } from './name-likeness';
import type { Points } from './points';
import type { Rule } from './rubric';
import { mapFaults, type RubricLink, type RubricMap } from './rubric-map';
import type { RubricTree } from './rubric-tree';

/** Why a row gets no score from the earlier assessment. */
type NotCarried =
  | { readonly reason: 'newRow' }
  /** Nobody knows which part of the score went to which row. */
  | { readonly reason: 'split' }
  /** Points of another scale are not scaled: that would be a score that nobody gave. */
  | { readonly reason: 'otherMaximum'; readonly before: Points; readonly after: Points }
  | { readonly reason: 'notApplicable'; readonly codes: readonly string[] }
  | { readonly reason: 'noScore'; readonly codes: readonly string[] };

/** What one row's columns of last year get. */
export interface CarriedRow {
  /** Code in the later rubric. */
  readonly code: string;
  /** Codes in the earlier one. */
  readonly from: readonly string[];
  readonly score:
    { readonly points: Points; readonly how: 'asIs' | 'summed' } | ({ readonly points: null } & NotCarried);
  /** Last year's figures, for a `same` row whose rule asks for the same amounts, whatever its steps are worth. */
  readonly figures: Figures | null;
}

/**
 * What the columns of last year of a new assessment get from the earlier one: a line for each scored
 * row of the later rubric, in official order. Throws when `map` has faults.
 * @param column scores that are taken; `final` is the latest round's
 */
export function carriedScores(
  map: RubricMap,
  fromDocument: Assessment,
  fromTree: RubricTree,
  toTree: RubricTree,
  column: Exclude<ScoreField, 'lastYearScore'> | 'final',
): readonly CarriedRow[] {
  assert(mapFaults(map, fromTree, toTree).length === 0, 'the map is one between these rubrics');
  const linkByCode = new Map(map.flatMap((link) => link.to.map((code) => [code, link] as const)));
  const before: AssessedYear = { document: fromDocument, tree: fromTree };
  return toTree.scoredNodes.flatMap(({ code, maxPoints, rule }) => {
    const link = linkByCode.get(code);
    if (!link) return [];
    const score = carriedScore(link, before, column, maxPoints);
    return [{ code, from: link.from, score, figures: carriedFigures(link, before, rule) }];
  });
}

function carriedScore(
  link: RubricLink,
  before: AssessedYear,
  column: ScoreField | 'final',
  maxPoints: Points,
): CarriedRow['score'] {
  const rows = linkedRows(link.from, before, scoreReader(before.document, column));
  if (link.kind === 'new') return { points: null, reason: 'newRow' };
  if (link.kind === 'split') return { points: null, reason: 'split' };
  if (rows.notApplicable.length > 0) return { points: null, reason: 'notApplicable', codes: rows.notApplicable };
  if (rows.maxPoints !== maxPoints)
    return { points: null, reason: 'otherMaximum', before: rows.maxPoints, after: maxPoints };
  if (rows.points === null) return { points: null, reason: 'noScore', codes: rows.unscored };
  return { points: rows.points, how: link.kind === 'merged' ? 'summed' : 'asIs' };
}

function carriedFigures(link: RubricLink, { document, tree }: AssessedYear, rule: Rule): Figures | null {
  const [code] = link.from;
  if (link.kind !== 'same' || code === undefined) return null;
  const [entry, node] = [document.entries.get(code), tree.nodeByCode.get(code)];
  if (!entry?.figures || entry.notApplicableReason !== '' || !node?.scored) return null;
  return asksTheSame(node.rule, rule) && figuresFit(rule, entry.figures) ? entry.figures : null;
}

/** Two rules ask for the same amounts, or offer the same choices in the same order. */
function asksTheSame(before: Rule, after: Rule): boolean {
  const [asked, asks] = [askedOf(before), askedOf(after)];
  return (
    before.type === after.type && asked.length === asks.length && asked.every((label, at) => isAlike(label, asks[at]))
  );
}

const isAlike = (label: string, other: string | undefined): boolean =>
  other !== undefined && nameWords(label).key === nameWords(other).key;

function askedOf(rule: Rule): readonly string[] {
  switch (rule.type) {
    case 'levels':
      return rule.levels.map(({ label }) => label);
    case 'ratio':
      return [rule.achieved, rule.total];
    case 'count':
      return [rule.counted];
    case 'deduction':
      return rule.violations.map(({ label }) => label);
    case 'additive':
      return rule.parts.map(({ label }) => label);
    case 'growth':
      return [rule.current, rule.base];
    case 'survey':
      return [];
    case 'index':
      return [rule.index];
  }
}
