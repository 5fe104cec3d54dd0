import type { Assessment, AssessmentFile } from '../../../src/domain/assessment';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { parseDocument } from '../../../src/domain/document-file';
import { pointsFromInteger, type Points } from '../../../src/domain/points';
import type { RubricTree } from '../../../src/domain/rubric-tree';
import type { Result } from '../../../src/lib/result';

const provenance = { name: 'user', points: 'user' } as const;
const scoring = { track: 'appraisal', leadDepartment: 'SNV', rule: { type: 'survey' }, provenance } as const;

/** Four scored rows: 1.1.1 (0.5), 1.1.2 (1), 1.2 (0.1) and 2.1 (2.0005); 3.6005 points in all. */
const rubric: AssessmentFile['rubric'] = {
  format: 'par-index-rubric',
  formatVersion: 1,
  id: 'small',
  year: 2023,
  level: 'province',
  title: { vi: 'Bộ nhỏ', en: 'Small' },
  decision: '',
  status: 'user',
  notice: { vi: '', en: '' },
  departments: [
    { code: 'SNV', name: 'Sở Nội vụ', nameEn: 'Home Affairs' },
    { code: 'STP', name: 'Sở Tư pháp', nameEn: 'Justice' },
  ],
  areas: [
    {
      code: '1',
      name: 'Chỉ đạo',
      nameEn: '',
      maxPoints: 1.6,
      provenance,
      criteria: [
        {
          code: '1.1',
          name: 'Kế hoạch',
          nameEn: '',
          maxPoints: 1.5,
          provenance,
          subCriteria: [
            { code: '1.1.1', name: 'Ban hành', nameEn: '', maxPoints: 0.5, ...scoring },
            { code: '1.1.2', name: 'Thực hiện', nameEn: '', maxPoints: 1, ...scoring },
          ],
        },
        { code: '1.2', name: 'Kiểm tra', nameEn: '', maxPoints: 0.1, ...scoring },
      ],
    },
    {
      code: '2',
      name: 'Thể chế',
      nameEn: '',
      maxPoints: 2.0005,
      provenance,
      criteria: [{ code: '2.1', name: 'Văn bản', nameEn: '', maxPoints: 2.0005, ...scoring }],
    },
  ],
};

export const points = (decimal: number): Points => pointsFromInteger(Math.round(decimal * 10_000));

export function assessmentTitled(title: string): Assessment {
  return must(
    parseDocument({
      format: 'par-workbench-assessment',
      formatVersion: 1,
      title,
      unit: 'Thừa Thiên Huế',
      year: 2023,
      origin: { kind: 'user' },
      createdAt: '2024-01-02T03:04:05.678Z',
      departments: rubric.departments,
      entries: [
        {
          code: '1.1.2',
          selfScore: 0.75,
          appraisedScore: null,
          lastYearScore: 0.0001,
          leadDepartment: 'STP',
          checked: true,
          note: 'Tệp đính kèm\nở văn phòng',
        },
      ],
      scenarios: [
        {
          id: 's1',
          name: 'Thận trọng',
          createdAt: '2024-01-03T00:00:00.000Z',
          changes: [{ code: '1.2', selfScore: 0.1 }],
        },
      ],
      rubric,
    }),
  ).assessment;
}

export function must<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`Not ok: ${JSON.stringify(result.error)}`);
}

export const run = (assessment: Assessment, tree: RubricTree, command: Command): Change =>
  must(applyCommand(assessment, tree, command));

export const score = (code: string, decimal: number | null): Command => ({
  type: 'editCells',
  gesture: 'type',
  edits: [{ code, field: 'selfScore', value: decimal === null ? null : points(decimal) }],
});

/** One clock tick a second, from a fixed time, so that saved times differ and are known. */
export function createClock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2025, 0, 1, 0, 0, seconds++)).toISOString();
}
