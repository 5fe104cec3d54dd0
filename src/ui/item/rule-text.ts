import { quantityFromInteger, type Quantity } from '../../domain/figures';
import { formatPointsExactly, POINT_SCALE, type Points } from '../../domain/points';
import { formatQuantity } from '../../domain/quantity';
import type { Rule, RuleOf } from '../../domain/rubric';
import type { RuleTrace, TracePart } from '../../domain/rule-trace';
import type { Messages } from '../../i18n/vi';

/** One line of a rule or of what it made of the figures. */
interface RuleLine {
  readonly label: string;
  /** The label is the rubric's, which is Vietnamese in every language of the screen. */
  readonly fromRubric: boolean;
  /** How the points came about, where the label does not say it. */
  readonly detail: string;
  /** `null` where they are in proportion. */
  readonly points: Points | null;
  readonly reached: boolean;
}

export const amountText = (quantity: Quantity, words: Messages): string =>
  formatQuantity(quantity, words.decimalMark, true);

export const wholeText = (whole: number, words: Messages): string =>
  amountText(quantityFromInteger(whole * POINT_SCALE), words);

export const pointsText = (points: Points, words: Messages): string => formatPointsExactly(points, words.decimalMark);

/** A percent in ten-thousandths. */
export const scaledPercentText = (scaled: number, words: Messages): string =>
  `${amountText(quantityFromInteger(scaled), words)}%`;

/** A percent of a rubric. */
const percentText = (percent: number, words: Messages): string =>
  scaledPercentText(Math.round(percent * POINT_SCALE), words);

/** What a rule says in one sentence, where it is not a scale of bands. */
export function ruleSentence(rule: Rule, maxPoints: Points, words: Messages): string | null {
  const said = words.item.trace;
  switch (rule.type) {
    case 'levels':
      return said.levelsRule;
    case 'additive':
      return said.additiveRule;
    case 'deduction':
      return said.deductionRule(pointsText(maxPoints, words));
    case 'survey':
    case 'index':
      return said.shareRule(pointsText(maxPoints, words));
    case 'ratio':
    case 'count':
    case 'growth':
      return null;
  }
}

/** The figures as the rule reads them: `118 ÷ 128 = 92,1875%`. */
export function figuresSentence(trace: RuleTrace, rule: Rule, words: Messages): string | null {
  const said = words.item.trace;
  switch (trace.type) {
    case 'ratio': {
      const percent = scaledPercentText(trace.percentScaled, words);
      return said.ratio(amountText(trace.achieved, words), amountText(trace.total, words), percent);
    }
    case 'growth': {
      const change = changeText(trace.changeScaled, words);
      return said.growth(amountText(trace.current, words), amountText(trace.base, words), change);
    }
    case 'count':
      return rule.type === 'count' ? `${rule.counted}: ${wholeText(trace.count, words)}` : null;
    default:
      return null;
  }
}

/** `tăng 5%`, `giảm 2,5%`, `không đổi`. */
export function changeText(scaled: number, words: Messages): string {
  const size = scaledPercentText(Math.abs(scaled), words);
  return scaled > 0 ? words.item.trace.rises(size) : scaled < 0 ? words.item.trace.falls(size) : words.item.trace.same;
}

/** Bands and steps of a rule, the reached one marked; for other rules the parts that made the score. */
export function ruleLines(
  rule: Rule,
  maxPoints: Points,
  trace: RuleTrace | null,
  words: Messages,
): readonly RuleLine[] {
  switch (rule.type) {
    case 'ratio':
    case 'count':
    case 'growth': {
      const ceiling = trace?.parts.filter(({ kind }) => kind === 'ceiling') ?? [];
      return [
        ...scaleLines(rule, maxPoints, trace, words),
        ...ceiling.map((part) => partLine(part, rule, maxPoints, trace, words)),
      ];
    }
    default:
      return trace?.parts.map((part) => partLine(part, rule, maxPoints, trace, words)) ?? [];
  }
}

function scaleLines(
  rule: RuleOf<'ratio' | 'count' | 'growth'>,
  maxPoints: Points,
  trace: RuleTrace | null,
  words: Messages,
): readonly RuleLine[] {
  const found = trace?.parts[0];
  const line = (label: string, index: number, points: Points | null): RuleLine => {
    const reached = found?.index === index;
    const detail = points === null ? words.item.trace.proportional : '';
    if (!reached) return { label, fromRubric: false, detail, points, reached };
    return {
      label,
      fromRubric: false,
      detail: proportion(rule, maxPoints, trace, words),
      points: found.points,
      reached,
    };
  };
  const lines = scaleLabels(rule, words).map((label, index) => {
    const step = rule.type === 'ratio' ? rule.bands[index] : rule.steps[index];
    return line(label, index, step && 'points' in step ? step.points : null);
  });
  return found?.kind === 'belowAll' ? [...lines, partLine(found, rule, maxPoints, trace, words)] : lines;
}

