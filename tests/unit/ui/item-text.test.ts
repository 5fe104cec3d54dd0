import { describe, expect, test } from 'vitest';
import type { Figures } from '../../../src/domain/figures';
import type { Rule } from '../../../src/domain/rubric';
import { scoreByRule } from '../../../src/domain/rule';
import { nextSteps } from '../../../src/domain/rule-steps';

import { withAmount, withPart, withViolations } from '../../../src/ui/item/figure-entries';
import { describeFault, describeGain, describeStep, faultyAmount, shownSteps } from '../../../src/ui/item/item-text';
import { changeText, figuresSentence, ruleLines, scaleLabels } from '../../../src/ui/item/rule-text';
import { pts } from '../../helpers/domain';
import { messages } from '../../helpers/messages';
import {
  additiveRule,
  amount,
  count,
  countRule,
  deductionRule,
  growth,
  growthRule,
  indexRule,
  level,
  levelsRule,
  ratio,
  ratioRule,
  survey,
  surveyRule,
  ticked,
  violations,
} from '../../helpers/domain-rules';

const { vi: words, en } = messages;

const max = pts(1_0000);

const onTime: Rule = {
  ...ratioRule([
    [100, 1],
    [80, null],
    [0, 0],
  ]),
  achieved: 'Số hồ sơ giải quyết đúng hạn',
  total: 'Số hồ sơ',
};

describe('what bands and steps cover', () => {
  test.each([
    [onTime, ['từ 100%', 'từ 80% đến dưới 100%', 'dưới 80%']],
    [ratioRule([[12.5, 1]]), ['từ 12,5%']],
    [ratioRule([[0, 1]]), ['mọi kết quả']],
    [
      countRule([
        [40, 1],
        [20, 0.5],
        [0, 0],
      ]),
      ['từ 40', 'từ 20 đến 39', 'dưới 20'],
    ],
    [
      countRule([
        [2, 1],
        [1, 0.5],
        [0, 0],
      ]),
      ['từ 2', '1', '0'],
    ],
    [
      growthRule('higher', [
        [5, 1],
        [0, 0.5],
        [null, 0],
      ]),
      ['tăng từ 5% trở lên', 'tăng từ 0% đến dưới 5%', 'còn lại'],
    ],
    [
      growthRule('lower', [
        [-10, 1],
        [-5, 0.5],
        [null, 0],
      ]),
      ['giảm từ 10% trở lên', 'giảm từ 5% đến dưới 10%', 'còn lại'],
    ],
    [
      growthRule('higher', [
        [5, 1],
        [-2.5, 0.5],
        [null, 0],
      ]),
      ['tăng từ 5% trở lên', 'thay đổi từ −2,5% trở lên', 'còn lại'],
    ],
    [
      growthRule('lower', [
        [-5, 1],
        [0, 0.5],
        [null, 0],
      ]),
      ['giảm từ 5% trở lên', 'thay đổi không quá 0%', 'còn lại'],
    ],
  ] as const)('%#', (rule, labels) => {
    expect(scaleLabels(rule as Parameters<typeof scaleLabels>[0], words)).toEqual(labels);
  });
});

/** Lines as `mark label | detail | points`. */
function linesOf(rule: Rule, figures: Figures | null): readonly string[] {
  const result = scoreByRule(rule, max, figures);
  const lines = ruleLines(rule, max, result.kind === 'scored' ? result.trace : null, words);
  return lines.map(({ reached, label, detail, points }) => `${reached ? '*' : ''}${label}|${detail}|${String(points)}`);
}

