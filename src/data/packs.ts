import { createAssessment, type Assessment } from '../domain/assessment';
import type { Entry } from '../domain/entry';
import { resultsSchema, type Results } from '../domain/field';
import { areaRankChangesSchema, sampleScoresSchema, type AreaRankChanges } from '../domain/pack-files';
import { unitMergersSchema } from '../domain/unit-mergers';
import { rubricSchema, type Rubric } from '../domain/rubric';
import { scoreOfFigures } from '../domain/rule';
import { createRubricTree, type RubricTree } from '../domain/rubric-tree';
import { sipasNationalSchema, type SipasNational } from '../domain/sipas-national';
import { mergerYear } from '../domain/unit-name';
import areaRankChangesFile from './area-rank-changes.json';
import mergersFile from './provinces-2025.json';
import resultsFile from './results.json';
import rubricFile from './rubric-2023.json';
import sampleScoresFile from './sample-scores.json';
import sipasNationalFile from './sipas-national.json';

/** The shipped files are part of the program: one that does not parse is a bug and throws. */
function once<T>(parse: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => (held ??= { value: parse() }).value;
}

export const loadRubric: () => Rubric = once(() => rubricSchema.parse(rubricFile));

const loadMergers = once(() => unitMergersSchema.parse(mergersFile));

export const loadResults: () => Results = once(() => ({
  ...resultsSchema.parse(resultsFile),
  mergers: loadMergers(),
}));

/** Published changes of rank by area; known for one province and year. */
export const loadSipasNational: () => SipasNational = once(() => sipasNationalSchema.parse(sipasNationalFile));
export const loadPublishedChanges: () => AreaRankChanges = once(() => areaRankChangesSchema.parse(areaRankChangesFile));

/** Names of the units assessed in an index year: 63 until the mergers took effect, 34 from then on. */
export function loadUnits(year: number): readonly string[] {
  const mergers = loadMergers();
  return year >= mergerYear(mergers) ? mergers.units.map(({ unit }) => unit) : loadResults().units;
}

const loadSampleScores = once(() => sampleScoresSchema.parse(sampleScoresFile));

/** The example workbook, whose notice says which of its figures are invented. */
export function createSample(createdAt: string): { readonly assessment: Assessment; readonly tree: RubricTree } {
  const rubric = loadRubric();
  const tree = createRubricTree(rubric);
  const { notice, evidence, entries: rows } = loadSampleScores();
  const head = {
    title: 'Lạng Sơn 2023 (mẫu minh họa)',
    unit: 'Lạng Sơn',
    year: 2023,
    origin: { kind: 'sample', notice },
    createdAt,
  } as const;
  const blank = createAssessment(head, rubric, tree);
  const entries = new Map<string, Entry>(blank.entries);
  for (const { figures, ...row } of rows) {
    const entry = entries.get(row.code);
    const node = tree.nodeByCode.get(row.code);
    if (!entry || !node?.scored) throw new Error(`The sample scores row ${row.code}, which the rubric does not have`);
    const selfScore = scoreOfFigures(node.rule, node.maxPoints, figures);
    entries.set(row.code, { ...entry, ...row, figures, selfScore, scoredOn: createdAt.slice(0, 10) });
  }
  const register = evidence.map((document) => ({ ...document, confidentiality: '', file: null }));
  return { assessment: { ...blank, evidence: register, entries }, tree };
}