const proportion = (rule: Rule, maxPoints: Points, trace: RuleTrace | null, words: Messages): string => {
  const full = rule.type === 'ratio' ? rule.bands[0]?.fromPercent : undefined;
  if (full === undefined || trace?.type !== 'ratio' || !trace.proportional) return '';
  const percent = scaledPercentText(trace.percentScaled, words);
  return words.item.trace.proportionalOf(pointsText(maxPoints, words), percent, percentText(full, words));
};

function partLine(part: TracePart, rule: Rule, maxPoints: Points, trace: RuleTrace | null, words: Messages): RuleLine {
  const said = words.item.trace;
  const index = part.index ?? -1;
  const own = (label: string | undefined, detail = ''): RuleLine => ({
    label: label ?? '',
    fromRubric: true,
    detail,
    points: part.points,
    reached: true,
  });
  const ours = (label: string): RuleLine => ({ ...own(label), fromRubric: false });
  switch (part.kind) {
    case 'level':
      return own(rule.type === 'levels' ? rule.levels[index]?.label : undefined);
    case 'part':
      return own(rule.type === 'additive' ? rule.parts[index]?.label : undefined);
    case 'violation': {
      const violation = rule.type === 'deduction' ? rule.violations[index] : undefined;
      const each = violation ? pointsText(violation.pointsEach, words) : '';
      return own(violation?.label, said.times(wholeText(part.times ?? 0, words), each));
    }
    case 'share': {
      const percent = trace?.type === 'survey' || trace?.type === 'index' ? trace.percent : quantityFromInteger(0);
      return ours(said.share(pointsText(maxPoints, words), scaledPercentText(percent, words)));
    }
    case 'belowAll':
      return ours(said.rest);
    case 'maximum':
    case 'floor':
    case 'ceiling':
      return ours(said[part.kind]);
    case 'band':
    case 'proportional':
    case 'step':
      return ours(scaleLabel(rule, index, words));
  }
}

const scaleLabel = (rule: Rule, index: number, words: Messages): string =>
  rule.type === 'ratio' || rule.type === 'count' || rule.type === 'growth'
    ? (scaleLabels(rule, words)[index] ?? '')
    : '';

/** What each band or step covers, in words; best first, as in the rule. */
export function scaleLabels(rule: RuleOf<'ratio' | 'count' | 'growth'>, words: Messages): readonly string[] {
  const said = words.item.trace;
  switch (rule.type) {
    case 'ratio':
      return rule.bands.map(({ fromPercent: from }, index) => {
        const above = rule.bands[index - 1]?.fromPercent;
        if (above === undefined) return from <= 0 ? said.any : said.from(percentText(from, words));
        if (from <= 0) return said.below(percentText(above, words));
        return said.between(percentText(from, words), percentText(above, words));
      });
    case 'count':
      return rule.steps.map(({ fromCount: from }, index) => {
        const above = rule.steps[index - 1]?.fromCount;
        if (above === undefined) return from <= 0 ? said.any : said.from(wholeText(from, words));
        if (above - 1 <= from) return wholeText(from, words);
        if (from <= 0) return said.below(wholeText(above, words));
        return said.counts(wholeText(from, words), wholeText(above - 1, words));
      });
    case 'growth':
      return rule.steps.map(({ fromChangePercent: from }, index) => {
        const above = rule.steps[index - 1]?.fromChangePercent ?? null;
        if (from === null) return index === 0 ? said.any : said.rest;
        return growthLabel(rule.better, from, above, words);
      });
  }
}

function growthLabel(better: 'higher' | 'lower', from: number, above: number | null, words: Messages): string {
  const said = words.item.trace;
  // Rises and falls are said as such; a step that spans both is said with signs.
  if (better === 'higher' && from >= 0)
    return above === null
      ? said.risesFrom(percentText(from, words))
      : said.risesBetween(percentText(from, words), percentText(above, words));
  if (better === 'lower' && from < 0)
    return above === null
      ? said.fallsFrom(percentText(-from, words))
      : said.fallsBetween(percentText(-from, words), percentText(-above, words));
  return better === 'higher'
    ? said.changeAtLeast(percentText(from, words))
    : said.changeAtMost(percentText(from, words));
}
