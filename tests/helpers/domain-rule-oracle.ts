/**
 * A second, slow and obvious reading of the scoring rules, in exact fractions. It shares nothing
 * with the product: it takes the plain rows and figures of the shipped files.
 */

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Rules and figures as they stand in the JSON files; each rule type uses some of the keys. */
export interface PlainRule {
  readonly type: string;
  readonly levels?: readonly { readonly points: number }[];
  readonly bands?: readonly {
    readonly fromPercent: number;
    readonly points?: number;
    readonly proportional?: boolean;
  }[];
  readonly steps?: readonly {
    readonly fromCount?: number;
    readonly fromChangePercent?: number | null;
    readonly points: number;
  }[];
  readonly violations?: readonly { readonly pointsEach: number }[];
  readonly parts?: readonly { readonly points: number }[];
  readonly better?: string;
}

export interface PlainFigures {
  readonly level?: number;
  readonly achieved?: number;
  readonly total?: number;
  readonly count?: number;
  readonly violations?: readonly number[];
  readonly parts?: readonly number[];
  readonly current?: number;
  readonly base?: number;
  readonly percent?: number;
}

const fraction = (decimal: number): Fraction => {
  const [whole = '0', decimals = ''] = String(decimal).split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
};
const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const over = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom, bottom: a.bottom * b.top });
const minus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom - b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const atLeast = (a: Fraction, b: Fraction): boolean => a.top * b.bottom >= b.top * a.bottom;
const percentOf = (a: Fraction, b: Fraction): Fraction => times(over(a, b), fraction(100));

/** Rounds half up to four decimals. */
function rounded({ top, bottom }: Fraction): number {
  return Number((2n * top * 10_000n + bottom) / (2n * bottom)) / 10_000;
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The figures do not fit the rule');
  return value;
}

/** The score in points that the figures earn. */
export function scoreByRule(rule: PlainRule, maxPoints: number, figures: PlainFigures): number {
  const maximum = fraction(maxPoints);
  switch (rule.type) {
    case 'levels':
      return defined(defined(rule.levels)[defined(figures.level)]).points;
    case 'ratio': {
      const bands = defined(rule.bands);
      const percent = percentOf(fraction(defined(figures.achieved)), fraction(defined(figures.total)));
      const band = bands.find(({ fromPercent }) => atLeast(percent, fraction(fromPercent)));
      if (!band) return 0;
      if (!band.proportional) return defined(band.points);
      return rounded(times(maximum, over(percent, fraction(defined(bands[0]).fromPercent))));
    }
    case 'count': {
      const count = defined(figures.count);
      return defined(defined(rule.steps).find((step) => count >= defined(step.fromCount))).points;
    }
    case 'growth': {
      const base = fraction(defined(figures.base));
      const change = percentOf(minus(fraction(defined(figures.current)), base), base);
      const reached = (from: number): boolean =>
        rule.better === 'higher' ? atLeast(change, signed(from)) : atLeast(signed(from), change);
      const step = defined(rule.steps).find(
        ({ fromChangePercent }) => fromChangePercent === null || reached(defined(fromChangePercent)),
      );
      return defined(step).points;
    }
    case 'deduction': {
      const counts = defined(figures.violations);
      const lost = defined(rule.violations).map(({ pointsEach }, kind) =>
        times(fraction(pointsEach), fraction(defined(counts[kind]))),
      );
      const left = lost.reduce(minus, maximum);
      return left.top < 0n ? 0 : rounded(left);
    }
    case 'additive':
      return defined(figures.parts)
        .map((part) => fraction(defined(defined(rule.parts)[part]).points))
        .reduce((sum, part) => sum + rounded(part), 0);
    case 'survey':
    case 'index':
      return rounded(over(times(maximum, fraction(defined(figures.percent))), fraction(100)));
    default:
      throw new Error(`No such rule: ${rule.type}`);
  }
}

const signed = (decimal: number): Fraction => {
  const magnitude = fraction(Math.abs(decimal));
  return decimal < 0 ? { top: -magnitude.top, bottom: magnitude.bottom } : magnitude;
};
