import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { createWorkspace, itemsOf } from '../../../src/domain/handing-out';
import { blankDocument, createdAt, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { survey } from '../../helpers/domain-rules';

type Json = Record<string, unknown>;
type Place = readonly (string | number)[];

const stamp = (id: string) => ({ id, at: createdAt, author: 'Lan', message: 'Còn một dòng.' });

/** What SNV was handed: it leads 1.1.1, 1.1.2 and 2.1.1 and contributes to 1.2.1. */
function department(): Assessment {
  const { assessment } = blankDocument();
  const filled = {
    ...withEntries(assessment, {
      '1.1.1': { figures: survey(33.3), selfScore: pts(333), checked: true, evidence: [at('t1', 'Mục 2')] },
      '1.2.1': { contributors: ['SNV'] },
    }),
    evidence: [proofDocument('t1'), proofDocument('t2')],
  };
  const given = createWorkspace(
    filled,
    {
      id: 'g1',
      department: 'SNV',
      items: [...itemsOf(filled, 'SNV')],
      instructions: 'Chấm theo số liệu năm.',
      deadline: '2024-02-29',
      issuedAt: createdAt,
      issuedBy: 'Hoa',
    },
    'Sở Nội vụ',
  );
  const workspace = given.workspace && { ...given.workspace, returns: [stamp('r1'), stamp('r2')] };
  return { ...withEntries(given, { '1.1.2': { selfScore: pts(2000) } }), workspace };
}

/** A fresh file of the department's workspace, with what `change` does to it. */
function failureWith(path: Place, change: (found: unknown) => unknown): unknown {
  const file = JSON.parse(JSON.stringify(documentToFile(department()))) as unknown;
  const parent = path.slice(0, -1).reduce<unknown>((current, key) => (current as Json)[key], file) as Json;
  const key = path.at(-1)!;
  parent[key] = change(parent[key]);
  const parsed = parseDocument(file);
  return parsed.ok ? 'accepted' : parsed.error;
}

const base: Place = ['workspace', 'base'];
const items: Place = ['workspace', 'handout', 'items'];
const rows: Place = [...base, 'entries'];
const without =
  (position: number) =>
  (list: unknown): unknown =>
    (list as readonly unknown[]).toSpliced(position, 1);
const withFirstAgain = (list: unknown): unknown => [...(list as readonly unknown[]), (list as readonly unknown[])[0]];
const set = (value: unknown) => (): unknown => value;

describe('the workspace of a department', () => {
  it('goes through a file and comes back the same, byte for byte', () => {
    const text = JSON.stringify(documentToFile(department()));
    const parsed = parseDocument(JSON.parse(text));
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(department());
    expect(JSON.stringify(documentToFile(parsed.value.assessment))).toBe(text);
  });

  it.each<readonly [string, Place, (found: unknown) => unknown, unknown]>([
    [
      'of a department that is not there',
      ['workspace', 'handout', 'department'],
      set('XYZ'),
      { reason: 'unknownDepartment', path: ['workspace', 'handout', 'department'], code: '1.1.1', department: 'XYZ' },
    ],
    [
      'with an item that the rubric does not have',
      [...items, 1, 'code'],
      set('9.9'),
      { reason: 'unknownRow', path: [...items, 1, 'code'], code: '9.9' },
    ],
    [
      'with a sum as an item',
      [...items, 1, 'code'],
      set('1.1'),
      { reason: 'notAScoredRow', path: [...items, 1, 'code'], code: '1.1' },
    ],
    [
      'with an item twice',
      items,
      withFirstAgain,
      { reason: 'duplicateRow', path: [...items, 4, 'code'], code: '1.1.1' },
    ],
    [
      'with a base row that was not handed out',
      items,
      without(1),
      { reason: 'malformed', problem: 'notHandedOut', path: [...rows, 1, 'code'], code: '1.1.2', issueCount: 1 },
    ],
    [
      'with an item that has no base',
      rows,
      without(2),
      { reason: 'malformed', problem: 'withoutBase', path: [...items, 2, 'code'], code: '1.2.1', issueCount: 1 },
    ],
    [
      'with a base row that the rubric does not have',
      [...rows, 0, 'code'],
      set('9.9.9'),
      { reason: 'unknownRow', path: [...rows, 0, 'code'], code: '9.9.9' },
    ],
    [
      'with a base row twice',
      rows,
      withFirstAgain,
      { reason: 'duplicateRow', path: [...rows, 4, 'code'], code: '1.1.1' },
    ],
    [
      'with a base score above the maximum',
      [...rows, 1, 'lastYearScore'],
      set(0.2001),
      { reason: 'scoreAboveMaximum', path: [...rows, 1, 'lastYearScore'], code: '1.1.2', maximum: 2000 },
    ],
    [
      'with base figures of another rule',
      [...rows, 0, 'figures'],
      set({ type: 'count', count: 1 }),
      { reason: 'figuresDoNotFit', path: [...rows, 0, 'figures'], code: '1.1.1' },
    ],
    [
      'with a base row checked without a score',
      [...rows, 1, 'checked'],
      set(true),
      { reason: 'checkedWithoutScore', path: [...rows, 1, 'checked'], code: '1.1.2' },
    ],
    [
      'with a base row that names a department that the base does not have',
      [...rows, 1, 'leadDepartment'],
      set('XYZ'),
      { reason: 'unknownDepartment', path: [...rows, 1, 'leadDepartment'], code: '1.1.2', department: 'XYZ' },
    ],
    [
      'with an attachment of the base whose document is not in the base, though it is in the register',
      [...base, 'evidence'],
      set([]),
      { reason: 'unknownEvidence', path: [...rows, 0, 'evidence', 0], code: '1.1.1' },
    ],
    [
      'with a document twice in the base',
      [...base, 'evidence'],
      withFirstAgain,
      { reason: 'duplicateEvidence', path: [...base, 'evidence', 1], name: 't1/KH-UBND' },
    ],
    [
      'with a department twice in the base',
      [...base, 'departments'],
      withFirstAgain,
      { reason: 'duplicateDepartment', path: [...base, 'departments', 2], name: 'SNV' },
    ],
    [
      'returned twice under one id',
      ['workspace', 'returns'],
      withFirstAgain,
      { reason: 'duplicateRecord', path: ['workspace', 'returns', 2], name: 'r1' },
    ],
  ])('%s is refused with its place', (_name, path, change, failure) => {
    expect(failureWith(path, change)).toEqual(failure);
  });

  it.each<readonly [string, Place, unknown]>([
    ['an unknown role', [...items, 0, 'role'], 'reader'],
    ['a deadline that is no day', ['workspace', 'handout', 'deadline'], '29.02.2024'],
    ['a key of another program', ['workspace', 'colour'], 'red'],
    ['a return without a time', ['workspace', 'returns', 0, 'at'], ''],
    ['a base without its rounds', [...base, 'process'], undefined],
  ])('%s is a wrong shape', (_name, path, value) => {
    expect(failureWith(path, set(value))).toMatchObject({ reason: 'malformed', issueCount: 1 });
  });

  it('a row handed out to nobody may differ from blank: the merge sets it apart', () => {
    expect(failureWith(['entries', 4, 'selfScore'], set(1))).toBe('accepted');
  });
});

describe('the lists of the exchange', () => {
  const digest = 'ab'.repeat(32);
  const sent = {
    id: 'g1',
    department: 'gone',
    items: [{ code: '9.9.9', role: 'lead' }],
    instructions: '',
    deadline: '',
    issuedAt: createdAt,
    issuedBy: '',
    baseDigest: digest,
    fileDigest: digest,
  };

  it('tell of what was, and may name what is gone since', () => {
    expect(failureWith(['handouts'], set([sent]))).toBe('accepted');
  });

  it.each(['AB'.repeat(32), 'ab'.repeat(31), `${'ab'.repeat(31)}ag`])('%s is no digest', (wrong) => {
    expect(failureWith(['handouts'], set([{ ...sent, fileDigest: wrong }]))).toMatchObject({
      reason: 'malformed',
      path: ['handouts', 0, 'fileDigest'],
      problem: 'invalid_format',
    });
  });

  it('name each hand-out once', () => {
    expect(failureWith(['handouts'], set([sent, sent]))).toEqual({
      reason: 'duplicateRecord',
      path: ['handouts', 1],
      name: 'g1',
    });
  });
});
