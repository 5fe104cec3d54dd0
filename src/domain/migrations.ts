import { ASSESSMENT_FORMAT, FORMAT_VERSION } from './assessment';
import { err, ok, type Result } from '../lib/result';

type Raw = Readonly<Record<string, unknown>>;

/** Raises a raw document by one version. Frozen once released. */
export interface Migration {
  readonly from: number;
  readonly name: string;
  readonly run: (raw: Raw) => Raw;
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is no list or no row passes as it is: the gate says what is wrong with it. */
const withBlankParts = (entries: unknown, blankParts: Raw): unknown =>
  Array.isArray(entries)
    ? (entries as readonly unknown[]).map((entry) => (isRaw(entry) ? { ...blankParts, ...entry } : entry))
    : entries;

/** Rows get rule figures, evidence, explanations and a thread; the document a register and its rounds. */
const rulesEvidenceRounds: Migration = {
  from: 1,
  name: 'rules, evidence, rounds',
  run: (raw) => {
    const open = { deadline: '', lockedAt: null };
    const { entries } = raw;
    const blankParts = {
      figures: null,
      overrideReason: '',
      scoredOn: '',
      secondAppraisedScore: null,
      lastYearFigures: null,
      contributors: [],
      changedSinceCheck: false,
      notApplicableReason: '',
      evidence: [],
      explanation: '',
      thread: [],
    };
    // What the older file holds comes last: a key that it should not have meets the gate, and is not dropped unseen.
    return {
      process: {
        rounds: { self: open, firstAppraisal: open, explanation: open, secondAppraisal: open, final: open },
        surveyDates: { leaderSurvey: '', sipas: '' },
        documentItemLimit: 5,
      },
      adjustments: [],
      evidence: [],
      ...raw,
      formatVersion: 2,
      entries: withBlankParts(entries, blankParts),
    };
  },
};

/** Rows get chances and costs; the document the settings of the studio, a plan, and what belongs to several years. */
const studioPlanYears: Migration = {
  from: 2,
  name: 'studio, plan, years',
  run: (raw) => {
    const { entries } = raw;
    const blankParts = { acceptancePercent: null, refusedScore: null, effortDays: null };
    return {
      studio: {
        forecast: {
          draws: 10_000,
          seed: 1,
          driftMean: null,
          driftSpread: null,
          unitSpread: null,
          persistence: null,
          surveySpread: 2,
        },
        route: {
          target: { kind: 'points', points: 90 },
          until: '',
          openedTracks: [],
          excluded: [],
          required: [],
          limits: [],
        },
      },
      plan: [],
      fields: [],
      sipas: [],
      causes: [],
      yearMap: null,
      ...raw,
      formatVersion: 3,
      entries: withBlankParts(entries, blankParts),
    };
  },
};

/** A department's workspace, what was handed out, and what was merged. */
const exchangeOfDepartments: Migration = {
  from: 3,
  name: 'exchange of departments',
  run: (raw) => ({ workspace: null, handouts: [], merges: [], ...raw, formatVersion: 4 }),
};

/** Gap-free, oldest first: `migrations[n].from` is n + 1, and the last one leads to `FORMAT_VERSION`. */
export const migrations: readonly Migration[] = [rulesEvidenceRounds, studioPlanYears, exchangeOfDepartments];

export type EnvelopeFailure =
  | { readonly reason: 'notAnAssessment' }
  | { readonly reason: 'noVersion' }
  | { readonly reason: 'newerVersion'; readonly found: number; readonly supported: number };

/** Checks format and version of an unknown value and raises it to the current version. */
export function migrateToCurrent(raw: unknown): Result<Raw, EnvelopeFailure> {
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== ASSESSMENT_FORMAT)
    return err({ reason: 'notAnAssessment' });
  const version = 'formatVersion' in raw ? raw.formatVersion : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return err({ reason: 'noVersion' });
  if (version > FORMAT_VERSION) return err({ reason: 'newerVersion', found: version, supported: FORMAT_VERSION });
  return ok(migrations.slice(version - 1).reduce<Raw>((current, step) => step.run(current), { ...raw }));
}
