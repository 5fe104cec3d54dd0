import type { Assessment } from '../../../domain/assessment';
import { indexGroup, formatIndex, plainIndex, type IndexPercent } from '../../../domain/index-percent';
import { formatPoints, plainPoints, pointsFromInteger, ZERO, type Points } from '../../../domain/points';
import { sumIndex, sumOf } from '../../../domain/rollup';
import type { RubricTree } from '../../../domain/rubric-tree';
import type { StudioWords } from '../../../i18n/studio-words';
import type { Messages } from '../../../i18n/vi';
import type { Language } from '../../../i18n/words';
import type { OutlookRanks, Variant } from '../../../state/studio.svelte';
import { formatCount } from '../../charts/figures';
import { departmentName, nodeName } from '../../names';
import { pointsChange, shortRank } from './figure-text';

interface CompareCell {
  readonly id: string;
  readonly text: string;
  /** Plain number, or letter of the group; empty where there is none. */
  readonly value: string;
  /** Stands beside the figure: an interval, a rank. */
  readonly detail: string;
  /** The figure is an estimate. */
  readonly isEstimate: boolean;
  readonly detailIsEstimate: boolean;
  /** Better, worse or equal to what stands now. */
  readonly tone: number;
  readonly change: string;
  /** Bounds of a rank, for scripts. */
  readonly bounds?: { readonly best: number; readonly worst: number };
}

interface CompareRow {
  /** Name of the row in `data-testid`s. */
  readonly key: string;
  /** Official number in front of the label. */
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly cells: readonly CompareCell[];
}

export interface CompareSection {
  readonly key: 'result' | 'areas' | 'departments';
  readonly title: string;
  readonly rows: readonly CompareRow[];
}

interface Sight {
  readonly assessment: Assessment;
  readonly tree: RubricTree;
  readonly outlookOf: (variant: Variant) => OutlookRanks;
  readonly words: Messages;
  readonly studioWords: StudioWords;
  readonly language: Language;
}

type Figure = Omit<CompareCell, 'id' | 'tone' | 'change' | 'detail' | 'isEstimate' | 'detailIsEstimate'> & {
  readonly detail?: string;
  readonly isEstimate?: boolean;
  readonly detailIsEstimate?: boolean;
  /** What is compared; `null` where there is nothing. */
  readonly amount: number | null;
};

/** The table of all variants, the first of which is what stands now. */
export function compareSections(variants: readonly Variant[], sight: Sight): readonly CompareSection[] {
  const { assessment, tree, words, studioWords, language } = sight;
  const said = studioWords.scenarios.table;
  const mark = words.decimalMark;
  const none = words.common.none;
  const [now] = variants;
  if (!now) return [];

  const row = (
    { key, code = '', label, hint = '' }: { key: string; code?: string; label: string; hint?: string },
    figureOf: (variant: Variant) => Figure,
    changeText: (change: number) => string,
    smallerIsBetter = false,
  ): CompareRow => {
    const base = figureOf(now).amount;
    const cells = variants.map((variant): CompareCell => {
      const { amount, detail = '', isEstimate = false, detailIsEstimate = false, ...figure } = figureOf(variant);
      const change = amount === null || base === null ? 0 : amount - base;
      const tone = smallerIsBetter ? -change : change;
      return {
        id: variant.id,
        ...figure,
        detail,
        isEstimate,
        detailIsEstimate,
        tone,
        change: change === 0 ? '' : changeText(change),
      };
    });
    return { key, code, label, hint, cells };
  };
  const pointsFigure = (points: Points): Figure => ({
    text: formatPoints(points, mark),
    value: plainPoints(points),
    amount: points,
  });
  const indexFigure = (index: IndexPercent | null): Figure =>
    index
      ? { text: `${formatIndex(index, mark)}%`, value: plainIndex(index), amount: index.scaled }
      : { text: none, value: '', amount: null };
  const gainText = (change: number): string => pointsChange(pointsFromInteger(Math.round(change)), mark);
  const rankText = (change: number): string =>
    change < 0 ? words.whatIf.rankUp(-change) : words.whatIf.rankDown(change);
  const outlookRow = (level: 'floor' | 'expected' | 'ceiling'): CompareRow =>
    row(
      { key: level, label: words.strip.outlook.names[level], hint: words.strip.outlook.hints[level] },
      (variant) => {
        const { outlook, [level]: rank } = sight.outlookOf(variant);
        return {
          ...pointsFigure(outlook[level]),
          detail: rank ? said.rankOf(shortRank(rank)) : '',
          detailIsEstimate: rank?.exact === false,
        };
      },
      gainText,
    );

  const result: CompareRow[] = [
    row(
      { key: 'total', label: words.whatIf.total },
      ({ figures }) => pointsFigure(figures.rollup.total.points),
      gainText,
    ),
    row({ key: 'index', label: said.index }, ({ figures }) => indexFigure(sumIndex(figures.rollup.total)), gainText),
    row(
      { key: 'group', label: words.whatIf.group },
      ({ figures }) => {
        const index = sumIndex(figures.rollup.total);
        const group = index ? indexGroup(index) : null;
        return { text: group ?? none, value: group ?? '', amount: group && 'DCBA'.indexOf(group) };
      },
      (change) => (change > 0 ? said.groupUp : said.groupDown),
    ),
    row(
      { key: 'rank', label: said.rank, hint: said.rankHint },
      ({ rank }) =>
        rank
          ? {
              text: shortRank(rank),
              value: String(rank.estimate),
              detail: rank.exact ? '' : `(${String(rank.best)}–${String(rank.worst)})`,
              isEstimate: !rank.exact,
              amount: rank.estimate,
              bounds: { best: rank.best, worst: rank.worst },
            }
          : { text: none, value: '', amount: null },
      rankText,
      true,
    ),
    outlookRow('floor'),
    outlookRow('expected'),
    outlookRow('ceiling'),
    row(
      { key: 'days', label: said.days, hint: said.daysHint },
      ({ figures }) => ({
        text: formatCount(figures.days, mark),
        value: String(figures.days),
        isEstimate: figures.days > 0,
        amount: null,
      }),
      gainText,
    ),
    row(
      { key: 'changes', label: said.changes, hint: said.changesHint },
      ({ figures }) => ({
        text: String(figures.moves.length),
        value: String(figures.moves.length),
        amount: null,
      }),
      gainText,
    ),
  ];
  const areas = tree.areas.map((area) =>
    row(
      { key: `area-${area.code}`, code: area.code, label: nodeName(area, language) },
      ({ figures }) => indexFigure(sumIndex(sumOf(figures.rollup, area.code))),
      gainText,
    ),
  );
  const departments = departmentsOf(assessment, variants).map(({ code, name }) =>
    row(
      { key: `department-${code === '' ? 'none' : code}`, label: name ?? words.filter.noDepartment },
      ({ figures }) => pointsFigure(figures.pointsByDepartment.get(code) ?? ZERO),
      gainText,
    ),
  );
  return [
    { key: 'result', title: said.result, rows: result },
    { key: 'areas', title: said.areas, rows: areas },
    { key: 'departments', title: said.departments, rows: departments },
  ];

  /** Departments that lead rows, in the order of the document; then the rows that nobody leads. */
  function departmentsOf({ departments: known }: Assessment, all: readonly Variant[]) {
    const leads = (code: string): boolean => all.some(({ figures }) => figures.pointsByDepartment.has(code));
    return [
      ...known
        .filter(({ code }) => leads(code))
        .map((department) => ({ code: department.code, name: departmentName(department, language) })),
      ...(leads('') ? [{ code: '', name: null }] : []),
    ];
  }
}
