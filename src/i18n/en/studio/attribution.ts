import type { attribution as canonical } from '../../vi/studio/attribution';

const count = (number: number, one: string, many: string): string => `${String(number)} ${number === 1 ? one : many}`;

export const attribution: typeof canonical = {
  from: 'From',
  to: 'To',
  standing: 'Standing',
  field: 'Ranked in the table of',
  swap: 'Swap the two standings',
  sources: {
    lastYear: 'Last year (column of last year’s scores)',
    self: 'Now (self scores)',
    final: 'Now (results of the latest round)',
  },
  groups: {
    document: 'This document',
    scenarios: 'Scenarios',
    snapshots: 'Kept copies (results of the latest round)',
  },

  same: 'Both standings are the same. Choose two different ones, or two different tables.',
  reading: 'Reading the kept copy…',
  noField: 'There is no published PAR INDEX table, so no rank can be worked out.',
  noLastYear:
    'The column of last year’s scores is empty, so there is no rank to compare. Fill in the column Last year in the sheet, or choose another standing.',
  noRank: (standing) =>
    `Nothing is scored in “${standing}”, so there is no rank to compare. Choose another standing, or score first.`,
  tooMany: 'Too many areas moved at once (more than 14 parts), so the share of each cannot be told apart.',

  answer: 'The answer',
  up: { before: 'From rank', between: 'up to', after: (ranks) => `(up by ${ranks})` },
  down: { before: 'From rank', between: 'down to', after: (ranks) => `(down by ${ranks})` },
  stays: { before: 'The rank stays at' },
  reason: (kind, ranks) => `${kind} ${ranks}`,
  noReason: 'what moved in points is too little to move the rank.',
  nothingMoved: 'no points and no other province moved.',
  kinds: {
    own: 'own effort',
    survey: 'surveys',
    adjustments: 'bonus and penalty',
    rubric: 'changes of the rubric',
    peers: 'the other provinces',
  },
  interval: (from, to) => `Ranks that are possible: from ${from} to ${to}.`,
  intervalOf: (ranks, year) => `${ranks} (table of ${year})`,
  exactOf: (rank, year) => `exactly ${rank} (table of ${year})`,
  partial: (year, known, others) => `Of the table of ${year}, the values of ${known} of ${others} others are known.`,
  outside: (year, units) =>
    `The province is not in the table of ${year}, so it is ranked as one more unit, out of ${units}.`,
  open: (side, rows) =>
    `The standing “${side}” has ${count(rows, 'row', 'rows')} without a score, counted as 0: what these rows seem to gain or lose distorts the parts of their areas.`,
  sameField: 'Both standings are ranked in the same table: the other provinces are taken to stand still.',

  parts: 'What each cause brought',
  cause: 'Cause',
  points: 'Points',
  ranks: 'Ranks',
  unitPoints: 'points',
  unitRanks: 'ranks',
  total: 'In all',
  movers: {
    survey: 'Survey scores (leaders and citizens)',
    adjustments: 'Bonus and penalty points',
    rubric: 'Changes of the rubric',
    peers: 'The other provinces moved',
  },
  scale: (points) => `maximum ${points}`,
  meaning: {
    shares:
      'Each part is the number of ranks that this cause alone brought, on average over every order in which the causes can come (Shapley value), so that no order is preferred and the parts add up to exactly the ranks gained; figures are shown to a tenth of a rank.',
    rows: 'Rows are matched by code: an item that changed its meaning but kept its code, maximum and kind of assessment counts as own effort, and so do points from statistics. Rows without a score count as 0.',
    lastYear:
      'On the side of last year, blank cells of the column Last year count as 0 points, every row is taken to apply, and there is no bonus or penalty.',
    estimate:
      'Ranks with ≈ are estimates, because the published table lacks some provinces or some rows are not scored yet; so the parts, that of the other provinces too, are estimates as well.',
  },

  rows: 'Rows that moved points',
  rowsOf: (rows, points) => `${count(rows, 'row', 'rows')}, ${points} points`,
  noRows: 'No row moved any points.',
  item: 'Sub-criterion',
  before: 'From',
  after: 'To',
  gain: 'Change',
  missing: 'not there',
  notScored: 'not scored',
  ofMaximum: (points, maximum) => `${points} of ${maximum}`,

  pictures: 'Pictures',
  ladder: {
    caption: (from, to, year) => `From “${from}” to “${to}”, among the neighbours in the PAR INDEX table of ${year}.`,
    otherField: (year, rank, fieldYear) =>
      `To be comparable, “From” is ranked in the table of ${year} too; in the table of ${fieldYear} it stands at rank ${rank}.`,
    leftOut: (units) => `${count(units, 'unit', 'units')} between, far from both, not drawn.`,
    gapLeftOut: (ranks) => `${count(ranks, 'rank', 'ranks')} unknown or not drawn`,
    file: 'rank-ladder',
  },
  areas: {
    caption: (from, to) => `Bar: “${to}”. Marker: “${from}”.`,
    file: 'area-indices',
  },
};