describe('the lines of a trace', () => {
  test('show the whole scale and mark what was reached, in proportion with its sum', () => {
    expect(linesOf(onTime, null)).toEqual(['từ 100%||10000', 'từ 80% đến dưới 100%|theo tỷ lệ|null', 'dưới 80%||0']);
    expect(linesOf(onTime, ratio(118, 128))[1]).toBe('*từ 80% đến dưới 100%|1,00 × 92,1875% ÷ 100%|9219');
    expect(linesOf(onTime, ratio(128, 128))).toEqual([
      '*từ 100%||10000',
      'từ 80% đến dưới 100%|theo tỷ lệ|null',
      'dưới 80%||0',
    ]);
  });

  test('say so below all bands', () => {
    expect(linesOf(ratioRule([[50, 1]]), ratio(1, 10))).toEqual(['từ 50%||10000', '*còn lại||0']);
  });

  test.each([
    [levelsRule(1, 0.5), level(1), ['*x||5000']],
    [additiveRule(0.25, 0.5, 0.25), ticked(0, 1), ['*x||2500', '*x||5000']],
    [deductionRule(0.5, 0.25), violations(0, 2), ['*Điểm tối đa||10000', '*x|2 × 0,25|-5000']],
    [
      deductionRule(0.75),
      violations(2),
      ['*Điểm tối đa||10000', '*x|2 × 0,75|-15000', '*Không trừ xuống dưới 0||5000'],
    ],
    [surveyRule, survey(81.21), ['*1,00 × 81,21%||8121']],
    [additiveRule(0.75, 0.5), ticked(0, 1), ['*x||7500', '*x||5000', '*Không vượt điểm tối đa||-2500']],
    [countRule([[2, 1.5]]), count(2), ['*từ 2||15000', '*Không vượt điểm tối đa||-5000']],
  ] as const)('are the parts of other rules, and add up %#', (rule, figures, lines) => {
    expect(linesOf(rule, figures)).toEqual(lines);
    const result = scoreByRule(rule, max, figures);
    const sum = ruleLines(rule, max, result.kind === 'scored' ? result.trace : null, words)
      .filter(({ reached }) => reached)
      .reduce((total, { points }) => total + (points ?? 0), 0);
    expect(result).toMatchObject({ kind: 'scored', points: sum });
  });

  test('begin with the figures as the rule reads them', () => {
    const said = (rule: Rule, figures: Figures, spoken = words) => {
      const result = scoreByRule(rule, max, figures);
      return result.kind === 'scored' ? figuresSentence(result.trace, rule, spoken) : result.kind;
    };
    expect(said(onTime, ratio(1180, 1280))).toBe('1.180 ÷ 1.280 = 92,1875%');
    expect(said(onTime, ratio(1180, 1280), en)).toBe('1,180 ÷ 1,280 = 92.1875%');
    expect(said(growthRule('lower', [[null, 1]]), growth(95, 100))).toBe('95 so với 100: giảm 5%');
    expect(said(levelsRule(1), level(0))).toBeNull();
    expect([changeText(0, words), changeText(2_5000, words)]).toEqual(['không đổi', 'tăng 2,5%']);
  });
});

const stepsOf = (rule: Rule, figures: Figures, spoken = words): readonly string[] => {
  const result = scoreByRule(rule, max, figures);
  const score = result.kind === 'scored' ? result.points : pts(0);
  return shownSteps(nextSteps(rule, max, figures), score).map((step) => describeStep(step, rule, spoken));
};

