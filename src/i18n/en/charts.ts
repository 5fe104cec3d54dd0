import { many } from '../many';
import type { ChartWords } from '../vi/charts';

export const charts: ChartWords = {
  showTable: 'Show as a table',
  tableOf: (title) => `Figures of the picture: ${title}`,
  copyTable: 'Copy table',
  copied: 'Table copied, ready to be pasted into Excel or Word.',
  copyRefused: 'The browser refused to copy. The table is selected: press Ctrl+C.',
  saveSvg: 'Save as SVG',
  savePng: 'Save as PNG',
  saved: (file) => `${file} saved.`,
  saveFailed: 'The picture file could not be made. Please try again.',
  drawing: 'Drawing…',
  drawFailed: 'The part that draws could not be loaded. The table below has all figures.',

  unit: 'Unit',
  rank: 'Rank',
  rankOf: (rank) => `rank ${rank}`,
  index: 'Index (%)',
  points: 'Points',
  change: 'Change',
  unknown: 'unknown',
  now: 'Now',

  ladder: {
    titleOf: (unit) => `Rank ladder of ${unit}`,
    after: 'Assumed',
    own: (unit, state) => `${unit} (${state})`,
    gap: (ranks) => many(ranks, 'rank unknown', 'ranks unknown'),
  },

  areas: {
    title: 'Index by area',
    area: 'Area',
    own: 'Index of the unit',
  },

  slope: {
    title: 'Scenarios side by side',
    scenario: 'Scenario',
    total: 'Total points',
    rank: 'Estimated rank',
    rankChange: 'Change of rank',
    ranksUp: (ranks) => many(ranks, 'rank up', 'ranks up'),
    ranksDown: (ranks) => many(ranks, 'rank down', 'ranks down'),
  },

  tornado: {
    title: 'Items that move the rank most',
    item: 'Sub-criterion',
    lost: 'If all its points are lost: ranks lost',
    gained: 'If it gets full marks: ranks gained',
    ranksLost: 'Ranks lost',
    ranksGained: 'Ranks gained',
    pointsLost: 'Points lost',
    pointsGained: 'Points gained',
    inBrackets: 'In brackets: points',
    shown: (shown, count) => `The picture shows ${shown} of ${count} items; the table has them all.`,
  },

  frontier: {
    title: 'Cost and result',
    cost: 'Person-days',
    days: (days) => `${days} person-days`,
    pointsOf: (points) => `${points} points`,
    selected: (what) => `Selected: ${what}`,
    selectedMark: 'selected',
    targetPoints: (points) => `Target ${points} points`,
    targetReached: 'reaches the target',
    note: 'Note',
  },

  histogram: {
    title: 'Forecast ranks',
    share: 'Share of draws',
    sharePercent: 'Share of draws (%)',
    cumulative: 'This rank or better',
    note: 'Note',
    median: 'median',
    medianAt: (rank) => `Median: rank ${rank}`,
    inInterval: 'within the 80% interval',
    intervalAt: (best, worst) => `80% interval: ranks ${best}–${worst}`,
    target: 'target',
    targetAt: (rank, share) => `Target rank ${rank}: reached in ${share}`,
  },
};
