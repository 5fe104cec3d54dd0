import type { studio as canonical } from '../vi/studio';
import { charts } from './charts';
import { attribution } from './studio/attribution';
import { chances } from './studio/chances';
import { forecast } from './studio/forecast';
import { plan } from './studio/plan';
import { results } from './studio/results';
import { review } from './studio/review';
import { route } from './studio/route';
import { scenarios } from './studio/scenarios';
import { sipas } from './studio/sipas';
import { years } from './studio/years';

export const studio: typeof canonical = {
  title: 'Analysis and review',
  close: 'Back to the sheet',
  tabs: {
    scenarios: 'Scenarios',
    forecast: 'Rank forecast',
    chances: 'Certain and doubtful',
    route: 'Cheapest way',
    attribution: 'Why the rank moved',
    review: 'Review of the year',
    plan: 'Plan',
    results: 'Published results',
    sipas: 'SIPAS scores',
    years: 'Years',
  },
  now: 'Now',
  whatIf: 'Assumed',
  estimate: 'estimate',
  days: (days) => `${days} person-days`,
  number: {
    notANumber: (text) => `“${text}” is not a number. For example: 1.5.`,
    tooManyDecimals: (decimals) => `At most ${decimals} decimals.`,
    outside: (from, to) => `Enter a number from ${from} to ${to}.`,
  },
  charts,
  scenarios,
  forecast,
  chances,
  route,
  attribution,
  review,
  plan,
  results,
  sipas,
  years,
};