describe('the next steps', () => {
  test.each([
    [
      onTime,
      ratio(118, 128),
      ['Thêm 1 (Số hồ sơ giải quyết đúng hạn)', 'Thêm 10 (Số hồ sơ giải quyết đúng hạn) để đạt 100%'],
    ],
    [
      countRule([
        [3, 1],
        [1, 0.5],
        [0, 0],
      ]),
      count(0),
      ['Thêm 1 (x) để đạt mức từ 1', 'Thêm 3 (x) để đạt mức từ 3'],
    ],
    [levelsRule(1, 0.5, 0), level(2), ['Đạt mức “x”', 'Đạt mức “x”']],
    [deductionRule(0.5, 0.25), violations(1, 0), ['Bớt một trường hợp: x']],
    [additiveRule(0.5, 0.5), ticked(0), ['Đạt thêm phần: x']],
    [
      growthRule('lower', [
        [-10, 1],
        [null, 0],
      ]),
      growth(100, 100),
      ['Đưa “x” về 90 để giảm 10%'],
    ],
    [surveyRule, survey(99.5), ['Thêm 0,5 điểm phần trăm']],
  ] as const)('are said in the words of the rule %#', (rule, figures, said) => {
    expect(stepsOf(rule, figures)).toEqual(said);
  });

  test('are three at most, none of a part of a unit, and none that the score has already', () => {
    expect(stepsOf(levelsRule(1, 0.8, 0.6, 0.4, 0.2), level(4))).toHaveLength(3);
    expect(stepsOf(onTime, ratio(118.5, 128))).toEqual(['Thêm 9,5 (Số hồ sơ giải quyết đúng hạn) để đạt 100%']);
    const steps = nextSteps(onTime, max, ratio(118, 128));
    expect(shownSteps(steps, max)).toEqual([]);
    expect(shownSteps(steps, pts(9500))).toHaveLength(1);
  });

  test('say what they bring, with ranks only where there are any', () => {
    const said = (ranks: number | null, spoken = words) => describeGain('Thêm 3', pts(2500), ranks, spoken);
    expect([said(3), said(0), said(null)]).toEqual([
      'Thêm 3: +0,25 điểm, khoảng 3 bậc hạng',
      'Thêm 3: +0,25 điểm, hạng không đổi',
      'Thêm 3: +0,25 điểm',
    ]);
    expect(said(1, en)).toBe('Thêm 3: +0.25 points, about 1 rank');
  });
});

describe('faults of figures', () => {
  test('name their field and what to do', () => {
    expect(faultyAmount({ fault: 'zeroTotal' })).toBe('total');
    expect(faultyAmount({ fault: 'zeroBase' })).toBe('base');
    expect(faultyAmount({ fault: 'achievedAboveTotal' })).toBe('achieved');
    expect(faultyAmount({ fault: 'percentOutOfRange' })).toBe('percent');
    expect(faultyAmount({ fault: 'negative', amount: 'current' })).toBe('current');
    expect(faultyAmount({ fault: 'doesNotFit' })).toBeNull();
    expect(describeFault({ fault: 'zeroTotal' }, onTime, words)).toMatch(/Không áp dụng.*ghi lý do/);
    expect(describeFault({ fault: 'achievedAboveTotal' }, onTime, words)).toMatch(
      /^“Số hồ sơ giải quyết đúng hạn” lớn hơn “Số hồ sơ”/,
    );
  });
});

describe('one figure replaced', () => {
  const rule = ratioRule([[100, 1]]);

  test('the others stay; with the last one the figures go', () => {
    expect(withAmount(rule, null, 'total', amount(5))).toEqual(ratio(null, 5));
    expect(withAmount(rule, ratio(3, 5), 'achieved', null)).toEqual(ratio(null, 5));
    expect(withAmount(rule, ratio(null, 5), 'total', null)).toBeNull();
    expect(withAmount(growthRule('higher', [[null, 1]]) as never, growth(1, null), 'base', amount(2))).toEqual(
      growth(1, 2),
    );
    expect(withAmount(indexRule as never, null, 'percent', amount(81.2))).toMatchObject({ type: 'index' });
    expect(withAmount(countRule([[0, 1]]) as never, count(3), 'count', null)).toBeNull();
  });

  test('figures of another rule are as good as none', () => {
    expect(withAmount(rule, survey(50), 'achieved', amount(1))).toEqual(ratio(1, null));
  });

  test('kinds of violation that are not entered were not found', () => {
    const two = deductionRule(0.5, 0.25) as Parameters<typeof withViolations>[0];
    expect(withViolations(two, null, 1, amount(2))).toEqual(violations(0, 2));
    expect(withViolations(two, violations(0, 2), 1, null)).toEqual(violations(0, 0));
    expect(withViolations(two, null, 0, null)).toBeNull();
  });

  test('parts are kept in order, and none left is no answer', () => {
    expect(withPart(ticked(2), 0, true)).toEqual(ticked(0, 2));
    expect(withPart(ticked(0, 2), 0, false)).toEqual(ticked(2));
    expect(withPart(ticked(2), 2, false)).toBeNull();
    expect(withPart(ticked(2), 2, true)).toEqual(ticked(2));
  });
});
