import type { chances as canonical } from '../../vi/studio/chances';

const items = (count: number): string => `${String(count)} ${count === 1 ? 'item' : 'items'}`;
const ranks = (count: number): string => `${String(count)} ${count === 1 ? 'rank' : 'ranks'}`;

export const chances: typeof canonical = {
  outlook: {
    title: 'Certain, expected, ceiling',
    answer: (floor, expected, ceiling) => `Certain: ${floor}; expected: ${expected}; at most: ${ceiling}.`,
    points: (points) => `${points} points`,
    pointsAndRank: (points, rank) => `${points} points (rank ${rank})`,
    rank: (rank) => `Rank ${rank}`,
    noRank: 'There is no published table to compare with.',
    frozen: (field) =>
      `Ranks against the table of ${field}, the other units standing still. All three rest on the assumptions below.`,
  },

  assumed: {
    title: 'Assumptions in use',
    own: 'The default chances (%) are this program’s own assumption: no published source gives any. Each can be typed over in the table below.',
    table: 'Default chance of acceptance, by evidence and last year’s score',
    proof: 'Evidence',
    lastYear: {
      asLastYear: 'No more than last year',
      unknown: 'Last year unknown',
      above: 'More than last year',
    },
    spread: 'Standard deviation of an estimated survey result',
    spreadUnit: 'percentage points of satisfaction',
    spreadHint: (usual) =>
      `Each survey item has three outcomes: low (25%), as estimated (50%), high (25%). At first ${usual}, an assumption of this program as well.`,
  },

  table: {
    title: 'Chance of acceptance, item by item',
    answer: (rows, risk) => `${items(rows)} may lose points; ${risk} points in all are to be expected lost.`,
    safe: 'No item can lose points.',
    hint: 'Figures in italics are defaults: type over them, or clear a field to return to its default. Arrow up and down move to another row.',
    area: 'Area',
    allAreas: 'All areas',
    order: 'Order',
    orders: { risk: 'Most points at risk first', official: 'By code' },
    onlyAtRisk: 'Only items still at risk',
    rearrange: 'Sort again',
    outdated: 'The points at risk have changed; the table keeps its order.',
    none: 'No item passes the filter.',
    code: 'Code',
    name: 'Sub-criterion',
    claim: 'Score as it stands',
    percent: 'Chance (%)',
    refused: 'Score if refused',
    basis: 'Basis',
    risk: 'Points at risk',
    percentOf: (code, name) => `Chance of acceptance (%) of ${code} ${name}`,
    refusedOf: (code, name) => `Score left if refused of ${code} ${name}`,
    aboveClaim: (text, claim) => `“${text}” is above the score as it stands, ${claim}.`,
    ambiguous: (text) => `“${text}” can be read in two ways. Write it with a decimal comma.`,
  },

  basis: {
    open: 'Not scored yet',
    appraised: 'Appraised',
    undisputed: 'Nothing to refuse',
    proofs: {
      proven: 'Proven, with the place named',
      partly: 'Documents without a place, or an explanation alone',
      unproven: 'No document, no explanation',
    },
    lastYear: { asLastYear: 'no more than last year', unknown: 'last year unknown', above: 'more than last year' },
    evidence: (proof, lastYear) => `${proof}; ${lastYear}`,
    given: (percent, why) => `Given. ${why} (default ${String(percent)}%)`,
    estimated: (points) => `Survey, estimated ± ${points}`,
    heldAtClaim: (points) => `The score if refused counts as ${points}: no more than stands.`,
  },

  bulk: {
    title: (rows) => `Set the chance of the ${items(rows)} shown (%)`,
    set: 'Set',
    reset: 'Return to defaults',
    noRows: 'None of the items shown takes a chance.',
    done: (percent, rows) => `Set ${String(percent)}% for ${items(rows)}. One step undoes it.`,
    undone: (rows) => `${items(rows)} returned to defaults. One step undoes it.`,
    nothing: 'These items stand so already.',
  },

  risk: {
    title: 'Items that move the rank most',
    loses: (item, effect) => `Losing ${item} costs most: ${effect}.`,
    gains: (item, effect) => `Full marks for ${item} gain most: ${effect}.`,
    ranksDown: (count, points) => `≈ ${ranks(count)} down, ${points} points`,
    ranksUp: (count, points) => `≈ ${ranks(count)} up, ${points} points`,
    pointsOnly: (points) => `${points} points`,
    none: 'No item is open: none has a score, or all are appraised.',
    level: 'How much is lost',
    levels: { nothing: 'All points of the item', refused: 'Down to the score if refused (surveys: the low result)' },
    caption: 'One item at a time, the other items and the other units standing still; ranks are estimates (≈).',
    lostRefused: 'If it is refused: ranks lost',
    noRank: 'There is no published table to compare with: points only, and no picture in ranks.',
  },

  list: {
    title: (shown) => `The ${items(shown)} whose loss costs most`,
    all: (rows) => `All ${items(rows)} still open, the costliest loss first`,
    showAll: (rows) => `Show all ${items(rows)}`,
    showTop: (rows) => `Show the first ${items(rows)} only`,
    choose: 'Choose',
    chooseOf: (code, name) => `Choose ${code} ${name}`,
    item: 'Sub-criterion',
    rankAtLow: 'Rank if lost',
    rankAtHigh: 'Rank with full marks',
    lossPoints: 'Points lost',
    gainPoints: 'Points gained',
    make: 'Make a scenario',
    sides: { loss: 'Loss', gain: 'Full marks' },
    makeOf: {
      loss: (code) => `Make a scenario of losing ${code}`,
      gain: (code) => `Make a scenario of full marks for ${code}`,
    },
    chosen: (rows) => `A scenario of the ${items(rows)} chosen`,
    name: 'Name of the scenario (left blank, it gets one)',
    makeChosen: { loss: 'These items are lost', gain: 'These items get full marks' },
    names: {
      loss: (codes) => `Loss of ${codes}`,
      gain: (codes) => `Full marks for ${codes}`,
    },
    noneChosen: 'Choose at least one item.',
    noChange: 'The chosen items stand at that level already: nothing would change.',
    made: (name, changes) =>
      `Made the scenario “${name}” with ${String(changes)} ${changes === 1 ? 'change' : 'changes'}. One step undoes it.`,
    see: 'See it among the scenarios',
  },
};
