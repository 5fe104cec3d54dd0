import fc from 'fast-check';
import { scoreReader, type Assessment } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';
import { rollUpScores } from '../../src/domain/document-rollup';
import { indexPercent } from '../../src/domain/index-percent';
import { createRanking, rankBetween, type Ranking } from '../../src/domain/rank';
import { ceilingOf } from '../../src/domain/rollup';
import { rubricSchema, type Rubric } from '../../src/domain/rubric';
import { createRubricTree } from '../../src/domain/rubric-tree';
import { standingOf, type Standing } from '../../src/domain/standing';
import { blankDocument, pts, smallRubricFile, withEntries } from './domain';
import { fieldWorld } from './domain-field-world';

/** The small rubric with two rows more, one of them in a third area, another maximum and another track. */
function otherRubricFile() {
  const file = smallRubricFile();
  const [first, second] = file.areas as unknown as [
    { criteria: [{ subCriteria: { track: string }[] }, unknown] },
    { maxPoints: number; criteria: { code: string }[] },
  ];
  first.criteria[0].subCriteria[1]!.track = 'statistics';
  const criterion = second.criteria.find(({ code }) => code === '2.2')!;
  second.criteria.splice(
    1,
    1,
    { ...criterion, maxPoints: 2.5 } as { code: string },
    {
      ...criterion,
      code: '2.3',
      maxPoints: 4,
      track: 'appraisal',
    } as { code: string },
  );
  second.maxPoints = 16.5;
  (file.areas as unknown[]).push({
    ...(second as object),
    code: '3',
    maxPoints: 1,
    criteria: [{ ...criterion, code: '3.1', maxPoints: 1, track: 'appraisal' }],
  });
  return file;
}

const withBonus = (file: object, kind: 'bonus' | 'penalty'): Rubric =>
  rubricSchema.parse({ ...file, adjustments: [{ id: 'extra', kind, name: 'Khác', nameEn: 'Other', maxPoints: 20 }] });
const RUBRICS = [withBonus(smallRubricFile(), 'penalty'), withBonus(otherRubricFile(), 'bonus')];
const treeByRubric = new Map(RUBRICS.map((rubric) => [rubric, createRubricTree(rubric)]));

/** A document and the others that it is ranked among. */
export interface Side {
  readonly assessment: Assessment;
  readonly ranking: Ranking;
}

/** Documents with scores mostly near the top, where the random fields have their values. */
export const someSide: fc.Arbitrary<Side> = fc
  .record({
    rubric: fc.constantFrom(...RUBRICS),
    adjustment: fc.constantFrom(0, 0, 500, 1_0000),
    world: fieldWorld({ maxUnits: 20 }),
    rows: fc.array(
      fc.record({
        percent: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 75, max: 100 }) }, fc.constantFrom(null, 0)),
        notApplicable: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      }),
      { minLength: 7, maxLength: 7 },
    ),
  })
  .map(({ rubric, adjustment, world, rows }) => {
    const tree = treeByRubric.get(rubric)!;
    const changes = tree.scoredNodes.map(({ code, maxPoints }, position): [string, Partial<Entry>] => {
      const { percent, notApplicable } = rows[position]!;
      const selfScore = percent === null ? null : pts(Math.floor((maxPoints * percent) / 100));
      return [code, { selfScore, notApplicableReason: notApplicable ? 'Không có' : '' }];
    });
    const adjustments = adjustment === 0 ? [] : [{ id: 'extra', points: pts(adjustment), reason: '' }];
    return {
      assessment: { ...withEntries(blankDocument(rubric).assessment, Object.fromEntries(changes)), adjustments },
      ranking: createRanking(world.field, world.ownUnit, world.inField),
    };
  });

export const toStanding = ({ assessment, ranking }: Side): Standing =>
  standingOf(assessment, treeByRubric.get(assessment.rubric)!, scoreReader(assessment, 'selfScore'), ranking);

/** The rank estimate of a whole document, as the app has it; one with nothing scored has an index of zero. */
export function rankOfDocument(assessment: Assessment, ranking: Ranking): number {
  const { total } = rollUpScores(assessment, createRubricTree(assessment.rubric), scoreReader(assessment, 'selfScore'));
  const floor = indexPercent(total.points, total.maxPoints)!;
  const ceiling = indexPercent(ceilingOf(total), total.maxPoints)!;
  return rankBetween(ranking, floor.scaled, ceiling.scaled).estimate;
}

const MOVERS = ['1', '2', '3', 'survey', 'adjustments', 'rubric', 'peers'];

/** Slow second opinion: the document as it is when some movers have moved, row by row. */
function between(from: Side, to: Side, moved: ReadonlySet<string>): [Assessment, Ranking] {
  const sideOf = (mover: string): Side => (moved.has(mover) ? to : from);
  const nodesOf = ({ assessment }: Side) =>
    new Map(
      treeByRubric
        .get(assessment.rubric)!
        .scoredNodes.filter(({ code }) => assessment.entries.get(code)!.notApplicableReason === '')
        .map((node) => [node.code, node]),
    );
  const [nodesBefore, nodesAfter] = [nodesOf(from), nodesOf(to)];
  const { assessment: frame } = sideOf('rubric');
  const entries = [...frame.entries.values()].map((entry) => {
    const [before, after] = [nodesBefore.get(entry.code), nodesAfter.get(entry.code)];
    if (!before || before.maxPoints !== after?.maxPoints || before.track !== after.track) return entry;
    const mover = before.track === 'sipas' || before.track === 'leaderSurvey' ? 'survey' : entry.code.split('.')[0]!;
    return sideOf(mover).assessment.entries.get(entry.code)!;
  });
  const { assessment: adjusted } = sideOf('adjustments');
  const mixed: Assessment = {
    ...frame,
    entries: new Map(entries.map((entry) => [entry.code, entry])),
    adjustments: adjusted.adjustments,
    rubric: { ...frame.rubric, adjustments: adjusted.rubric.adjustments },
  };
  return [mixed, sideOf('peers').ranking];
}

/** Ranks gained by each mover, summed over every order in which all seven can move. */
export function gainsOverOrders(from: Side, to: Side): ReadonlyMap<string, number> {
  const rankByMoved = new Map<string, number>();
  const rankAfter = (moved: readonly string[]): number => {
    const key = moved.toSorted().join();
    const known = rankByMoved.get(key) ?? rankOfDocument(...between(from, to, new Set(moved)));
    rankByMoved.set(key, known);
    return known;
  };
  const sums = new Map(MOVERS.map((mover) => [mover, 0]));
  const walk = (moved: readonly string[]): number => {
    if (moved.length === MOVERS.length) return 1;
    let orders = 0;
    for (const mover of MOVERS.filter((each) => !moved.includes(each))) {
      const next = [...moved, mover];
      const ways = walk(next);
      sums.set(mover, sums.get(mover)! + ways * (rankAfter(moved) - rankAfter(next)));
      orders += ways;
    }
    return orders;
  };
  walk([]);
  return sums;
}

/** In how many orders seven movers can move. */
export const ORDERS = 5040;

export const isScored = ({ assessment }: Side): boolean =>
  [...assessment.entries.values()].some((entry) => entry.selfScore !== null && entry.notApplicableReason === '');
