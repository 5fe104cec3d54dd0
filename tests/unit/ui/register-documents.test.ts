import { describe, expect, test } from 'vitest';
import { MAXIMUM_FILE_BYTES, MAXIMUM_FILES_BYTES } from '../../../src/domain/evidence';
import { serializeAssessment, serializeWithFiles } from '../../../src/exchange/json-file';
import { LANGUAGES } from '../../../src/i18n/words';
import { describeProof } from '../../../src/ui/item/evidence/proof-text';
import {
  exportedBytes,
  filesOf,
  issuersOf,
  itemsByDocument,
  searchDocuments,
  totalBytes,
  twinOf,
} from '../../../src/ui/register/documents';
import {
  describeFileRefusal,
  documentOf,
  readChosenFile,
  shortName,
  textsOf,
  type FileRefusal,
} from '../../../src/ui/register/evidence-draft';
import { documentsById } from '../../../src/domain/coverage';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { messages } from '../../helpers/messages';

const file = (name: string, bytes = 3) => ({ id: `id ${name}`, name, type: '', bytes });

describe('the rows of each document', () => {
  test('stand in official order, and documents without rows have none', () => {
    const document = withEntries(
      { ...blankDocument().assessment, evidence: ['a', 'b', 'c'].map((id) => proofDocument(id)) },
      { '2.2': { evidence: [at('a')] }, '1.1.1': { evidence: [at('a'), at('b')] } },
    );
    expect([...itemsByDocument(document)]).toEqual([
      ['a', ['1.1.1', '2.2']],
      ['b', ['1.1.1']],
    ]);
  });
});

