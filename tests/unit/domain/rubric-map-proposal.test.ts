import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import { mapFaults, type RubricLink } from '../../../src/domain/rubric-map';
import { createRubricTree, type RubricTree } from '../../../src/domain/rubric-tree';
import { holds } from '../../helpers/domain';
import { editedRubric, rubricOf, treeOf, type RubricRow } from '../../helpers/domain-rubrics';
import { told } from '../../helpers/domain-years';

const row = (name: string, max = 1_0000, extra: Partial<RubricRow> = {}): RubricRow => ({ name, max, ...extra });
const link = (kind: RubricLink['kind'], from: string[], to: string[]): RubricLink => ({ kind, from, to });
const proposed = (from: RubricTree, to: RubricTree): string[] => told(proposeRubricMap(from, to));

describe('the proposal', () => {
  it('finds rows by name, maximum and track, wherever they went and however they are spelled', () => {
    const from = treeOf([
      ['1.1.1', row('Ban hành kế hoạch CCHC')],
      ['1.1.2', row('Xử lý VBQPPL')],
      ['1.2.1', row('Kiểm tra')],
    ]);
    const to = treeOf([
      ['1.1.1', row('Kiểm tra')],
      ['1.1.2', row('BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH.')],
      ['2.1.1', row('Xử lý văn bản  quy phạm pháp luật')],
    ]);
    expect(proposed(from, to)).toEqual(['same 1.2.1>1.1.1', 'same 1.1.1>1.1.2', 'same 1.1.2>2.1.1']);
  });

  it('calls a row of another maximum or in other words reworded, and one of another track dropped and new', () => {
    const from = treeOf([
      ['1.1.1', row('Kiểm tra công tác cải cách')],
      ['1.1.2', row('Mức độ hài lòng')],
      ['1.1.3', row('Tỷ lệ hồ sơ thanh toán')],
    ]);
    const to = treeOf([
      ['1.1.1', row('Kiểm tra công tác cải cách', 2_0000)],
      ['1.1.2', row('Mức độ hài lòng', 1_0000, { track: 'sipas' })],
      // 5 of 5 and 7 words in common: 2 × 5 ÷ 12.
      ['1.1.4', row('Tỷ lệ hồ sơ thanh toán trực tuyến')],
    ]);
    expect(proposed(from, to)).toEqual([
      'reworded 1.1.1>1.1.1',
      'new >1.1.2',
      'reworded 1.1.3>1.1.4',
      'dropped 1.1.2>',
    ]);
  });

  it('asks less of names that have the same code', () => {
    // 4 words each, 2 in common: 0.5; and 8 of 11 words: 0.73.
    const from = treeOf([
      ['1.1.1', row('một hai ba bốn')],
      ['1.1.2', row('a b c d')],
    ]);
    const to = treeOf([
      ['1.1.1', row('một hai năm sáu')],
      ['1.1.3', row('a b c d e f g')],
    ]);
    expect(proposed(from, to)).toEqual(['reworded 1.1.1>1.1.1', 'new >1.1.3', 'dropped 1.1.2>']);
    const less = treeOf([
      ['1.1.1', row('một năm sáu bảy')],
      ['1.1.2', row('a b c d e f g')],
    ]);
    expect(proposed(from, less)).toEqual(['new >1.1.1', 'reworded 1.1.2>1.1.2', 'dropped 1.1.1>']);
  });

  it('leaves a row alone whose better likeness is another', () => {
    const [district, commune] = ['cấp huyện', 'cấp xã'].map((level) =>
      row(`Hồ sơ TTHC do UBND ${level} giải quyết đúng hạn`),
    );
    const from = treeOf([
      ['3.4.2', district!],
      ['3.4.3', commune!],
    ]);
    // Districts are gone in 2025; the communes' row moves up to their number.
    expect(proposed(from, treeOf([['3.4.2', commune!]]))).toEqual(['same 3.4.3>3.4.2', 'dropped 3.4.2>']);
    const reworded = { ...commune!, name: `${commune!.name}, trước hạn` };
    expect(proposed(from, treeOf([['3.4.2', reworded]]))).toEqual(['reworded 3.4.3>3.4.2', 'dropped 3.4.2>']);
    // A like row more: the communes' own is found, and the new one is not the districts'.
    const both = treeOf([
      ['3.4.2', row(`${commune!.name} toàn trình`)],
      ['3.4.3', commune!],
    ]);
    expect(proposed(from, both)).toEqual(['new >3.4.2', 'same 3.4.3>3.4.3', 'dropped 3.4.2>']);
  });

  it('tells namesakes apart by code, then by heading, then by order', () => {
    const plan = row('Ban hành kế hoạch');
    const from = treeOf(
      [
        ['1.1.1', plan],
        ['2.1.1', plan],
        ['3.1.1', plan],
      ],
      { '2.1': 'Rà soát', '3.1': 'Kiểm tra' },
    );
    expect(proposed(from, from)).toEqual(['same 1.1.1>1.1.1', 'same 2.1.1>2.1.1', 'same 3.1.1>3.1.1']);
    const to = treeOf(
      [
        ['1.1.1', plan],
        ['4.1.1', plan],
        ['5.1.1', plan],
      ],
      { '4.1': 'Kiểm tra', '5.1': 'Rà soát' },
    );
    expect(proposed(from, to)).toEqual(['same 1.1.1>1.1.1', 'same 3.1.1>4.1.1', 'same 2.1.1>5.1.1']);
    const bare = treeOf([
      ['7.1.1', plan],
      ['8.1.1', plan],
    ]);
    expect(proposed(from, bare)).toEqual(['same 1.1.1>7.1.1', 'same 2.1.1>8.1.1', 'dropped 3.1.1>']);
  });

  it('takes the row of one maximum before that of one code, and that of one code before the first', () => {
    const plan = (max: number) => row('Ban hành kế hoạch', max);
    const from = treeOf([
      ['1.1.1', plan(2_0000)],
      ['1.1.2', plan(1_0000)],
      ['1.1.3', plan(1_0000)],
    ]);
    expect(proposed(from, treeOf([['1.1.1', plan(1_0000)]]))).toContain('same 1.1.2>1.1.1');
    expect(proposed(from, treeOf([['1.1.3', plan(1_0000)]]))).toContain('same 1.1.3>1.1.3');
  });

  it('guesses no split and no merger', () => {
    const whole = treeOf([['1.1.1', row('Ban hành kế hoạch và báo cáo', 2_0000)]]);
    const parts = treeOf([
      ['1.1.1', row('Ban hành kế hoạch')],
      ['1.1.2', row('Ban hành báo cáo')],
    ]);
    for (const map of [proposeRubricMap(whole, parts), proposeRubricMap(parts, whole)])
      expect(map.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining([expect.stringMatching(/split|merged/)]));
  });
});

