import type { Assessment, AssessmentFile } from '../../../src/domain/assessment';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import type { RubricTree } from '../../../src/domain/rubric-tree';
import { assessmentTitled, must } from './small-assessment';

type Rule = Extract<AssessmentFile['rubric']['areas'][number]['criteria'][number], { rule: unknown }>['rule'];

const label = 'x';

const ruleByCode: Readonly<Record<string, Rule>> = {
  '1.1.1': { type: 'levels', levels: [0.5, 0.25, 0].map((points) => ({ points, label })) },
  '1.1.2': { type: 'additive', parts: [0.4, 0.6].map((points) => ({ points, label })) },
  '1.2': { type: 'deduction', violations: [0.05, 0.01].map((pointsEach) => ({ pointsEach, label })) },
  '2.1': { type: 'ratio', achieved: label, total: label, bands: [{ fromPercent: 0, proportional: true }] },
};

/**
 * The small assessment with a rule for each row, bonus and penalty points (the penalty above all that can
 * be scored), a document with a file at work for one row, an explanation, a note and a deadline.
 */
export function richAssessment(title: string): { readonly assessment: Assessment; readonly tree: RubricTree } {
  const file = documentToFile(assessmentTitled(title));
  return must(
    parseDocument({
      ...file,
      process: { ...file.process, surveyDates: { leaderSurvey: '2023-10-01', sipas: '' } },
      adjustments: [{ id: 'bonus', points: 0.5, reason: 'Sáng kiến' }],
      evidence: [
        {
          id: 'd1',
          number: '12/KH-UBND',
          issuer: 'UBND tỉnh',
          date: '2023-01-31',
          summary: 'Kế hoạch CCHC',
          link: 'https://example.vn/12',
          confidentiality: '',
          file: { id: 'f1', name: 'kế hoạch.pdf', type: 'application/pdf', bytes: 5 },
        },
      ],
      entries: file.entries.map((entry) =>
        entry.code === '2.1'
          ? {
              ...entry,
              figures: { type: 'ratio', achieved: 1, total: 2 },
              selfScore: 1.0002,
              contributors: ['STP'],
              evidence: [{ documentId: 'd1', place: 'Mục II' }],
              explanation: 'Đã ban hành',
              thread: [
                {
                  id: 'n1',
                  round: 'self',
                  side: 'unit',
                  author: 'Lan',
                  at: '2024-02-01T00:00:00.000Z',
                  text: 'Xem lại',
                },
              ],
            }
          : entry,
      ),
      rubric: {
        ...file.rubric,
        adjustments: [
          { id: 'bonus', kind: 'bonus', name: 'Điểm thưởng', nameEn: '', maxPoints: 1 },
          { id: 'penalty', kind: 'penalty', name: 'Điểm trừ', nameEn: '', maxPoints: 5 },
        ],
        areas: JSON.parse(JSON.stringify(file.rubric.areas), (_key, value: unknown) =>
          isRow(value) && 'rule' in value ? { ...value, rule: ruleByCode[value.code] } : value,
        ) as unknown,
      },
    }),
  );
}

const isRow = (value: unknown): value is { readonly code: string } =>
  typeof value === 'object' && value !== null && 'code' in value;
