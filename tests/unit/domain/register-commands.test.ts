import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Command } from '../../../src/domain/command';
import { MAXIMUM_FILE_BYTES, webAddress, type EvidenceDocument } from '../../../src/domain/evidence';
import { applyPatches } from '../../../src/domain/patch';
import { blankDocument, createdAt, pts } from '../../helpers/domain';

const { assessment: blank, tree } = blankDocument();

const paper = (id: string, extra: Partial<EvidenceDocument> = {}): EvidenceDocument => ({
  id,
  number: `${id}/KH`,
  issuer: 'UBND tỉnh',
  date: '2023-02-01',
  summary: 'Kế hoạch',
  link: '',
  confidentiality: '',
  file: null,
  ...extra,
});

const run = (document: Assessment, command: Command) => applyCommand(document, tree, command);
const refusal = (document: Assessment, command: Command) => {
  const result = run(document, command);
  return result.ok ? null : result.error;
};

function done(document: Assessment, command: Command): Assessment {
  const result = run(document, command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(applyPatches(result.value.document, result.value.inverse)).toEqual(document);
  return result.value.document;
}

const lockedAt = '2024-03-01T00:00:00.000Z';
const locked: Assessment = {
  ...blank,
  process: {
    ...blank.process,
    rounds: { ...blank.process.rounds, explanation: { deadline: '', lockedAt } },
  },
};

describe('the register of documents', () => {
  const three = ['a', 'b', 'c'].reduce(
    (document, id) => done(document, { type: 'saveEvidence', document: paper(id) }),
    blank,
  );

  it('takes a document and attaches it to rows, in one step', () => {
    const attachTo = [
      { code: '1.1.1', place: ' Mục I ' },
      { code: '2.2', place: '' },
    ];
    const result = run(three, { type: 'saveEvidence', document: paper('d', { number: ' 4/KH ' }), attachTo });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { document, label } = result.value;
    expect(document.evidence.at(-1)).toMatchObject({ id: 'd', number: '4/KH' });
    expect(document.entries.get('1.1.1')!.evidence).toEqual([{ documentId: 'd', place: 'Mục I' }]);
    expect(document.entries.get('2.2')!.evidence).toEqual([{ documentId: 'd', place: '' }]);
    expect(label).toEqual({ type: 'saveEvidence', name: '4/KH', count: 2 });
    expect(applyPatches(document, result.value.inverse)).toEqual(three);
  });

  it('changes a document where it stands, and leaves a place that was named', () => {
    const attached = done(three, {
      type: 'saveEvidence',
      document: paper('b'),
      attachTo: [{ code: '1.1.1', place: 'Mục I' }],
    });
    const changed = done(attached, {
      type: 'saveEvidence',
      document: paper('b', { summary: 'Khác' }),
      attachTo: [{ code: '1.1.1', place: 'Mục II' }],
    });
    expect(changed.evidence.map(({ id, summary }) => [id, summary])).toEqual([
      ['a', 'Kế hoạch'],
      ['b', 'Khác'],
      ['c', 'Kế hoạch'],
    ]);
    expect(changed.entries.get('1.1.1')!.evidence).toEqual([{ documentId: 'b', place: 'Mục I' }]);
    expect(refusal(changed, { type: 'saveEvidence', document: paper('b', { summary: 'Khác' }) })).toEqual({
      reason: 'nothingChanged',
    });
  });

  it('loses a document with its attachments, and gets all back where it was', () => {
    const attached = done(three, {
      type: 'saveEvidence',
      document: paper('b'),
      attachTo: [
        { code: '1.1.1', place: 'x' },
        { code: '2.2', place: 'y' },
      ],
    });
    const without = done(attached, { type: 'deleteEvidence', id: 'b' });
    expect(without.evidence.map(({ id }) => id)).toEqual(['a', 'c']);
    expect([...without.entries.values()].every(({ evidence }) => evidence.length === 0)).toBe(true);
  });

  it.each([
    ['a document that nobody could name', paper('x', { number: ' ', summary: '' }), { reason: 'evidenceUnnamed' }],
    ['a day that is none', paper('x', { date: '2023-02-30' }), { reason: 'evidenceInvalid' }],
    ['a summary that is too long', paper('x', { summary: 'x'.repeat(1001) }), { reason: 'evidenceInvalid' }],
    [
      'a file that is too large',
      paper('x', { file: { id: 'f', name: 'a.pdf', type: '', bytes: MAXIMUM_FILE_BYTES + 1 } }),
      { reason: 'evidenceInvalid' },
    ],
  ])('refuses %s', (_name, document, error) => {
    expect(refusal(three, { type: 'saveEvidence', document })).toEqual(error);
  });

  it('refuses files that together are too large', () => {
    const file = (id: string) => ({ id, name: 'a.pdf', type: '', bytes: MAXIMUM_FILE_BYTES });
    const full = [1, 2, 3, 4, 5, 6].reduce(
      (document, n) =>
        done(document, { type: 'saveEvidence', document: paper(`f${String(n)}`, { file: file(`f${String(n)}`) }) }),
      blank,
    );
    expect(refusal(full, { type: 'saveEvidence', document: paper('g', { file: file('g') }) })).toEqual({
      reason: 'filesTooLarge',
    });
    // One that takes the place of another is counted once.
    expect(refusal(full, { type: 'saveEvidence', document: paper('f1', { file: file('new') }) })).toBeNull();
    expect(refusal(full, { type: 'saveEvidence', document: paper('g') })).toBeNull();
  });

  it('edits documents of a register that merges have filled beyond the limit, as long as no file grows', () => {
    const file = (id: string, bytes: number) => ({ id, name: 'a.pdf', type: '', bytes });
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const evidence = ids.map((id) => paper(id, { file: file(id, MAXIMUM_FILE_BYTES - 1) }));
    const over = { ...blank, evidence };
    const save = (id: string, next: EvidenceDocument['file'], fields: Partial<EvidenceDocument> = {}) =>
      refusal(over, { type: 'saveEvidence', document: paper(id, { ...fields, file: next }) });
    expect(save('a', evidence[0]!.file, { summary: 'Sửa trích yếu' })).toBeNull();
    expect(save('a', file('smaller', 10))).toBeNull();
    expect(save('a', null)).toBeNull();
    expect(save('a', file('larger', MAXIMUM_FILE_BYTES))).toEqual({ reason: 'filesTooLarge' });
    expect(save('new', file('new', 1))).toEqual({ reason: 'filesTooLarge' });
  });

  it('is closed with the round of explanations', () => {
    const round = { reason: 'locked', code: '', round: 'explanation' };
    expect(refusal(locked, { type: 'saveEvidence', document: paper('a') })).toEqual(round);
    expect(refusal({ ...three, process: locked.process }, { type: 'deleteEvidence', id: 'a' })).toEqual(round);
  });

  it('knows what it does not hold', () => {
    expect(refusal(three, { type: 'deleteEvidence', id: 'z' })).toEqual({ reason: 'evidenceGone' });
    const attachTo = [{ code: '9.9', place: '' }];
    expect(refusal(three, { type: 'saveEvidence', document: paper('a'), attachTo })).toMatchObject({
      reason: 'unknownRow',
    });
  });
});

describe('departments', () => {
  const department = { code: 'SYT', name: ' Sở Y tế ', nameEn: 'Health' };

  it('are added at the end, changed where they stand', () => {
    const added = done(blank, { type: 'saveDepartment', department, isNew: true });
    expect(added.departments.at(-1)).toEqual({ code: 'SYT', name: 'Sở Y tế', nameEn: 'Health' });
    const renamed = done(added, {
      type: 'saveDepartment',
      department: { code: 'SNV', name: 'Sở Nội vụ tỉnh', nameEn: '' },
      isNew: false,
    });
    expect(renamed.departments.map(({ name }) => name)).toEqual(['Sở Nội vụ tỉnh', 'Sở Tài chính', 'Sở Y tế']);
    // The rubric's own proposal stays as it was published.
    expect(renamed.rubric.departments).toEqual(blank.rubric.departments);
  });

  it('that go release their rows, and get them back', () => {
    const shared = done(blank, {
      type: 'editCells',
      gesture: 'assign',
      edits: [{ code: '2.2', field: 'contributors', value: ['SNV', 'STC'] }],
    });
    const without = done(shared, { type: 'deleteDepartment', code: 'SNV' });
    expect(without.departments.map(({ code }) => code)).toEqual(['STC']);
    expect(without.entries.get('1.1.1')!.leadDepartment).toBe('');
    expect(without.entries.get('1.2.1')!.leadDepartment).toBe('STC');
    expect(without.entries.get('2.2')!.contributors).toEqual(['STC']);
  });

  it.each([
    ['a code that is taken', { ...department, code: 'SNV' }, true, 'departmentCodeTaken'],
    ['no code', { ...department, code: ' ' }, true, 'departmentInvalid'],
    ['no name', { ...department, name: '' }, true, 'departmentInvalid'],
    ['one that is gone', department, false, 'departmentGone'],
  ])('refuse %s', (_name, given, isNew, reason) => {
    expect(refusal(blank, { type: 'saveDepartment', department: given, isNew })).toEqual({ reason });
  });

  it('is named nowhere once it is deleted: the plan keeps its items, its limit goes', () => {
    const item = {
      id: 'p1',
      code: '1.1.1',
      scenarioName: '',
      causeId: '',
      cause: 'Chậm',
      remedy: '',
      department: 'SNV',
      owner: '',
      helpers: ['SNV', 'STC'],
      dueDate: '',
      fromScore: null,
      targetScore: pts(1000),
      effortDays: null,
      state: 'planned' as const,
      createdAt,
    };
    const { studio } = blank;
    const limits = ['SNV', 'STC'].map((department) => ({ department, days: 1, people: null }));
    const planned = done(done(blank, { type: 'savePlanItem', item }), {
      type: 'changeStudio',
      studio: { ...studio, route: { ...studio.route, limits } },
    });
    const without = done(planned, { type: 'deleteDepartment', code: 'SNV' });
    expect(without.plan).toEqual([{ ...item, department: '', helpers: ['STC'] }]);
    expect(without.studio.route.limits.map(({ department }) => department)).toEqual(['STC']);
    const result = run(planned, { type: 'deleteDepartment', code: 'SNV' });
    expect(result.ok && applyPatches(result.value.document, result.value.inverse)).toEqual(planned);
  });

  it('refuse to remove what is not there', () => {
    expect(refusal(blank, { type: 'deleteDepartment', code: 'XYZ' })).toEqual({ reason: 'departmentGone' });
  });
});

describe('a link', () => {
  it.each([
    ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
    [' HTTP://example.org ', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///C:/x.pdf', null],
    ['\\\\may-chu\\ho-so\\15.pdf', null],
    ['https://', null],
    ['Tủ hồ sơ số 3', null],
    ['', null],
  ])('%j opens %j', (link, address) => {
    expect(webAddress(link)).toBe(address);
  });
});