describe('the proposal from the shipped rubric', () => {
  const tree = createRubricTree(loadRubric());

  it('to itself is that every row is the same', () => {
    expect(proposed(tree, tree)).toEqual(tree.scoredNodes.map(({ code }) => `same ${code}>${code}`));
  });

  it('never gives the place of a dropped row to another, nor that of a new one', () => {
    const rows = tree.scoredNodes.map(
      ({ code, name, maxPoints, track }) => [code, { name, max: maxPoints, track }] as const,
    );
    for (const [code] of rows) {
      const fewer = treeOf(rows.filter(([other]) => other !== code));
      expect(proposed(tree, fewer).filter((line) => !line.startsWith('same'))).toEqual([`dropped ${code}>`]);
      expect(proposed(fewer, tree).filter((line) => !line.startsWith('same'))).toEqual([`new >${code}`]);
    }
  });

  it('finds what was done to an edited copy', () => {
    holds(601, 150, editedRubric(tree), ({ rubric, editByCode, codeByOriginal }) => {
      const to = createRubricTree(rubric);
      const map = proposeRubricMap(tree, to);
      expect(mapFaults(map, tree, to)).toEqual([]);
      const linkByCode = new Map(map.flatMap((each) => each.from.map((code) => [code, each])));
      for (const [code, edit] of editByCode) {
        const now = codeByOriginal.get(code);
        const expected = {
          kept: link('same', [code], [now!]),
          moved: link('same', [code], [now!]),
          reworded: link('reworded', [code], [now!]),
          otherMaximum: link('reworded', [code], [now!]),
          dropped: null,
          replaced: null,
          otherTrack: null,
        }[edit];
        const found = linkByCode.get(code);
        if (expected) expect(found).toEqual(expected);
        else expect(found?.kind).toBe('dropped');
      }
    });
  });

  it('holds each row once and pairs rows of one track alone; the same rows have name and maximum alike', () => {
    holds(602, 100, editedRubric(tree), editedRubric(tree), (one, other) => {
      const [from, to] = [createRubricTree(one.rubric), createRubricTree(other.rubric)];
      const map = proposeRubricMap(from, to);
      expect(map.flatMap((each) => each.from).sort()).toEqual(from.scoredNodes.map(({ code }) => code).sort());
      expect(map.flatMap((each) => each.to)).toEqual(to.scoredNodes.map(({ code }) => code));
      for (const {
        kind,
        from: [before],
        to: [after],
        ...rest
      } of map) {
        expect(rest).toEqual({});
        if (before === undefined || after === undefined) continue;
        const [a, b] = [from.nodeByCode.get(before)!, to.nodeByCode.get(after)!];
        if (!a.scored || !b.scored) throw new Error('not scored');
        expect(b.track).toBe(a.track);
        if (kind === 'same') expect([b.name, b.maxPoints]).toEqual([a.name, a.maxPoints]);
        else expect([b.name, b.maxPoints]).not.toEqual([a.name, a.maxPoints]);
      }
    });
  });

  it('does not hang on the numbering', () => {
    const rows = tree.scoredNodes.map(
      ({ code, name, maxPoints, track }) => [code, { name, max: maxPoints, track }] as const,
    );
    const renumber = (code: string): string => code.replace(/^\d+/, (area) => String(Number(area) + 40));
    const to = createRubricTree(rubricOf(rows.map(([code, each]) => [renumber(code), each])));
    expect(proposed(tree, to)).toEqual(rows.map(([code]) => `same ${code}>${renumber(code)}`));
  });
});
