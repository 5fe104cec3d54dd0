import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';
import type { EvidenceDocument } from '../../src/domain/evidence';
import type { RubricTree, ScoredNode } from '../../src/domain/rubric-tree';
import { pts } from './domain';
import { amount, count, ratio, survey } from './domain-rules';

/** A document of the register, named by its id. */
export const proofDocument = (id: string, date = '', extra: Partial<EvidenceDocument> = {}): EvidenceDocument => ({
  id,
  number: `${id}/KH-UBND`,
  issuer: 'UBND tỉnh',
  date,
  summary: `Kế hoạch ${id}`,
  link: '',
  confidentiality: '',
  file: null,
  ...extra,
});

export const at = (documentId: string, place = ''): Entry['evidence'][number] => ({ documentId, place });

const register = [
  proofDocument('a', '2023-01-01'),
  proofDocument('b', '2023-12-31'),
  proofDocument('c', '2022-12-31'),
  proofDocument('d', '2024-01-01'),
  proofDocument('e', '2030-05-05'),
  proofDocument('f'),
];

const someScore = ({ maxPoints }: ScoredNode) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: maxPoints }).map(pts) },
    fc.constantFrom(null, pts(0), maxPoints),
  );
const laterScore = (node: ScoredNode) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: someScore(node) });

const someEvidence = fc
  .subarray(register.map(({ id }) => id))
  .chain((ids) =>
    fc
      .array(fc.constantFrom('', ' ', 'Mục 2'), { minLength: ids.length, maxLength: ids.length })
      .map((places) => ids.map((id, position) => at(id, places[position]))),
  );

const someFigures = fc.constantFrom(null, survey(80), survey(20), survey(101), count(3), ratio(1, 2), ratio(1, 0), {
  ...ratio(0, 0),
  achieved: amount(5),
});

const someText = fc.constantFrom('', ' ', 'Lý do');

const someEntry = (node: ScoredNode, departments: readonly string[]): fc.Arbitrary<Partial<Entry>> =>
  fc.record({
    selfScore: someScore(node),
    appraisedScore: laterScore(node),
    secondAppraisedScore: laterScore(node),
    lastYearScore: someScore(node),
    figures: someFigures,
    lastYearFigures: someFigures,
    overrideReason: someText,
    scoredOn: fc.constantFrom('', '2023-06-01', '2024-01-01'),
    leadDepartment: fc.constantFrom('', ...departments),
    contributors: fc.subarray([...departments]),
    checked: fc.boolean(),
    changedSinceCheck: fc.boolean(),
    notApplicableReason: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constant('Không có')),
    evidence: someEvidence,
    explanation: someText,
  });

/** Documents over a rubric with everything that checks look at filled in at random, mostly. */
export function filledDocument(blank: Assessment, tree: RubricTree): fc.Arbitrary<Assessment> {
  const departments = blank.departments.map(({ code }) => code);
  return fc
    .tuple(fc.integer({ min: 1, max: 8 }), ...tree.scoredNodes.map((node) => someEntry(node, departments)))
    .map(([documentItemLimit, ...changes]) => ({
      ...blank,
      process: {
        ...blank.process,
        documentItemLimit,
        surveyDates: { leaderSurvey: '2023-10-01', sipas: '' },
      },
      evidence: register,
      entries: new Map(
        [...blank.entries.values()].map((entry, position) => [entry.code, { ...entry, ...changes[position] }]),
      ),
    }));
}
