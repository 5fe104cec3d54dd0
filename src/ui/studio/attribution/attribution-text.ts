import type { DisplayPart, Mover } from '../../../domain/attribution';
import { formatPointsExactly, pointsFromInteger, type DecimalMark, type Points } from '../../../domain/points';
import type { RankResult } from '../../../domain/rank';
import type { RubricTree } from '../../../domain/rubric-tree';
import type { StudioWords } from '../../../i18n/studio-words';
import type { Messages } from '../../../i18n/vi';
import type { Language } from '../../../i18n/words';
import type { SnapshotView } from '../../../state/snapshots.svelte';
import { nodeName } from '../../names';
import { snapshotTitle } from '../../snapshots/snapshot-text';
import type { Source } from './standings';

/** `48`, or `≈48` for an estimate. */
export const rankText = (rank: Pick<RankResult, 'estimate' | 'exact'>): string =>
  `${rank.exact ? '' : '≈'}${String(rank.estimate)}`;

/** Decimals that a column of exact points needs so that its figures stand in line. */
export const decimalsOf = (column: readonly Points[]): 2 | 4 => (column.every((points) => points % 100 === 0) ? 2 : 4);

/** Points gained, with their sign. */
export const gainText = (points: Points, mark: DecimalMark, decimals: number): string =>
  `${points > 0 ? '+' : ''}${formatPointsExactly(points, mark, decimals)}`;

/** Ranks gained, from whole tenths: `+1,5`, `−0,4`, `0,0`. */
export const tenthsText = (tenths: number, mark: DecimalMark): string =>
  gainText(pointsFromInteger(tenths * 1000), mark, 1);

/** Name of a row or an area: of the later rubric where it has one, else of the earlier. */
export function nameIn(trees: readonly RubricTree[], code: string, language: Language): string {
  for (const { nodeByCode } of trees) {
    const node = nodeByCode.get(code);
    if (node) return nodeName(node, language);
  }
  return '';
}

export const moverName = (
  mover: Mover,
  trees: readonly RubricTree[],
  words: StudioWords,
  language: Language,
): { readonly code: string; readonly name: string } =>
  mover.kind === 'own'
    ? { code: mover.areaCode, name: nameIn(trees, mover.areaCode, language) }
    : { code: '', name: words.attribution.movers[mover.kind] };

const KINDS = ['own', 'survey', 'adjustments', 'rubric', 'peers'] as const satisfies readonly Mover['kind'][];

/** What each kind of mover brought, in words: `nỗ lực của địa phương +3,4 bậc`; those that brought nothing are left out. */
export function reasons(parts: readonly DisplayPart[], words: StudioWords, mark: DecimalMark): readonly string[] {
  return KINDS.flatMap((kind) => {
    const tenths = parts.filter(({ mover }) => mover.kind === kind).reduce((sum, part) => sum + part.tenths, 0);
    if (tenths === 0) return [];
    return [words.attribution.reason(words.attribution.kinds[kind], tenthsText(tenths, mark))];
  });
}

export interface SourceNames {
  readonly scenarios: readonly { readonly id: string; readonly name: string }[];
  readonly snapshots: readonly SnapshotView[];
  readonly words: StudioWords;
  readonly general: Messages;
  readonly language: Language;
}

/** What a standing is called in a list of choices, which says apart what are scenarios and what copies. */
export function sourceName(source: Source, { scenarios, snapshots, words, general, language }: SourceNames): string {
  switch (source.kind) {
    case 'lastYear':
    case 'self':
    case 'final':
      return words.attribution.sources[source.kind];
    case 'whatIf':
      return words.whatIf;
    case 'scenario':
      return scenarios.find(({ id }) => id === source.id)?.name ?? '';
    case 'snapshot': {
      const snapshot = snapshots.find(({ id }) => id === source.id);
      return snapshot ? snapshotTitle(snapshot, general, language) : '';
    }
  }
}
