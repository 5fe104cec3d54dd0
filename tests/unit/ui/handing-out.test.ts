import { describe, expect, test } from 'vitest';
import { departmentFileName, handoutZipName } from '../../../src/ui/download';
import { listCodes } from '../../../src/ui/handing-out/code-list';
import { describeEarlier } from '../../../src/ui/handing-out/earlier-text';
import { describeFileFailure } from '../../../src/ui/handing-out/failure-text';
import { managedIn } from '../../../src/ui/manage/managed';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { exchangeMessages } from '../../helpers/messages';

const words = exchangeMessages.vi;
const app = { now: () => '2024-06-01T05:05:00.000Z' };
const document = coordinatorsDocument();

describe('names of files', () => {
  test('say unit, year, department and day, without marks', () => {
    expect(departmentFileName(app, document, 'SNV')).toBe('par-lang-son-2023-snv-2024-06-01.json');
    expect(departmentFileName(app, document, 'Sở Y tế', { returned: 2 })).toBe(
      'par-lang-son-2023-so-y-te-2024-06-01-nop-2.json',
    );
    expect(departmentFileName(app, document, '…')).toBe('par-lang-son-2023-don-vi-2024-06-01.json');
    expect(handoutZipName(app, document)).toBe('par-lang-son-2023-giao-viec-2024-06-01.zip');
  });

  test('differ even where the codes without marks do not', () => {
    const taken = ['par-lang-son-2023-snv-2024-06-01.json', 'par-lang-son-2023-snv-2-2024-06-01.json'];
    expect(departmentFileName(app, document, 'snv', { taken })).toBe('par-lang-son-2023-snv-3-2024-06-01.json');
  });
});

test('a hand-out of before is told with its return, if one was merged', () => {
  const handout = {
    ...departmentsDocument().workspace!.handout,
    baseDigest: 'a'.repeat(64),
    fileDigest: 'b'.repeat(64),
  };
  const merged = { author: 'Hoa', madeAt: null, mergedAt: '2024-06-03T05:00:00.000Z', mergedBy: 'Lan' };
  expect(describeEarlier({ handout, merged: null }, words, 'vi')).toBe(
    'Đã giao 20/05/2024, hạn nộp 15/06/2024; chưa hợp nhất kết quả',
  );
  expect(describeEarlier({ handout: { ...handout, deadline: '' }, merged }, words, 'vi')).toMatch(
    /^Đã giao 20\/05\/2024; đã hợp nhất kết quả 03\/06\/2024 \d\d:00, người làm: Lan$/,
  );
  expect(describeEarlier({ handout, merged: { ...merged, mergedBy: '' } }, words, 'vi')).not.toContain('người làm');
});

test('many codes are counted after the first dozen', () => {
  const codes = Array.from({ length: 15 }, (_, at) => `1.${String(at)}`);
  expect(listCodes(codes.slice(0, 12), words.handingOut.choose.more)).toBe(codes.slice(0, 12).join(', '));
  expect(listCodes(codes, words.handingOut.choose.more)).toBe(`${codes.slice(0, 12).join(', ')} và 3 mục khác`);
});

test('a failure names the files it is about', () => {
  expect(describeFileFailure({ reason: 'filesMissing', names: ['a.pdf', 'b.pdf'] }, words, 'vi')).toContain(
    'a.pdf, b.pdf',
  );
  expect(describeFileFailure({ reason: 'doesNotReadBack' }, words, 'vi')).toBe(
    words.handingOut.failure.doesNotReadBack,
  );
  const megabyte = 1024 * 1024;
  const large = { reason: 'tooLarge', bytes: 120 * megabyte, maximumBytes: 96 * megabyte } as const;
  expect(describeFileFailure(large, words, 'vi')).toMatch(/120 MB.* 96 MB/);
});

test('a department is offered neither rounds nor hand-outs', () => {
  expect(managedIn(document)).toEqual(['register', 'rounds', 'departments', 'snapshots', 'handOut', 'merging']);
  expect(managedIn(departmentsDocument())).toEqual(['register', 'snapshots', 'merging']);
});
