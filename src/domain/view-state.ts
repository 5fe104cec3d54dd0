import * as z from 'zod';
import { codeSchema, pointsCodec } from './schema-parts';

/** Columns of the grid, in their first order. */
export const COLUMN_IDS = [
  'code',
  'name',
  'maxPoints',
  'track',
  'selfScore',
  'whatIfScore',
  'appraisedScore',
  'secondAppraisedScore',
  'finalScore',
  'difference',
  'indexPercent',
  'lastYearScore',
  'leadDepartment',
  'status',
  'explanation',
  'note',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** Columns that lead the grid and can be neither hidden nor moved. */
export const FROZEN_COLUMNS = 2;

export interface ColumnLayout {
  readonly id: ColumnId;
  readonly visible: boolean;
  readonly widthPx: number;
}

const defaultWidthsPx: Readonly<Record<ColumnId, number>> = {
  code: 84,
  name: 300,
  maxPoints: 68,
  track: 128,
  selfScore: 84,
  whatIfScore: 84,
  appraisedScore: 96,
  secondAppraisedScore: 96,
  finalScore: 88,
  difference: 92,
  indexPercent: 80,
  lastYearScore: 90,
  leadDepartment: 190,
  status: 112,
  explanation: 240,
  note: 240,
};

/** Columns of later rounds: there when somebody asks for them. */
const hiddenAtFirst: ReadonlySet<ColumnId> = new Set(['secondAppraisedScore', 'finalScore', 'explanation']);

export const DEFAULT_COLUMNS: readonly ColumnLayout[] = COLUMN_IDS.map((id) => ({
  id,
  visible: !hiddenAtFirst.has(id),
  widthPx: defaultWidthsPx[id],
}));

export const MINIMUM_COLUMN_PX = 48;
export const MAXIMUM_COLUMN_PX = 800;

export const PANEL_WIDTH_PX = { minimum: 280, initial: 340, maximum: 640 } as const;

/** A width of a column as it is kept; a grid may let a person drag it narrower or wider. */
export const columnWidth = (px: number): number =>
  Math.round(Math.min(MAXIMUM_COLUMN_PX, Math.max(MINIMUM_COLUMN_PX, px)));

const columnSchema = z.object({
  id: z.enum(COLUMN_IDS),
  visible: z.boolean().catch(true),
  widthPx: z.number().transform(columnWidth).nullable().catch(null),
});

/** The columns that can be read; one that cannot does not take the others with it. */
const columnsSchema = z.array(z.unknown()).transform((columns): readonly ColumnLayout[] =>
  columns.flatMap((column) => {
    const read = columnSchema.safeParse(column);
    return read.success ? [{ ...read.data, widthPx: read.data.widthPx ?? defaultWidthsPx[read.data.id] }] : [];
  }),
);

const keyed = (raw: unknown): object => (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {});

export const AUTHOR_LENGTH = 120;

/** What a person chose for all assessments. */
const preferencesSchema = z.object({
  language: z.enum(['vi', 'en']).catch('vi'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Who works here, for the history and the notes of a row. */
  author: z.string().max(AUTHOR_LENGTH).catch(''),
  panelOpen: z.boolean().catch(true),
  panelWidthPx: z.int().min(PANEL_WIDTH_PX.minimum).max(PANEL_WIDTH_PX.maximum).catch(PANEL_WIDTH_PX.initial),
  listView: z.boolean().catch(false),
  columns: columnsSchema.catch([]),
});
export type PreferenceValues = Readonly<z.output<typeof preferencesSchema>>;

/** Reads kept preferences; whatever is missing or wrong falls back to its default, one by one. */
export function readPreferences(raw: unknown): PreferenceValues {
  const values = preferencesSchema.parse(keyed(raw));
  return { ...values, columns: completeColumns(values.columns) };
}

/** Every column once; new ones at their first place, the frozen ones in front and visible. */
export function completeColumns(columns: readonly ColumnLayout[]): readonly ColumnLayout[] {
  const known = columns.filter((column, index) => columns.findIndex(({ id }) => id === column.id) === index);
  const complete = [...known];
  for (const [index, column] of DEFAULT_COLUMNS.entries()) {
    if (!known.some(({ id }) => id === column.id)) complete.splice(index, 0, column);
  }
  const frozen = COLUMN_IDS.slice(0, FROZEN_COLUMNS).flatMap((id) => complete.filter((column) => column.id === id));
  const rest = complete.filter((column) => !frozen.includes(column));
  return [...frozen.map((column) => ({ ...column, visible: true })), ...rest];
}

const assumptionChange = z.tuple([codeSchema, pointsCodec.nullable(), pointsCodec.nullable()]);

const whatIfStepSchema = z.object({
  /** Row, assumed score before and after; `null` is none. */
  changes: z.array(assumptionChange),
  /** Names the step of the document's history that this one followed. */
  moment: z.string(),
  /** Part of the gesture that made that step. */
  joined: z.boolean(),
  /** The kept scenario that the overlay stood for before and after. */
  scenarioBefore: z.string().nullable(),
  scenarioAfter: z.string().nullable(),
});
/** One gesture on the overlay, small enough to keep and to take back. */
export type WhatIfStep = Readonly<z.output<typeof whatIfStepSchema>>;

/** Assumed scores over one assessment, with what can be undone and redone; kept beside it, never part of it. */
const whatIfViewSchema = z.object({
  overlay: z.array(z.tuple([codeSchema, pointsCodec])).catch([]),
  scenarioId: z.string().nullable().catch(null),
  done: z.array(whatIfStepSchema).catch([]),
  undone: z.array(whatIfStepSchema).catch([]),
});
export type WhatIfView = Readonly<z.output<typeof whatIfViewSchema>>;

export const readWhatIfView = (raw: unknown): WhatIfView => whatIfViewSchema.parse(keyed(raw));

/** Plain value to keep; the inverse of `readWhatIfView`. */
export const whatIfViewToRaw = (view: WhatIfView): unknown => z.encode(whatIfViewSchema, { ...view });

/** How one assessment is looked at; kept beside it, never part of it. */
const assessmentViewSchema = z.object({
  collapsed: z.array(codeSchema).catch([]),
  fieldYear: z.int().nullable().catch(null),
  /** What the coordinator wrote to a department is put away. */
  instructionsFolded: z.boolean().catch(false),
});
export type AssessmentView = Readonly<z.output<typeof assessmentViewSchema>>;

export const readAssessmentView = (raw: unknown): AssessmentView => assessmentViewSchema.parse(keyed(raw));