describe('a search of the register', () => {
  const documents = [
    proofDocument('a', '2023-05-01', {
      number: '12/KH-UBND',
      summary: 'Kế hoạch cải cách hành chính',
      issuer: 'Sở Nội vụ',
    }),
    proofDocument('b', '', {
      number: '',
      summary: 'Đề án một cửa',
      link: 'Kho lưu trữ tầng 2',
      file: file('đề án.pdf'),
    }),
    proofDocument('c', '2023-12-31', { number: '7/BC', summary: 'Báo cáo', confidentiality: 'Mật' }),
  ];
  const codesOf = (id: string): readonly string[] => (id === 'c' ? ['1.1.2'] : []);
  const found = (query: string) => searchDocuments(documents, query, codesOf).map(({ id }) => id);

  test.each([
    ['', ['a', 'b', 'c']],
    ['  ', ['a', 'b', 'c']],
    ['ke hoach', ['a']],
    ['HÀNH CHÍNH', ['a']],
    ['de an', ['b']],
    ['tang 2', ['b']],
    ['so noi vu', ['a']],
    ['kh-ubnd hoach', ['a']],
    ['12/2023', ['c']],
    ['01/05/2023', ['a']],
    ['1.1.2', ['c']],
    ['mat', ['c']],
    ['ke hoach bao cao', []],
  ])('for “%s” finds %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

test('issuers are named once, the most frequent first', () => {
  const evidence = ['Sở Nội vụ', 'UBND tỉnh', '', 'UBND tỉnh'].map((issuer, position) =>
    proofDocument(String(position), '', { issuer }),
  );
  expect(issuersOf({ evidence })).toEqual(['UBND tỉnh', 'Sở Nội vụ']);
});

describe('a document entered twice', () => {
  const evidence = [
    proofDocument('a', '2023-05-01', { number: '12/KH-UBND' }),
    proofDocument('b', '', { number: '' }),
    proofDocument('c', '', { number: '9/QĐ' }),
  ];
  test.each([
    ['the same', 'x', '12/KH-UBND', '2023-05-01', 'a'],
    ['spaced and written otherwise', 'x', ' 12 / kh-ubnd', '2023-05-01', 'a'],
    ['itself', 'a', '12/KH-UBND', '2023-05-01', null],
    ['of another day', 'x', '12/KH-UBND', '2023-05-02', null],
    ['of another number', 'x', '13/KH-UBND', '2023-05-01', null],
    ['without a number', 'x', ' ', '', null],
    ['both without a day', 'x', '9/QĐ', '', 'c'],
  ])('%s', (_name, id, number, date, twin) => {
    expect(twinOf({ evidence }, { id, number, date })?.id ?? null).toBe(twin);
  });
});

test('sizes of files add up; base64 takes four letters for three bytes', () => {
  const evidence = [
    proofDocument('a', '', { file: file('x', 5) }),
    proofDocument('b'),
    proofDocument('c', '', { file: file('y', 7) }),
  ];
  expect(totalBytes(filesOf({ evidence }))).toBe(12);
});

test.each([0, 1, 2, 3, 4, 5000])(
  'an export with files of %i bytes is no larger than was told, and little less',
  async (size) => {
    const files = ['a', 'b'].map((name) => ({ ...file(name, size), id: `"${name.repeat(38)}"` }));
    const assessment = {
      ...blankDocument().assessment,
      evidence: files.map((each) => proofDocument(each.name, '', { file: each })),
    };
    const { parts } = await serializeWithFiles(assessment, () => Promise.resolve(new Uint8Array(size)));
    const told = exportedBytes(serializeAssessment(assessment), files);
    const written = new TextEncoder().encode(parts.join('')).length;
    expect(written).toBeLessThanOrEqual(told);
    expect(told - written).toBeLessThan(1200);
  },
);

test('a document goes into the form and comes out the same', () => {
  const document = proofDocument('a', '2023-05-01', { link: 'x', confidentiality: 'y', file: file('z') });
  expect(documentOf('a', textsOf(document), { file: file('z'), bytes: null })).toEqual(document);
  expect(documentOf('n', textsOf(null), null)).toEqual({
    ...proofDocument('n'),
    number: '',
    issuer: '',
    summary: '',
  });
});

describe('a chosen file', () => {
  const given = (size: number, bytes = new Uint8Array(Math.min(size, 8)), name = 'a.pdf') => ({
    name,
    type: 'application/pdf',
    size,
    arrayBuffer: () => Promise.resolve(bytes.buffer),
  });
  const read = (size: number, used = 0, bytes = new Uint8Array(size)) =>
    readChosenFile(given(size, bytes), used, () => 'new');

  test('is taken with its name, type and size', async () => {
    expect(await read(3, 0, Uint8Array.from([1, 2, 3]))).toEqual({
      ok: true,
      value: {
        file: { id: 'new', name: 'a.pdf', type: 'application/pdf', bytes: 3 },
        bytes: Uint8Array.from([1, 2, 3]),
      },
    });
  });

  test('may be as large as the limit and no larger', async () => {
    expect((await read(MAXIMUM_FILE_BYTES)).ok).toBe(true);
    expect(await read(MAXIMUM_FILE_BYTES + 1, 0, new Uint8Array())).toEqual({
      ok: false,
      error: { reason: 'tooLarge', name: 'a.pdf', bytes: MAXIMUM_FILE_BYTES + 1 },
    });
  });

  test('fills the total to its limit and no further', async () => {
    expect((await read(10, MAXIMUM_FILES_BYTES - 10)).ok).toBe(true);
    expect(await read(11, MAXIMUM_FILES_BYTES - 10)).toEqual({
      ok: false,
      error: { reason: 'totalTooLarge', name: 'a.pdf', bytes: 11, usedBytes: MAXIMUM_FILES_BYTES - 10 },
    });
  });

  test('takes the place of one that is no smaller, even where merges have filled more than the total', async () => {
    const replace = (size: number, kept: number) =>
      readChosenFile(given(size, new Uint8Array(size)), MAXIMUM_FILES_BYTES, () => 'new', kept);
    expect((await replace(10, 10)).ok).toBe(true);
    expect(await replace(11, 10)).toMatchObject({ error: { reason: 'totalTooLarge' } });
  });

  test('that is empty, gone, or another by now is refused', async () => {
    expect(await read(0)).toMatchObject({ error: { reason: 'empty' } });
    expect(await read(4, 0, new Uint8Array(5))).toMatchObject({ error: { reason: 'unreadable' } });
    const gone = { ...given(4), arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) };
    expect(await readChosenFile(gone, 0, () => 'new')).toMatchObject({ error: { reason: 'unreadable' } });
  });

  test.each([
    ['kế hoạch.pdf'.normalize('NFD'), 'kế hoạch.pdf'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a\nb.pdf', 'a b.pdf'],
    ['\u200b', 'file'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(250)}.docx`],
    ['y'.repeat(300), 'y'.repeat(255)],
  ])('of the name %j is called %j', (name, called) => {
    expect(shortName(name)).toBe(called);
  });

  test.each(LANGUAGES)('refused is told with its name and the sizes, in %s', (language) => {
    const mb = 1024 * 1024;
    const refusals: readonly FileRefusal[] = [
      { reason: 'empty', name: 'a.pdf' },
      { reason: 'unreadable', name: 'a.pdf' },
      { reason: 'tooLarge', name: 'a.pdf', bytes: 5 * mb },
      { reason: 'totalTooLarge', name: 'a.pdf', bytes: mb, usedBytes: 11.5 * mb },
    ];
    const told = refusals.map((refusal) => describeFileRefusal(refusal, messages[language], language));
    expect(new Set(told).size).toBe(told.length);
    for (const text of told) expect(text).toContain('a.pdf');
    expect(told[2]).toMatch(/5 MB.*2 MB/);
    expect(told[3]).toMatch(/1 MB.*1(1[,.]5|2) MB.*1(1[,.]5|2) MB/);
  });
});

describe('how far a row is proven', () => {
  const { vi: words } = messages;
  const said = words.register.item.proof;
  const { assessment, tree } = blankDocument();
  const documents = { ...assessment, evidence: [proofDocument('a'), proofDocument('b')] };
  const told = (change: Parameters<typeof withEntries>[1][string], code = '1.2.1') => {
    const node = tree.nodeByCode.get(code)!;
    const changed = withEntries(documents, { [code]: { selfScore: pts(1000), ...change } });
    const entry = changed.entries.get(code)!;
    return node.scored ? describeProof(entry, node, documentsById(changed), words).text : '';
  };

  test.each([
    ['without documents', {}, said.unproven],
    ['with an explanation alone', { explanation: 'Vì' }, said.explanationOnly],
    ['with a place in each', { evidence: [at('a', 'Mục 1'), at('b', 'tr. 2')] }, said.proven],
    ['with a place missing', { evidence: [at('a', 'Mục 1'), at('b', ' ')] }, said.withoutPlace(1)],
    ['not scored', { selfScore: null }, said.notClaimed],
    ['not applicable', { notApplicableReason: 'Không có' }, said.notApplicable],
  ])('%s', (_name, change, text) => {
    expect(told(change)).toBe(text);
  });

  test('is not asked of a survey', () => {
    expect(told({}, '1.1.2')).toBe(said.byOthers);
  });
});
